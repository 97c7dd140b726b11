package dev.salto.dashboard;

import dev.salto.records.Agreement;
import dev.salto.records.BuyerOrder;
import dev.salto.records.Consent;
import dev.salto.records.Evidence;
import dev.salto.records.Match;
import dev.salto.records.MatchEvent;
import dev.salto.records.Money;
import dev.salto.records.Names;
import dev.salto.records.Organisation;
import dev.salto.records.OrganisationCard;
import dev.salto.records.ParkDay;
import dev.salto.records.ParkPolicy;
import dev.salto.records.PilotEvent;
import dev.salto.records.PilotIncident;
import dev.salto.records.PilotMilestone;
import dev.salto.records.PilotPayment;
import dev.salto.records.PilotRun;
import dev.salto.records.ProductVersion;
import dev.salto.records.ProjectOffer;
import dev.salto.records.ScenarioDemand;
import dev.salto.records.StageOffer;
import dev.salto.records.Text;
import dev.salto.records.Titles;
import dev.salto.records.UnmetOrder;
import dev.salto.records.Verification;
import dev.salto.records.Versions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** Valid records to start a test from. */
public final class Records {

  public static final LocalDate DAY = LocalDate.of(2026, 1, 5);
  public static final Instant AT = Instant.parse("2026-01-05T08:00:00.000Z");
  private static final Text TEXT = new Text("示例", null, "Example");
  private static final OrganisationCard CARD = new OrganisationCard(TEXT, "MAINLAND", null);

  private Records() {}

  public static ParkPolicy policy(String park) {
    return ParkPolicy.newBuilder()
        .setPark(park)
        .setAgency("agency")
        .setName(TEXT)
        .setRates(Map.of())
        .setCrossBorderGates(List.of())
        .setVersion(1)
        .setPostedAt(AT)
        .build();
  }

  public static ParkDay day(String park) {
    return new ParkDay(park, DAY);
  }

  public static MatchEvent.Builder event(String park, long sequence) {
    return MatchEvent.newBuilder()
        .setId(park + "-" + sequence)
        .setSequence(sequence)
        .setPark(park)
        .setMatch("match-" + sequence)
        .setType("PROPOSED")
        .setOffer("offer-" + sequence)
        .setScenario("scenario-" + sequence)
        .setOrder("order-" + sequence)
        .setInstitute("institute-" + sequence)
        .setBuyer("buyer-" + sequence)
        .setTitles(new Titles(TEXT, TEXT, TEXT))
        .setNames(new Names(TEXT, TEXT))
        .setAcceptedBy(List.of())
        .setScore(5000)
        .setGates(List.of())
        .setCause(null)
        .setAt(AT);
  }

  public static ScenarioDemand.Builder scenario(String park, String id, String... fields) {
    return ScenarioDemand.newBuilder()
        .setId(id)
        .setPark(park)
        .setAgency("agency")
        .setOrganisation(CARD)
        .setJurisdiction("MAINLAND")
        .setTitle(TEXT)
        .setFields(List.of(fields))
        .setRequirements(List.of())
        .setStages(List.of(new StageOffer("OPERATIONAL", 7)))
        .setPermits(List.of())
        .setPlaces(5)
        .setStatus("OPEN")
        .setVersion(1)
        .setPostedAt(AT);
  }

  public static UnmetOrder unmet(String park, String id, String scenario, int lots, Instant since) {
    return UnmetOrder.newBuilder()
        .setOrder(id)
        .setPark(park)
        .setScenario(scenario)
        .setBuyer("buyer")
        .setTitle(new Text(null, null, "Title"))
        .setLots(lots)
        .setSince(since)
        .build();
  }

  public static ProjectOffer.Builder offer(String park, String id, String... fields) {
    return ProjectOffer.newBuilder()
        .setId(id)
        .setPark(park)
        .setInstitute("institute")
        .setOrganisation(CARD)
        .setTitle(TEXT)
        .setFields(List.of(fields))
        .setCapabilities(List.of())
        .setTrl(8)
        .setPermits(List.of())
        .setPrice(new Money(1L, "CNY"))
        .setPilots(3)
        .setStatus("OPEN")
        .setVersion(1)
        .setPostedAt(AT);
  }

