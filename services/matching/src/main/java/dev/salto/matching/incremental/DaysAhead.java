package dev.salto.matching.incremental;

import dev.salto.matching.eligibility.Eligibility;
import dev.salto.matching.eligibility.PairCase;
import dev.salto.matching.life.Gate;
import dev.salto.matching.life.GateDecision;
import dev.salto.matching.life.Match;
import dev.salto.matching.life.MatchState;
import dev.salto.matching.life.PairMemory;
import dev.salto.matching.market.PairKey;
import dev.salto.matching.model.Evidence;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** On which day something about a standing match, or about what backs an order, is over. */
final class DaysAhead {

  private final Calendar<PairKey> matches = new Calendar<>();
  private final Calendar<Leg.OfOrder> orders = new Calendar<>();

  /** The matches of which something is over before this day; each is to be watched again. */
  List<PairKey> matchesBefore(LocalDate day) {
    return matches.over(day);
  }

  /** The orders of which a document is over before this day; each is to be watched again. */
  List<Leg.OfOrder> ordersBefore(LocalDate day) {
    return orders.over(day);
  }

  /**
   * Watches a standing match for the end of a gate's decision or document and, while it is only
   * proposed, of the days to answer and of its window.
   *
   * @param pair null where a posting is not known
   */
  void watch(Match match, PairMemory memory, @Nullable PairCase pair, LocalDate today) {
    LongStream days =
        until(
            Stream.concat(
                memory.gates().stream().map(GateDecision::validUntil),
                match.gates().stream().map(Gate::validUntil)),
            today);
    if (match.state() == MatchState.PROPOSED) {
      days = LongStream.concat(days, LongStream.of(match.answerBy().toEpochDay()));
      if (pair != null) {
        days = LongStream.concat(days, Eligibility.lastDay(pair).stream());
      }
    }
    matches.set(PairKey.of(match), days.min());
  }

  /** A match stands no more. */
  void forget(PairKey match) {
    matches.set(match, OptionalLong.empty());
  }

  /** Watches an order for the end of a document. */
  void watch(Leg.OfOrder leg, @Nullable LocalDate today) {
    orders.set(
        leg,
        leg.order == null
            ? OptionalLong.empty()
            : until(leg.order.evidence().stream().map(Evidence::validUntil), today).min());
  }

  private static LongStream until(Stream<@Nullable LocalDate> days, @Nullable LocalDate today) {
    return days.filter(Objects::nonNull)
        .filter(day -> today == null || !day.isBefore(today))
        .mapToLong(LocalDate::toEpochDay);
  }
}
