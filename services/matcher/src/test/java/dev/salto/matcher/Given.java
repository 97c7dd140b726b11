package dev.salto.matcher;

import dev.salto.records.BuyerOrder;
import dev.salto.records.Contact;
import dev.salto.records.Evidence;
import dev.salto.records.MatchDecision;
import dev.salto.records.Money;
import dev.salto.records.Organisation;
import dev.salto.records.OrganisationCard;
import dev.salto.records.ParkDay;
import dev.salto.records.ParkPolicy;
import dev.salto.records.PilotEvent;
import dev.salto.records.PilotPayment;
import dev.salto.records.PilotRun;
import dev.salto.records.ProjectOffer;
import dev.salto.records.ScenarioDemand;
import dev.salto.records.StageOffer;
import dev.salto.records.Text;
import dev.salto.records.Verification;
import dev.salto.schemas.Topics;
import dev.salto.schemas.WireFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Valid records that belong together: an offer, a scenario and an order of these make a match. The
 * order is sealed, and every figure can be told from all others.
 */
public final class Given {

  public static final String AGENCY = "city-agency";
  public static final String INSTITUTE = "light-institute";
  public static final String BUYER = "urban-buyer";
  public static final LocalDate DAY = LocalDate.of(2026, 1, 5);
  public static final Instant POSTED = Instant.parse("2026-01-05T08:00:00.000Z");

  /** 1,876,543.21 CNY. */
  public static final long PRICE = 187_654_321L;

  /** 1,987,654.32 CNY a lot. */
  public static final long BUDGET = 198_765_432L;

  /** 3,976,543.29 CNY: backs two lots. */
  public static final long AMOUNT = 397_654_329L;

  static {
    // Makes Avro trust our records, whichever test comes first.
    WireFormat.of(Topics.PROJECT_OFFERS);
  }

  private static final OrganisationCard CARD =
      new OrganisationCard(new Text("示例机构", null, "Example"), "MAINLAND", null);

  private Given() {}

  /** An organisation with a phone number of its own. */
  public static Organisation organisation(String id, String kind) {
    return Organisation.newBuilder()
        .setId(id)
        .setKind(kind)
        .setName(new Text("示例机构", null, id))
        .setJurisdiction("MAINLAND")
        .setContact(new Contact(null, phone(id), null))
        .setVersion(1)
        .setPostedAt(POSTED)
        .build();
  }

  /** The phone number of an organisation. */
  public static String phone(String id) {
    return "phone-of-" + id;
  }

  public static ParkPolicy.Builder policy(String park) {
    return ParkPolicy.newBuilder()
        .setPark(park)
        .setAgency(AGENCY)
        .setName(new Text("示例园区", null, "Example park"))
        .setVersion(1)
        .setPostedAt(POSTED);
  }

  public static ParkDay day(String park, LocalDate day) {
    return new ParkDay(park, day);
  }

  public static ProjectOffer.Builder offer(String park, String id) {
    return ProjectOffer.newBuilder()
        .setId(id)
        .setPark(park)
        .setInstitute(INSTITUTE)
        .setOrganisation(CARD)
        .setTitle(new Text("无人清扫车队", null, "Unmanned street-sweeper fleet"))
        .setFields(List.of("7.2"))
        .setTrl(8)
        .setPrice(new Money(PRICE, "CNY"))
        .setPilots(1)
        .setStatus("OPEN")
        .setVersion(1)
        .setPostedAt(POSTED);
  }

  public static ScenarioDemand.Builder scenario(String park, String id) {
    return ScenarioDemand.newBuilder()
        .setId(id)
        .setPark(park)
        .setAgency(AGENCY)
        .setOrganisation(CARD)
        .setJurisdiction("MAINLAND")
        .setTitle(new Text("园区道路无人清扫", null, "Unmanned sweeping of park streets"))
        .setFields(List.of("7.2"))
        .setStages(List.of(new StageOffer("OPERATIONAL", 7)))
        .setPlaces(5)
        .setSiteClearance("MET")
        .setStatus("OPEN")
        .setVersion(1)
        .setPostedAt(POSTED);
  }

  /** One lot, backed by a purchase order that a verifier has seen. */
  public static BuyerOrder.Builder order(String park, String id, String scenario) {
    return BuyerOrder.newBuilder()
        .setId(id)
        .setPark(park)
        .setBuyer(BUYER)
        .setOrganisation(CARD)
        .setScenario(scenario)
        .setTitle(new Text("清扫服务", null, "Sweeping service"))
        .setStage("OPERATIONAL")
        .setRoute("NEGOTIATION")
        .setLots(1)
        .setBudgetPerLot(new Money(BUDGET, "CNY"))
        .setDisclosure("SEALED")
        .setEvidence(
            List.of(
                Evidence.newBuilder()
                    .setN(1)
                    .setKind("PURCHASE_ORDER")
                    .setReference("PO-1")
                    .setIssuer(BUYER)
                    .setDate(LocalDate.of(2025, 12, 1))
                    .setAmount(new Money(AMOUNT, "CNY"))
                    .setVerification(
                        new Verification("VERIFIED", "seal-verifier", DAY.minusDays(1), null))
                    .build()))
        .setStatus("OPEN")
        .setVersion(1)
        .setPostedAt(POSTED);
  }

  public static MatchDecision.Builder decision(String id, String park, String match, String by) {
    return MatchDecision.newBuilder()
        .setId(id)
        .setPark(park)
        .setMatch(match)
        .setBy(by)
        .setDecision("ACCEPT")
        .setAt(POSTED);
  }

  public static MatchDecision gate(
      String id, String park, String match, String gate, String state) {
    return decision(id, park, match, AGENCY)
        .setDecision("GATE")
        .setGate(gate)
        .setState(state)
        .build();
  }

  /** The id of the event with this number of the pilot of a match. */
  public static String pilotEventId(String match, int n) {
    return match.replace('~', '.') + "-" + n;
  }

  /** An event of a pilot by its institute; of a payment, milestone or run there is one to tell. */
  public static PilotEvent.Builder pilotEvent(String park, String match, int n, String type) {
    PilotEvent.Builder event =
        PilotEvent.newBuilder()
            .setId(pilotEventId(match, n))
            .setPark(park)
            .setMatch(match)
            .setBy(INSTITUTE)
            .setType(type)
            .setN(n)
            .setDay(DAY)
            .setAt(POSTED);
    return switch (type) {
      case "PAYMENT" ->
          event.setPayment(new PilotPayment(new Money(PRICE, "CNY"), DAY, "transfer", 1));
      case "ACCEPTED", "REFUSED" -> event.setSubject(1).setBy(BUYER);
      case "RUN" ->
          event.setRun(
              PilotRun.newBuilder().setDate(DAY).setHours("7.5").setProductVersion("1").build());
      default -> event;
    };
  }
}
