package dev.salto.matching.market;

import dev.salto.matching.life.Match;
import java.util.List;

/**
 * The three capacities as the standing matches fill them. Of an unknown posting nothing is left.
 */
public interface Occupancy {

  /** Pilots that an offer could still run; 0 or less where none. */
  int pilotsLeft(String offer);

  /** Backed lots that an order has still to give; 0 or less where none. */
  int lotsLeft(String order);

  /** Places that a scenario has still to give; 0 or less where none. */
  int placesLeft(String scenario);

  /** The standing matches of an offer. */
  List<Match> ofOffer(String offer);

  /** The standing matches of an order. */
  List<Match> ofOrder(String order);

  /** The standing matches of a scenario. */
  List<Match> ofScenario(String scenario);

  /** The last matches of the pairs that used up lots of an order for good. */
  List<Match> closedOf(String order);
}
