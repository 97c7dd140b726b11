package dev.salto.matching.eligibility;

import static dev.salto.matching.fixture.OrderBuilder.document;
import static dev.salto.matching.fixture.Postings.DAY;
import static dev.salto.matching.fixture.Postings.POLICY;
import static dev.salto.matching.fixture.Postings.order;
import static dev.salto.matching.fixture.Postings.threshold;
import static dev.salto.matching.model.EvidenceKind.AWARD_NOTICE;
import static dev.salto.matching.model.EvidenceKind.BUDGET_APPROVAL;
import static dev.salto.matching.model.EvidenceKind.CONTRACT_SIGNATURE;
import static dev.salto.matching.model.EvidenceKind.ESCROW_DEPOSIT;
import static dev.salto.matching.model.EvidenceKind.LETTER_OF_INTENT;
import static dev.salto.matching.model.EvidenceKind.PURCHASE_ORDER;
import static dev.salto.matching.model.EvidenceKind.TENDER_NOTICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.matching.fixture.OrderBuilder;
import dev.salto.matching.fixture.OrderBuilder.EvidenceBuilder;
import dev.salto.matching.model.Commitment;
import dev.salto.matching.model.EvidenceKind;
import dev.salto.matching.model.Verification;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Commitment and backed lots, from evidence alone (design 1, "commitment", "order-backed"). */
class BackingTest {

  /** What backs an order of three lots at 200.00 CNY each. */
  private static Backing backing(EvidenceBuilder... documents) {
    return Backing.of(order("x").lots(3).backedBy(documents).build(), POLICY, DAY);
  }

  private static int lots(EvidenceBuilder... documents) {
    return backing(documents).lots();
  }

  private static int lotsAt(Commitment threshold, EvidenceBuilder document) {
    return Backing.of(order("x").backedBy(document).build(), threshold(threshold), DAY).lots();
  }

  @ParameterizedTest
  @CsvSource({
    "LETTER_OF_INTENT, INTENT",
    "BUDGET_APPROVAL, BUDGETED",
    "TENDER_NOTICE, ORDERED",
    "PURCHASE_ORDER, ORDERED",
    "AWARD_NOTICE, CONTRACTED",
    "CONTRACT_SIGNATURE, CONTRACTED",
    "ESCROW_DEPOSIT, CONTRACTED"
  })
  void eachKindOfDocumentGivesItsCommitment(EvidenceKind kind, Commitment commitment) {
    assertThat(backing(document(kind)).commitment()).isEqualTo(commitment);
  }

  @Test
  void withoutADocumentAnOrderIsANeed() {
    assertThat(backing()).isEqualTo(new Backing(Commitment.NEED, 0));
  }

  @Test
  void theFirmestDocumentGivesTheCommitment() {
    assertThat(
            backing(document(LETTER_OF_INTENT), document(TENDER_NOTICE), document(BUDGET_APPROVAL))
                .commitment())
        .isEqualTo(Commitment.ORDERED);
  }

  @Test
  void commitmentsRiseFromNeedToContracted() {
    assertThat(Commitment.values())
        .extracting(Commitment::name)
        .containsExactly("NEED", "INTENT", "BUDGETED", "ORDERED", "CONTRACTED");
  }

  @ParameterizedTest
  @EnumSource(
      value = Verification.class,
      names = {"AWAITED", "REFUSED"})
  void aDocumentCountsOnlyOnceVerified(Verification state) {
    assertThat(backing(document(PURCHASE_ORDER).amount(600_00).verification(state)))
        .isEqualTo(Backing.NONE);
  }

  @Test
  void aDocumentCountsThroughItsLastDayByTheParksDayAlone() {
    OrderBuilder order =
        order("x").backedBy(document(PURCHASE_ORDER).amount(200_00).validUntil("2026-03-10"));

    assertThat(Backing.of(order.build(), POLICY, LocalDate.parse("2026-03-10")))
        .isEqualTo(new Backing(Commitment.ORDERED, 1));
    assertThat(Backing.of(order.build(), POLICY, LocalDate.parse("2026-03-11")))
        .isEqualTo(Backing.NONE);
    // In a park whose day is long past, or far ahead of any clock, the same holds.
    assertThat(Backing.of(order.build(), POLICY, LocalDate.parse("1999-01-01")).lots())
        .isEqualTo(1);
    OrderBuilder far =
        order("x").backedBy(document(PURCHASE_ORDER).amount(200_00).validUntil("2999-12-31"));
    assertThat(Backing.of(far.build(), POLICY, LocalDate.parse("2999-12-31")).lots()).isEqualTo(1);
    assertThat(Backing.of(far.build(), POLICY, LocalDate.parse("3000-01-01")).lots()).isZero();
  }

