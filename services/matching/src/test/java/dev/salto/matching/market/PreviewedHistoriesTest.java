package dev.salto.matching.market;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.matching.explanation.Explanation;
import dev.salto.matching.explanation.Gap;
import dev.salto.matching.explanation.Prospect;
import dev.salto.matching.explanation.UnmetAnswer;
import dev.salto.matching.explanation.UnmetOrder;
import dev.salto.matching.fixture.History;
import dev.salto.matching.fixture.Implementation;
import dev.salto.matching.fixture.Shape;
import dev.salto.matching.life.Match;
import dev.salto.matching.life.MatchEventType;
import dev.salto.matching.life.PairMemory;
import dev.salto.matching.model.Offer;
import dev.salto.matching.model.Order;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Before each posting of random histories it is previewed: the preview tells what the posting then
 * leads to, and leaves no trace.
 */
class PreviewedHistoriesTest {

  private static final List<Shape> SHAPES =
      List.of(Shape.DENSE, Shape.SPARSE, Shape.TIED, Shape.ELASTIC);

  @ParameterizedTest
  @EnumSource
  void aPreviewTellsWhatThePostingThenLeadsToAndChangesNothing(Implementation kind) {
    Map<MatchEventType, Integer> foretold = new EnumMap<>(MatchEventType.class);
    for (long seed = 1; seed <= 100; seed++) {
      Previewing market = new Previewing((AnsweringMarket) kind.market(), foretold);
      History history = new History(seed, market, SHAPES.get((int) (seed % SHAPES.size())));
      for (int step = 1; step <= 120; step++) {
        market.where = kind + ", seed " + seed + ", step " + step;
        history.next();
      }
    }
    for (MatchEventType type :
        List.of(
            MatchEventType.PROPOSED,
            MatchEventType.DISPLACED,
            MatchEventType.WITHDRAWN,
            MatchEventType.REVOKED)) {
      assertThat(foretold.getOrDefault(type, 0)).as(type + " of " + foretold).isGreaterThan(20);
    }
  }

  /** Previews what it is told to apply, every price tested, and is held to it. */
  private static final class Previewing implements Market {

    private final AnsweringMarket market;
    private final Market undisturbed = new PlainMarket();
    private final Map<MatchEventType, Integer> foretold;
    private String where = "";

    Previewing(AnsweringMarket market, Map<MatchEventType, Integer> foretold) {
      this.market = market;
      this.foretold = foretold;
    }

    @Override
    public Outcome apply(Input input) {
      String before = state();
      Preview preview = preview(input);
      assertThat(state()).as(where).isEqualTo(before);
      Outcome outcome = market.apply(input);
      assertThat(outcome).as(where).isEqualTo(undisturbed.apply(input));
      if (preview != null) {
        assertThat(preview.changes()).as(where + ": " + input).isEqualTo(outcome.changes());
        assertThat(preview.unmet()).as(where + ": " + input).isEqualTo(outcome.unmet());
        preview.changes().forEach(it -> foretold.merge(it.type(), 1, Integer::sum));
      }
      return outcome;
    }

    private Preview preview(Input input) {
      Previews previews = new Previews(market.ledger());
      return switch (input) {
        case Input.OfferChanged it when it.offer() != null && isPosted(it.offer()) ->
            previews.of(it.offer(), pair -> false);
        case Input.OrderChanged it when it.order() != null ->
            previews.of(it.order(), pair -> false);
        default -> null;
      };
    }

    /** What a posting can't tell is its track record: only pilots change that. */
    private boolean isPosted(Offer offer) {
      Offer standing = market.ledger().offer(offer.id());
      return standing == null || standing.record().equals(offer.record());
    }

    private String state() {
      return market.matches() + "\n" + market.ledger().unmet() + "\n" + market.prospects();
    }

    @Override
    public void load(Input.Fact fact) {
      market.load(fact);
      undisturbed.load(fact);
    }

    @Override
    public void load(PairMemory memory) {
      market.load(memory);
      undisturbed.load(memory);
    }

    @Override
    public Preview preview(Offer offer) {
      return market.preview(offer);
    }

    @Override
    public Preview preview(Order order) {
      return market.preview(order);
    }

    @Override
    public Explanation explain(String offer, String order) {
      return market.explain(offer, order);
    }

    @Override
    public List<PairKey> pairsOfOrder(String order) {
      return market.pairsOfOrder(order);
    }

    @Override
    public List<PairKey> pairsOfOffer(String offer) {
      return market.pairsOfOffer(offer);
    }

    @Override
    public List<Explanation> explanationsForOrder(String order) {
      return market.explanationsForOrder(order);
    }

    @Override
    public List<Explanation> explanationsForOffer(String offer) {
      return market.explanationsForOffer(offer);
    }

    @Override
    public List<Gap> gapsOfOrder(String order) {
      return market.gapsOfOrder(order);
    }

    @Override
    public List<Gap> gapsOfOffer(String offer) {
      return market.gapsOfOffer(offer);
    }

    @Override
    public List<UnmetOrder> unmetOrders() {
      return market.unmetOrders();
    }

    @Override
    public UnmetAnswer unmetOrder(String order) {
      return market.unmetOrder(order);
    }

    @Override
    public List<Prospect> prospects() {
      return market.prospects();
    }

    @Override
    public List<Match> matches() {
      return market.matches();
    }
  }
}
