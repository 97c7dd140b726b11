package dev.salto.matching.model;

/** Kinds of documents behind an order, and the commitment each gives (design, words). */
public enum EvidenceKind {
  LETTER_OF_INTENT(Commitment.INTENT),
  BUDGET_APPROVAL(Commitment.BUDGETED),
  TENDER_NOTICE(Commitment.ORDERED),
  PURCHASE_ORDER(Commitment.ORDERED),
  AWARD_NOTICE(Commitment.CONTRACTED),
  CONTRACT_SIGNATURE(Commitment.CONTRACTED),
  ESCROW_DEPOSIT(Commitment.CONTRACTED);

  private final Commitment gives;

  EvidenceKind(Commitment gives) {
    this.gives = gives;
  }

  /** The commitment that a counting document of this kind gives. */
  public Commitment gives() {
    return gives;
  }
}
