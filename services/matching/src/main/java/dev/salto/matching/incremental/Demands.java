package dev.salto.matching.incremental;

import dev.salto.matching.model.Operator;
import dev.salto.matching.model.Requirement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What some scenarios require: of each attribute and operator the range of required values, whether
 * all of them require it, and whether all do so as hard.
 */
final class Demands {

  private static final Operator[] OPERATORS = Operator.values();
  private static final int AT_LEAST = Operator.AT_LEAST.ordinal();
  private static final int AT_MOST = Operator.AT_MOST.ordinal();
  private static final int EQUAL = Operator.EQUAL.ordinal();

  /** In a row. */
  private static final int WIDTH = 4;

  private static final int LEAST = 1;
  private static final int MOST = 2;
  private static final int SLOPE = 3;
  private static final int OF_ALL = 1;
  private static final int HARD = 2;

  /** Three times the attribute's number and the operator, ascending. */
  private final int[] keys;

  private final long[] least;
  private final long[] most;

  /** See {@link Figure#slope}: of the required amount that makes a share greatest. */
  private final long[] slopes;

  private final boolean[] ofAll;
  private final boolean[] hard;

  /** Whether some require nothing. */
  private final boolean someNothing;

  /** Whether some require one thing twice: then shares can't be told. */
  private final boolean twice;

  private Demands(
      int[] keys,
      long[] least,
      long[] most,
      boolean[] ofAll,
      boolean[] hard,
      boolean someNothing,
      boolean twice) {
    this.keys = keys;
    this.least = least;
    this.most = most;
    this.slopes = slopes(keys, least, most);
    this.ofAll = ofAll;
    this.hard = hard;
    this.someNothing = someNothing;
    this.twice = twice;
  }

  /** Of one scenario. */
  static Demands of(List<Requirement> requirements, Codes attributes) {
    record Keyed(int key, Requirement requirement) {}
    List<Keyed> sorted = new ArrayList<>();
    for (Requirement it : requirements) {
      int attribute = attributes.number(Figures.attribute(it.attribute(), it.unit()));
      sorted.add(new Keyed(OPERATORS.length * attribute + it.operator().ordinal(), it));
    }
    sorted.sort(Comparator.comparingInt(Keyed::key));
    int size = sorted.size();
    int[] keys = new int[size];
    long[] least = new long[size];
    long[] most = new long[size];
    boolean[] ofAll = new boolean[size];
    boolean[] hard = new boolean[size];
    Arrays.fill(ofAll, true);
    boolean twice = false;
    for (int i = 0; i < size; i++) {
      keys[i] = sorted.get(i).key();
      least[i] = Figure.down(sorted.get(i).requirement().value());
      most[i] = Figure.up(sorted.get(i).requirement().value());
      hard[i] = sorted.get(i).requirement().hard();
      twice |= i > 0 && keys[i] == keys[i - 1];
    }
    return twice
        ? new Demands(
            new int[0], new long[0], new long[0], new boolean[0], new boolean[0], false, true)
        : new Demands(keys, least, most, ofAll, hard, size == 0, false);
  }

  int size() {
    return keys.length;
  }

  int key(int at) {
    return keys[at];
  }

  long least(int at) {
    return least[at];
  }

  int find(int key) {
    return Arrays.binarySearch(keys, key);
  }

  /** How many numbers they are: how many demands, then of each what it is, least, most, slope. */
  int length() {
    return 1 + WIDTH * keys.length;
  }

  void write(long[] into, int from) {
    into[from] = someNothing || twice ? -1 - keys.length : keys.length;
    int at = from + 1;
    for (int i = 0; i < keys.length; i++) {
      into[at] = (long) keys[i] << 2 | (ofAll[i] ? OF_ALL : 0) | (hard[i] ? HARD : 0);
      into[at + LEAST] = least[i];
      into[at + MOST] = most[i];
      into[at + SLOPE] = slopes[i];
      at += WIDTH;
    }
  }

