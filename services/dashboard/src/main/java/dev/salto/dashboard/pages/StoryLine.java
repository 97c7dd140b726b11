package dev.salto.dashboard.pages;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * One thing that happened on the way from posting to payment.
 *
 * @param head what it was, in a word or two
 * @param tone good, wait, bad, or empty for neither
 * @param what it was exactly
 * @param who did it; empty where nobody decided
 * @param why in the words of who did it; empty where nothing was said
 * @param day on which it was told
 * @param ran the day that a run was on, which may be told later; of anything else {@code day}
 * @param at by which the lines are ordered; the day's first moment where only the day is known
 * @param then what followed from it by itself
 * @param folded runs on days without anything else, oldest first
 */
public record StoryLine(
    String head,
    String tone,
    String what,
    String who,
    String why,
    LocalDate day,
    LocalDate ran,
    Instant at,
    List<String> then,
    List<StoryLine> folded) {

  StoryLine(
      String head,
      String tone,
      String what,
      String who,
      String why,
      LocalDate day,
      Instant at,
      List<String> then) {
    this(head, tone, what, who, why, day, day, at, then, List.of());
  }

  /** The same as a run of that day. */
  StoryLine ranOn(LocalDate other) {
    return new StoryLine(head, tone, what, who, why, day, other, at, then, folded);
  }
}
