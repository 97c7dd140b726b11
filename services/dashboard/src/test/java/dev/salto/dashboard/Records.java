package dev.salto.dashboard;

import dev.salto.records.BuyerOrder;
import dev.salto.records.Evidence;
import dev.salto.records.Match;
import dev.salto.records.MatchEvent;
import dev.salto.records.Money;
import dev.salto.records.Names;
import dev.salto.records.OrganisationCard;
import dev.salto.records.ParkDay;
import dev.salto.records.ParkPolicy;
import dev.salto.records.ProjectOffer;
import dev.salto.records.ScenarioDemand;
import dev.salto.records.StageOffer;
import dev.salto.records.Text;
import dev.salto.records.Titles;
import dev.salto.records.Verification;
import dev.salto.records.Versions;
import java.time.Instant;
import java.time.LocalDate;
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
}
