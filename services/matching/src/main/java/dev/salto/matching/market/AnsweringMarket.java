package dev.salto.matching.market;

import dev.salto.matching.explanation.Explanation;
import dev.salto.matching.explanation.Gap;
import dev.salto.matching.explanation.Prospect;
import dev.salto.matching.explanation.UnmetAnswer;
import dev.salto.matching.explanation.UnmetOrder;
import dev.salto.matching.model.Offer;
import dev.salto.matching.model.Order;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A market that answers from its ledger: why and why not is the same however it pairs. */
public abstract class AnsweringMarket implements Market {

  /** What stands now. */
  protected abstract Ledger ledger();

  @Override
  public final Preview preview(Offer offer) {
    return new Previews(ledger()).of(offer, pair -> pair.order().sealed());
  }

  @Override
  public final Preview preview(Order order) {
    return new Previews(ledger()).of(order, pair -> true);
  }

  @Override
  public final Explanation explain(String offer, String order) {
    return new Answers(ledger()).explain(offer, order);
  }

  @Override
  public final List<PairKey> pairsOfOrder(String order) {
    return new Answers(ledger()).pairsOfOrder(order);
  }

  @Override
  public final List<PairKey> pairsOfOffer(String offer) {
    return new Answers(ledger()).pairsOfOffer(offer);
  }

  @Override
  public final List<Explanation> explanationsForOrder(String order) {
    Answers answers = new Answers(ledger());
    return answers.explained(answers.pairsOfOrder(order));
  }

  @Override
  public final List<Explanation> explanationsForOffer(String offer) {
    Answers answers = new Answers(ledger());
    return answers.explained(answers.pairsOfOffer(offer));
  }

  @Override
  public final List<Gap> gapsOfOrder(String order) {
    return new Answers(ledger()).gapsOfOrder(order);
  }

  @Override
  public final List<Gap> gapsOfOffer(String offer) {
    return new Answers(ledger()).gapsOfOffer(offer);
  }

  @Override
  public final List<UnmetOrder> unmetOrders() {
    return List.copyOf(ledger().unmet().values());
  }

  @Override
  public final @Nullable UnmetAnswer unmetOrder(String order) {
    return new Answers(ledger()).unmetOrder(order);
  }

  @Override
  public final List<Prospect> prospects() {
    return new Prospects(ledger()).all();
  }
}