  @Test
  void aVerifiedDocumentCountsWhateverDateItBears() {
    assertThat(lots(document(PURCHASE_ORDER).amount(600_00).dated("2026-06-01"))).isEqualTo(3);
  }

  @Test
  void aDocumentBacksAsManyWholeLotsAsItsAmountPaysFor() {
    assertThat(lots(document(PURCHASE_ORDER).amount(199_99))).isZero();
    assertThat(lots(document(PURCHASE_ORDER).amount(200_00))).isEqualTo(1);
    assertThat(lots(document(PURCHASE_ORDER).amount(399_99))).isEqualTo(1);
    assertThat(lots(document(PURCHASE_ORDER).amount(400_00))).isEqualTo(2);
  }

  @Test
  void neverMoreLotsAreBackedThanTheOrderHas() {
    assertThat(lots(document(PURCHASE_ORDER).amount(Long.MAX_VALUE))).isEqualTo(3);
  }

  @Test
  void aDocumentWithoutAnAmountBacksNoLot() {
    assertThat(backing(document(CONTRACT_SIGNATURE)))
        .isEqualTo(new Backing(Commitment.CONTRACTED, 0));
  }

  @Test
  void aDepositSmallerThanALotBacksNone() {
    assertThat(backing(document(ESCROW_DEPOSIT).amount(150_00)))
        .isEqualTo(new Backing(Commitment.CONTRACTED, 0));
    assertThat(
            lots(document(ESCROW_DEPOSIT).amount(150_00), document(ESCROW_DEPOSIT).amount(150_00)))
        .isZero();
  }

  @Test
  void documentsOfOneKindAddUp() {
    assertThat(
            lots(document(PURCHASE_ORDER).amount(200_00), document(PURCHASE_ORDER).amount(250_00)))
        .isEqualTo(2);
  }

  @Test
  void kindsSpeakOfTheSameMoneySoTheBestOneCounts() {
    assertThat(
            lots(
                document(PURCHASE_ORDER).amount(400_00),
                document(CONTRACT_SIGNATURE).amount(200_00)))
        .isEqualTo(2);
  }

  @Test
  void aDocumentBelowOrderedBacksNoLotHoweverLowTheThreshold() {
    assertThat(lotsAt(Commitment.BUDGETED, document(BUDGET_APPROVAL).amount(200_00))).isZero();
    assertThat(lotsAt(Commitment.NEED, document(LETTER_OF_INTENT).amount(200_00))).isZero();
    assertThat(lotsAt(Commitment.NEED, document(TENDER_NOTICE).amount(200_00))).isEqualTo(1);
  }

  @Test
  void theParkMayAskForAContract() {
    assertThat(lotsAt(Commitment.CONTRACTED, document(PURCHASE_ORDER).amount(200_00))).isZero();
    assertThat(lotsAt(Commitment.CONTRACTED, document(AWARD_NOTICE).amount(200_00))).isEqualTo(1);
  }

  @Test
  void amountsInAnotherCurrencyCountByThePolicysRates() {
    // 217.40 HKD at 0.92 are 200.008 CNY, 217.39 HKD are 199.9988 CNY.
    assertThat(lots(document(PURCHASE_ORDER).amount(217_40, "HKD"))).isEqualTo(1);
    assertThat(lots(document(PURCHASE_ORDER).amount(217_39, "HKD"))).isZero();
    assertThat(lots(document(PURCHASE_ORDER).amount(900_00, "EUR"))).isZero();
  }

  @Test
  void minorUnitsAreThoseOfTheCurrency() {
    OrderBuilder yen = order("x").budget(200, "JPY");
    assertThat(
            Backing.of(
                    yen.backedBy(document(PURCHASE_ORDER).amount(200, "JPY")).build(), POLICY, DAY)
                .lots())
        .isEqualTo(1);
  }
}
