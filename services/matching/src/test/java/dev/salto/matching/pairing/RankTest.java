package dev.salto.matching.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A total order over pairs (design 2, "Rank"). */
class RankTest {

  private static Rank rank(int score, int offerDay, int orderDay, String offer, String order) {
    return new Rank(score, on(offerDay), on(orderDay), offer, order);
  }

  private static Instant on(int day) {
    return Instant.parse("2026-01-0" + day + "T08:00:00Z");
  }

  /** Best first; each is worse than the one before by one thing, and better by all after it. */
  private static final List<Rank> BEST_FIRST =
      List.of(
          rank(9001, 9, 9, "z", "z"),
          rank(9000, 1, 9, "z", "z"),
          rank(9000, 2, 1, "z", "z"),
          rank(9000, 2, 2, "a", "z"),
          rank(9000, 2, 2, "b", "x"),
          rank(9000, 2, 2, "b", "y"));

  @Test
  void scoreThenOffersThenOrdersPostingThenOfferIdThenOrderIdDecide() {
    List<Rank> shuffled = new ArrayList<>(BEST_FIRST);
    Collections.shuffle(shuffled, new Random(7));

    assertThat(shuffled.stream().sorted()).containsExactlyElementsOf(BEST_FIRST);
  }

  @Test
  void noTwoPairsRankTheSame() {
    for (Rank one : BEST_FIRST) {
      for (Rank other : BEST_FIRST) {
        assertThat(one.compareTo(other) == 0).isEqualTo(one.equals(other));
        assertThat(Integer.signum(one.compareTo(other)))
            .isEqualTo(-Integer.signum(other.compareTo(one)));
      }
    }
  }
}
