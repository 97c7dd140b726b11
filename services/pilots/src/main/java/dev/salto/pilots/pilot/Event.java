package dev.salto.pilots.pilot;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Something that happened in a pilot.
 *
 * @param n number within the pilot, from 1, gapless
 * @param day the park's day on which it was recorded
 * @param at when it was recorded; decides nothing
 */
public record Event(int n, LocalDate day, Instant at, Deed deed, Consequences consequences)
    implements Decision {

  public EventType type() {
    return deed.type();
  }
}