  /**
   * The most that capability can give, 0 to 1500, to an offer with some figures; negative where
   * each of the scenarios requires something that it lacks.
   *
   * @param demands numbers among which demands are, from there
   * @param figures numbers among which {@link Figures} are, from there
   */
  static int points(long[] demands, int from, long[] figures, int start) {
    int sum = 0;
    int required = 0;
    int best = 0;
    int more = 0;
    boolean untold = demands[from] < 0;
    int count = (int) (untold ? -1 - demands[from] : demands[from]);
    int figure = start + 1;
    int end = figure + 3 * (int) figures[start];
    for (int at = from + 1; count > 0; at += WIDTH, count--) {
      int flags = (int) demands[at] & 3;
      int key = (int) (demands[at] >> 2);
      int attribute = key / OPERATORS.length;
      while (figure < end && figures[figure] < attribute) {
        figure += 3;
      }
      int share =
          figure < end && figures[figure] == attribute
              ? share(demands, at, key, figures[figure + 1], figures[figure + 2])
              : -1;
      if ((flags & OF_ALL) != 0) {
        if (share < 0 && (flags & HARD) != 0) {
          return -1;
        }
        sum += Math.max(0, share);
        required++;
      } else if (share > 0) {
        best = Math.max(best, share);
        more++;
      }
    }
    if (untold) {
      return 1500;
    }
    // The mean of what all require is raised most by all of the rest, each as good as the best.
    if (required == 0) {
      return 1500 * best / Figure.FULL;
    }
    return best * required <= sum
        ? 1500 * sum / (Figure.FULL * required)
        : 1500 * (sum + best * more) / (Figure.FULL * (required + more));
  }

  /**
   * The share of a requirement by a capability between these values, at most, in 4096ths; negative
   * where nobody meets it.
   */
  private static int share(long[] demands, int at, int key, long low, long high) {
    int operator = key % OPERATORS.length;
    long least = demands[at + LEAST];
    long most = demands[at + MOST];
    boolean tooLow = high < least;
    boolean tooHigh = low > most;
    if (tooLow && operator != AT_MOST || tooHigh && operator != AT_LEAST) {
      return -1;
    }
    if (operator == EQUAL
        || Figure.isBeyondTelling(low, high)
        || Figure.isBeyondTelling(least, most)) {
      return Figure.FULL;
    }
    long beyond = operator == AT_LEAST ? high - least : most - low;
    // What is stated below zero is farther from what is required the less is required.
    return operator == AT_MOST && low < 0
        ? Figure.share(beyond, Figure.slope(nearest(least, most)))
        : Figure.share(beyond, demands[at + SLOPE]);
  }

  private static long[] slopes(int[] keys, long[] least, long[] most) {
    long[] slopes = new long[keys.length];
    for (int at = 0; at < keys.length; at++) {
      // The share of what is at most required grows with that, else it falls with it.
      boolean ofMost = keys[at] % OPERATORS.length == AT_MOST && least[at] > 0;
      slopes[at] = Figure.slope(ofMost ? most[at] : nearest(least[at], most[at]));
    }
    return slopes;
  }

  private static long nearest(long least, long most) {
    return least > 0 ? least : most < 0 ? -most : 0;
  }

  /** What these and those span; this itself where those add nothing. */
  Demands with(Demands other) {
    if (covers(other)) {
      return this;
    }
    int[] both = new int[keys.length + other.keys.length];
    long[] low = new long[both.length];
    long[] high = new long[both.length];
    boolean[] all = new boolean[both.length];
    boolean[] hardest = new boolean[both.length];
    int size = 0;
    int i = 0;
    int j = 0;
    while (i < keys.length || j < other.keys.length) {
      boolean mine = j == other.keys.length || i < keys.length && keys[i] <= other.keys[j];
      boolean theirs = i == keys.length || j < other.keys.length && other.keys[j] <= keys[i];
      both[size] = mine ? keys[i] : other.keys[j];
      low[size] =
          Math.min(mine ? least[i] : Long.MAX_VALUE, theirs ? other.least[j] : Long.MAX_VALUE);
      high[size] =
          Math.max(mine ? most[i] : Long.MIN_VALUE, theirs ? other.most[j] : Long.MIN_VALUE);
      all[size] = mine && theirs && ofAll[i] && other.ofAll[j];
      hardest[size] = all[size] && hard[i] && other.hard[j];
      size++;
      i += mine ? 1 : 0;
      j += theirs ? 1 : 0;
    }
    return new Demands(
        Arrays.copyOf(both, size),
        Arrays.copyOf(low, size),
        Arrays.copyOf(high, size),
        Arrays.copyOf(all, size),
        Arrays.copyOf(hardest, size),
        someNothing || other.someNothing,
        twice || other.twice);
  }

  private boolean covers(Demands other) {
    if (other.someNothing && !someNothing || other.twice && !twice) {
      return false;
    }
    int at = 0;
    for (int i = 0; i < keys.length; i++) {
      boolean there = at < other.keys.length && other.keys[at] == keys[i];
      if (!there) {
        if (ofAll[i]) {
          return false;
        }
        continue;
      }
      if (least[i] > other.least[at]
          || most[i] < other.most[at]
          || ofAll[i] && !other.ofAll[at]
          || hard[i] && !other.hard[at]) {
        return false;
      }
      at++;
    }
    return at == other.keys.length;
  }
}
