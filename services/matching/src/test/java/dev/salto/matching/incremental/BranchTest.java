package dev.salto.matching.incremental;

import static dev.salto.matching.fixture.Postings.offer;
import static dev.salto.matching.fixture.Postings.order;
import static dev.salto.matching.fixture.Postings.scenario;
import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.matching.fixture.OfferBuilder;
import dev.salto.matching.fixture.Postings;
import dev.salto.matching.market.Input;
import dev.salto.matching.market.Market;
import dev.salto.matching.market.PlainMarket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Branches hold what a search has to be told, however a park grows and shrinks. */
class BranchTest {

  private static final List<String> WORDS =
      List.of("street", "night", "patrol", "robot", "sweeper", "drone", "port", "voice", "edge");

  private final Random random = new Random(5);
  private final IncrementalMarket market = new IncrementalMarket(4);
  private final Map<String, OfferBuilder> offers = new LinkedHashMap<>();
  private final List<Input.Fact> others = new ArrayList<>();
  private int posted;

  private int ofOneLeaf;
  private int ofMore;
  private int besideOthers;
  private int crowds;

  BranchTest() {
    tell(new Input.PolicyChanged(Postings.POLICY));
    tell(new Input.DayCome(Postings.DAY));
  }

  @Test
  void everyLeafIsToldOfInABranchUnlessItIsACrowdThroughBurstsOfPostingsAndWithdrawals() {
    for (int burst = 0; burst < 40; burst++) {
      switch (burst % 5) {
        case 0 -> grow(60, text());
        // All alike, and worse than what stands: no search of an order parts where they lie.
        case 1 -> grow(90, "Nothing " + text());
        case 2, 4 -> demand(4);
        default -> shrink(burst % 2 == 0 ? 40 : 130);
      }
      outcomeIsThePlainOne();
    }
    assertThat(market.matches()).hasSizeGreaterThan(20);
    assertThat(List.of(ofOneLeaf, ofMore, besideOthers, crowds)).allMatch(it -> it > 20);
  }

  private void grow(int count, String title) {
    for (int n = 0; n < count; n++) {
      String id = "a" + posted++;
      boolean alike = title.startsWith("Nothing");
      OfferBuilder offer =
          offer(id)
              .title(alike ? title : text())
              .fields("7.2")
              .trl(alike ? 8 : 9)
              .beyond(alike ? 0 : random.nextInt(30));
      offers.put(id, offer);
      post(id, offer);
    }
  }

  private void demand(int count) {
    for (int n = 0; n < count; n++) {
      String id = "s" + posted++;
      tell(new Input.ScenarioChanged(id, scenario(id).title(text()).fields("7.2").build()));
      tell(new Input.OrderChanged("x" + id, order("x" + id).of(id).build()));
    }
  }

  private void shrink(int count) {
    for (int n = 0; n < count && !offers.isEmpty(); n++) {
      String id = List.copyOf(offers.keySet()).get(random.nextInt(offers.size()));
      post(id, Objects.requireNonNull(offers.remove(id)).version(2).withdrawn());
    }
  }

  private void post(String id, OfferBuilder offer) {
    market.apply(new Input.OfferChanged(id, offer.build()));
    IndexedLedger ledger = (IndexedLedger) market.ledger();
    holds(ledger.matchmaker().offers().root());
  }

  private void tell(Input.Fact input) {
    others.add(input);
    market.apply(input);
  }

  private void holds(Cluster<Leg.OfOffer, OfferSpan> cluster) {
    Branch<Leg.OfOffer, OfferSpan> branch = cluster.branch();
    Cluster<Leg.OfOffer, OfferSpan> lower = cluster.lower();
    Cluster<Leg.OfOffer, OfferSpan> upper = cluster.upper();
    if (lower != null && upper != null) {
      if (branch != null) {
        assertThat(lower.branch()).isSameAs(branch);
        assertThat(upper.branch()).isSameAs(branch);
        ofMore += cluster.isWholeBranch() ? 1 : 0;
      } else {
        assertThat(lower.isWholeBranch() || lower.branch() == null).isTrue();
        assertThat(upper.isWholeBranch() || upper.branch() == null).isTrue();
        besideOthers++;
      }
      holds(lower);
      holds(upper);
    } else if (branch == null) {
      assertThat(cluster.members()).hasSizeGreaterThan(16);
      crowds += cluster.parent() == null ? 0 : 1;
    } else {
      ofOneLeaf += cluster.isWholeBranch() ? 1 : 0;
      assertThat(branch.leaf(cluster.group())).isSameAs(cluster);
      assertThat(branch.rows().enough(cluster.group())).isEqualTo(cluster.enough());
      for (Member<Leg.OfOffer, OfferSpan> member : cluster.members()) {
        int itself = member.text.cosine(member.text);
        assertThat(branch.atMost(cluster.group(), member.text.unit()))
            .isGreaterThanOrEqualTo(itself);
        assertThat(branch.atMost(member.text.unit())).isGreaterThanOrEqualTo(itself);
      }
    }
  }

  private void outcomeIsThePlainOne() {
    Market plain = new PlainMarket();
    others.forEach(plain::load);
    offers.forEach((id, it) -> plain.load(new Input.OfferChanged(id, it.build())));
    plain.apply(new Input.DayCome(Postings.DAY));
    assertThat(pairs(market)).isEqualTo(pairs(plain));
  }

  private static List<String> pairs(Market market) {
    return market.matches().stream()
        .map(it -> it.offer() + " " + it.order() + " " + it.score())
        .sorted()
        .toList();
  }

  private String text() {
    var text = new StringBuilder();
    for (int n = 0; n < 3; n++) {
      text.append(WORDS.get(random.nextInt(WORDS.size()))).append(' ');
    }
    return text.toString();
  }
}
