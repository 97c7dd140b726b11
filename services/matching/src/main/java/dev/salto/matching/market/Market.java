package dev.salto.matching.market;

import dev.salto.matching.explanation.Explanation;
import dev.salto.matching.explanation.Gap;
import dev.salto.matching.explanation.Prospect;
import dev.salto.matching.explanation.UnmetAnswer;
import dev.salto.matching.explanation.UnmetOrder;
import dev.salto.matching.life.Match;
import dev.salto.matching.life.PairMemory;
import dev.salto.matching.model.Offer;
import dev.salto.matching.model.Order;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The market of one park: inputs in, changes out (design, "The pairing"). For one thread at a time.
 *
 * <p>After every input the standing matches are the one stable outcome of the standing postings,
 * policy, day, locked matches and bars, in whatever order they came. An input that throws leaves
 * the market as it was.
 *
 * <p>A park without a policy or a day is not declared: nothing is proposed in it, what was proposed
 * is withdrawn, what was agreed is left alone.
 */
public interface Market {

  /** Takes an input and settles the market anew. */
  Outcome apply(Input input);

  /**
   * Takes a posting, the policy or the day as they stand at a restart. Nothing is paired: with all
   * memories loaded too, the market is as it was before it stopped.
   */
  void load(Input.Fact fact);

  /** Takes what was remembered of a pair, at a restart; see {@link #load(Input.Fact)}. */
  void load(PairMemory memory);

  /**
   * What an offer would lead to if it were posted now, be it new or the change of one that stands.
   * Nothing changes. PRICE is not asked against sealed budgets (design, "Who sees prices").
   */
  Preview preview(Offer offer);

  /** The same of an order; PRICE is not asked at all, for what offers cost is no one's to find. */
  Preview preview(Order order);

  /** One pair. Of a posting that isn't known it says so. */
  Explanation explain(String offer, String order);

  /**
   * An order with every open offer, or one matched with it, best rank first, whether eligible or
   * not (design, "REST"); to be explained one by one.
   */
  List<PairKey> pairsOfOrder(String order);

  /** An offer with every open order, or one matched with it; in the same order. */
  List<PairKey> pairsOfOffer(String offer);

  /** All of {@link #pairsOfOrder} explained. */
  List<Explanation> explanationsForOrder(String order);

  /** All of {@link #pairsOfOffer} explained. */
  List<Explanation> explanationsForOffer(String offer);

  /** The open offers that one single thing keeps apart from an order, best score first. */
  List<Gap> gapsOfOrder(String order);

  /** The open orders that one single thing keeps apart from an offer, best score first. */
  List<Gap> gapsOfOffer(String offer);

  /** Open orders with backed lots that have no match, by id. */
  List<UnmetOrder> unmetOrders();

  /** Why lots of an order are unmet; null where none are. */
  @Nullable UnmetAnswer unmetOrder(String order);

  /**
   * Where all but the money is there, best score first: with open orders that have no backed lot,
   * and with open scenarios that have no open order.
   */
  List<Prospect> prospects();

  /** The matches that stand, from proposed to paid, by id. */
  List<Match> matches();
}
