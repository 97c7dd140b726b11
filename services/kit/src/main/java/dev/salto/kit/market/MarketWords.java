package dev.salto.kit.market;

import dev.salto.matching.model.Capability;
import dev.salto.matching.model.Commitment;
import dev.salto.matching.model.Evidence;
import dev.salto.matching.model.EvidenceKind;
import dev.salto.matching.model.Facility;
import dev.salto.matching.model.FacilityKind;
import dev.salto.matching.model.FacilityStatus;
import dev.salto.matching.model.HeldPermit;
import dev.salto.matching.model.Money;
import dev.salto.matching.model.Offer;
import dev.salto.matching.model.Operator;
import dev.salto.matching.model.Order;
import dev.salto.matching.model.Party;
import dev.salto.matching.model.Policy;
import dev.salto.matching.model.Requirement;
import dev.salto.matching.model.Route;
import dev.salto.matching.model.Scenario;
import dev.salto.matching.model.SiteClearance;
import dev.salto.matching.model.Stage;
import dev.salto.matching.model.StageOffer;
import dev.salto.matching.model.Texts;
import dev.salto.matching.model.TrackRecord;
import dev.salto.matching.model.Verification;
import dev.salto.records.BuyerOrder;
import dev.salto.records.OrganisationCard;
import dev.salto.records.ParkPolicy;
import dev.salto.records.ProjectOffer;
import dev.salto.records.ScenarioDemand;
import dev.salto.records.Text;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Translates admitted records into the core's model. Admission has checked every code, so nothing
 * here fails.
 */
public final class MarketWords {

  private static final String OPEN = "OPEN";

  private MarketWords() {}

  /** An offer of which no pilot has shown anything. */
  public static Offer offer(ProjectOffer offer) {
    return offer(offer, null);
  }

  /**
   * An offer with its track record.
   *
   * @param record null where there is none
   */
  public static Offer offer(ProjectOffer offer, dev.salto.records.@Nullable TrackRecord record) {
    return new Offer(
        offer.getId(),
        offer.getPark(),
        party(offer.getInstitute(), offer.getOrganisation()),
        texts(offer.getTitle()),
        texts(offer.getSummary()),
        offer.getFields(),
        offer.getCapabilities().stream()
            .map(it ->
                new Capability(it.getAttribute(), new BigDecimal(it.getValue()), it.getUnit()))
            .toList(),
        offer.getTrl(),
        offer.getPermits(),
        money(offer.getPrice()),
        offer.getPilots(),
        offer.getAvailableFrom(),
        offer.getAvailableUntil(),
        offer.getSpaceM2(),
        offer.getPlatformField(),
        offer.getStatus().equals(OPEN),
        offer.getVersion(),
        offer.getPostedAt(),
        offer.getHeldPermits().stream()
            .map(it ->
                new HeldPermit(
                    it.getPermit(), it.getNumber(), it.getAuthority(), it.getValidUntil()))
            .toList(),
        record == null ? TrackRecord.NONE : trackRecord(record));
  }

  public static TrackRecord trackRecord(dev.salto.records.TrackRecord record) {
    return new TrackRecord(
        record.getFinishedPilots(),
        record.getAcceptedMilestones(),
        record.getRefusedMilestones(),
        record.getProvenTrl());
  }

  public static Scenario scenario(ScenarioDemand scenario) {
    return new Scenario(
        scenario.getId(),
        scenario.getPark(),
        party(scenario.getAgency(), scenario.getOrganisation()),
        scenario.getJurisdiction(),
        texts(scenario.getTitle()),
        texts(scenario.getSummary()),
        scenario.getFields(),
        requirements(scenario.getRequirements()),
        scenario.getStages().stream()
            .map(it -> new StageOffer(Stage.valueOf(it.getStage()), it.getMinTrl()))
            .toList(),
        scenario.getPermits(),
        scenario.getPlaces(),
        scenario.getWindowFrom(),
        scenario.getWindowUntil(),
        scenario.getMinDays(),
        scenario.getSpaceM2(),
        SiteClearance.valueOf(scenario.getSiteClearance()),
        scenario.getStatus().equals(OPEN),
        scenario.getVersion(),
        scenario.getPostedAt());
  }

  public static Order order(BuyerOrder order) {
    return new Order(
        order.getId(),
        order.getPark(),
        party(order.getBuyer(), order.getOrganisation()),
        order.getScenario(),
        Stage.valueOf(order.getStage()),
        Route.valueOf(order.getRoute()),
        order.getLots(),
        money(order.getBudgetPerLot()),
        order.getDisclosure().equals("SEALED"),
        order.getDeliverBy(),
        order.getEvidence().stream().map(MarketWords::evidence).toList(),
        order.getStatus().equals(OPEN),
        order.getVersion(),
        order.getPostedAt());
  }

  public static Facility facility(dev.salto.records.Facility facility) {
    boolean open = !facility.getStatus().equals("WITHDRAWN");
    return new Facility(
        facility.getId(),
        FacilityKind.valueOf(facility.getKind()),
        facility.getField(),
        open ? FacilityStatus.valueOf(facility.getStatus()) : FacilityStatus.PLANNED,
        facility.getPlaces(),
        facility.getSpaceM2(),
        open);
  }

  public static Policy policy(ParkPolicy policy) {
    Map<String, BigDecimal> rates = new HashMap<>();
    policy.getRates().forEach((currency, rate) -> rates.put(currency, new BigDecimal(rate)));
    return new Policy(
        policy.getAgency(),
        Commitment.valueOf(policy.getThreshold()),
        policy.getMinimumScore(),
        rates,
        policy.getAnswerDays(),
        Set.copyOf(policy.getCrossBorderGates()));
  }

  private static Evidence evidence(dev.salto.records.Evidence evidence) {
    return new Evidence(
        evidence.getN(),
        EvidenceKind.valueOf(evidence.getKind()),
        evidence.getDate(),
        evidence.getAmount() == null ? null : money(evidence.getAmount()),
        evidence.getValidUntil(),
        evidence.getSupplier(),
        verification(evidence.getVerification()));
  }

  private static Verification verification(dev.salto.records.@Nullable Verification verification) {
    return verification == null
        ? Verification.AWAITED
        : Verification.valueOf(verification.getState());
  }

  private static Party party(String id, OrganisationCard card) {
    return new Party(id, card.getJurisdiction(), card.getGroup());
  }

  public static List<Requirement> requirements(List<dev.salto.records.Requirement> requirements) {
    return requirements.stream()
        .map(it ->
            new Requirement(
                it.getAttribute(),
                Operator.of(it.getOperator()),
                new BigDecimal(it.getValue()),
                it.getUnit(),
                it.getHard()))
        .toList();
  }

  public static Money money(dev.salto.records.Money money) {
    return new Money(money.getMinor(), money.getCurrency());
  }

  public static Texts texts(@Nullable Text text) {
    return text == null ? Texts.NONE : new Texts(text.getZh(), text.getZhHant(), text.getEn());
  }
}
