package dev.salto.pilots.pilot;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a deed is not taken. No sentence tells an amount of money.
 *
 * @param field what of the deed is wrong; null where the time for it is
 * @param code never changes
 * @param sentence for people
 * @param state of the pilot, milestone, incident or payment that refuses
 * @param allowed what it would take in that state
 */
public record Refusal(
    @Nullable String field,
    String code,
    String sentence,
    @Nullable String state,
    List<EventType> allowed)
    implements Decision {

  /** There is no milestone, incident or payment of that number. */
  public static final String NOT_FOUND = "NOT_FOUND";

  static Refusal field(String field, String code, String sentence) {
    return new Refusal(field, code, sentence, null, List.of());
  }

  static Refusal missing(String what, int number) {
    return new Refusal(
        null, NOT_FOUND, "The pilot has no " + what + " " + number + ".", null, List.of());
  }

  static Refusal now(String code, String sentence) {
    return new Refusal(null, code, sentence, null, List.of());
  }

  /** Refused by a table: {@code PILOT_STATE}, {@code MILESTONE_STATE} and so on. */
  static <S extends Enum<S>> Refusal state(
      String code, String what, S state, EventType event, Transitions<S> table) {
    List<EventType> allowed = table.allowed(state);
    return new Refusal(
        null,
        code,
        "%s is %s and takes no %s now; it takes %s."
            .formatted(
                what,
                state,
                event,
                allowed.isEmpty()
                    ? "nothing any more"
                    : String.join(", ", allowed.stream().map(Enum::name).toList())),
        state.name(),
        allowed);
  }

  Refusal in(PilotState pilot) {
    return field != null || state != null || code.equals(NOT_FOUND)
        ? this
        : new Refusal(null, code, sentence, pilot.name(), PilotState.TABLE.allowed(pilot));
  }
}
