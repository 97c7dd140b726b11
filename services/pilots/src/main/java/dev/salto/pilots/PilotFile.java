package dev.salto.pilots;

import dev.salto.pilots.pilot.Pilot;
import dev.salto.records.Agreement;
import dev.salto.records.Match;

/**
 * All that is known of one pilot.
 *
 * @param match as it stands
 * @param agreement its terms; inside only, it holds prices
 */
record PilotFile(Match match, Agreement agreement, Pilot pilot) {

  String id() {
    return match.getId();
  }
}