  /** An order of so many lots, of which a verified purchase order backs so many. */
  public static BuyerOrder.Builder order(
      String park, String id, String scenario, int lots, int backed, long budget) {
    return BuyerOrder.newBuilder()
        .setId(id)
        .setPark(park)
        .setBuyer("buyer")
        .setOrganisation(CARD)
        .setScenario(scenario)
        .setTitle(TEXT)
        .setStage("OPERATIONAL")
        .setRoute("OWN_PURCHASE")
        .setLots(lots)
        .setBudgetPerLot(new Money(budget, "CNY"))
        .setDisclosure("PUBLIC")
        .setEvidence(
            List.of(
                Evidence.newBuilder()
                    .setN(1)
                    .setKind("PURCHASE_ORDER")
                    .setReference("PO-1")
                    .setIssuer("buyer")
                    .setDate(DAY.minusDays(9))
                    .setAmount(new Money(Math.max(1, budget * backed), "CNY"))
                    .setVerification(new Verification("VERIFIED", "verifier", DAY, null))
                    .build()))
        .setStatus("OPEN")
        .setVersion(1)
        .setPostedAt(AT);
  }

  public static Match.Builder match(
      String park, String id, String scenario, String order, String state) {
    return Match.newBuilder()
        .setId(id)
        .setPark(park)
        .setOffer("offer-" + id)
        .setScenario(scenario)
        .setOrder(order)
        .setInstitute("institute")
        .setBuyer("buyer")
        .setTitles(new Titles(TEXT, TEXT, TEXT))
        .setNames(new Names(TEXT, TEXT))
        .setVersions(new Versions(1, 1, 1))
        .setRound(1)
        .setState(state)
        .setAcceptedBy(List.of())
        .setScore(5000)
        .setParts(Map.of())
        .setGates(List.of())
        .setSequence(1)
        .setUpdatedAt(AT);
  }

  public static Organisation organisation(String id, String kind) {
    return Organisation.newBuilder()
        .setId(id)
        .setKind(kind)
        .setName(TEXT)
        .setJurisdiction("MAINLAND")
        .setVersion(1)
        .setPostedAt(AT)
        .build();
  }

  /** The terms of a match, at a price of a million fen. */
  public static Agreement.Builder agreement(Match match) {
    return Agreement.newBuilder()
        .setMatch(match.getId())
        .setPark(match.getPark())
        .setOffer(match.getOffer())
        .setScenario(match.getScenario())
        .setOrder(match.getOrder())
        .setInstitute(match.getInstitute())
        .setBuyer(match.getBuyer())
        .setAgency("agency")
        .setVersions(match.getVersions())
        .setStage("OPERATIONAL")
        .setStages(List.of())
        .setTrl(8)
        .setRequirements(List.of())
        .setFields(List.of())
        .setRoute("OWN_PURCHASE")
        .setPrice(new Money(1_000_000L, "CNY"))
        .setBudgetPerLot(new Money(7_654_321L, "CNY"))
        .setDisclosure("SEALED")
        .setDay(DAY)
        .setAt(AT);
  }

  /** The event with this number of a match's pilot, an hour after the one before. */
  public static PilotEvent.Builder pilotEvent(String park, String match, int n, String type) {
    return PilotEvent.newBuilder()
        .setId(match + "-" + n)
        .setPark(park)
        .setMatch(match)
        .setBy("institute")
        .setType(type)
        .setN(n)
        .setDay(DAY)
        .setCloses(List.of())
        .setMilestones(List.of())
        .setAt(AT.plus(n, ChronoUnit.HOURS));
  }

  public static PilotEvent.Builder run(
      String park, String match, int n, String hours, String version, Integer... closes) {
    return pilotEvent(park, match, n, "RUN")
        .setCloses(List.of(closes))
        .setRun(
            PilotRun.newBuilder()
                .setDate(DAY)
                .setHours(hours)
                .setReadings(List.of())
                .setProductVersion(version)
                .build());
  }

  public static PilotEvent.Builder incident(
      String park, String match, int n, String severity, LocalDate date) {
    return pilotEvent(park, match, n, "INCIDENT")
        .setIncident(new PilotIncident(severity, date, "It stood still.", "1.0"));
  }

  public static PilotEvent.Builder version(
      String park, String match, int n, String version, LocalDate date, Integer... answers) {
    return pilotEvent(park, match, n, "VERSION")
        .setProductVersion(new ProductVersion(version, date, List.of(answers), null));
  }

  public static PilotEvent.Builder payment(
      String park, String match, int n, long minor, LocalDate date) {
    return pilotEvent(park, match, n, "PAYMENT")
        .setPayment(new PilotPayment(new Money(minor, "CNY"), date, "T-" + n, null));
  }

  public static PilotMilestone milestone(int number, String stage) {
    return new PilotMilestone(number, stage, TEXT, List.of(), DAY.plusDays(30));
  }

  public static Consent.Builder consent(
      String park, String id, String institute, String financier) {
    return Consent.newBuilder()
        .setId(id)
        .setPark(park)
        .setInstitute(institute)
        .setOrganisation(CARD)
        .setFinancier(financier)
        .setStatus("OPEN")
        .setVersion(1)
        .setPostedAt(AT);
  }
}
