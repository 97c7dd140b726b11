package dev.salto.matching.incremental;

import dev.salto.matching.model.Capability;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/** What some offers can do: of each attribute that any of them states the least and the most. */
final class Figures {

  static final Figures NONE = new Figures(new int[0], new long[0], new long[0]);

  /** Attributes by number, ascending. */
  final int[] attributes;

  final long[] least;
  final long[] most;

  private Figures(int[] attributes, long[] least, long[] most) {
    this.attributes = attributes;
    this.least = least;
    this.most = most;
  }

  /** Of one offer; of what it states twice the first counts. */
  static Figures of(List<Capability> capabilities, Codes attributes) {
    var byNumber = new TreeMap<Integer, Capability>();
    for (Capability it : capabilities) {
      byNumber.putIfAbsent(attributes.number(attribute(it.attribute(), it.unit())), it);
    }
    int[] numbers = byNumber.keySet().stream().mapToInt(Integer::intValue).toArray();
    long[] least = byNumber.values().stream().mapToLong(it -> Figure.down(it.value())).toArray();
    long[] most = byNumber.values().stream().mapToLong(it -> Figure.up(it.value())).toArray();
    return new Figures(numbers, least, Arrays.equals(least, most) ? least : most);
  }

  /** An attribute counts in one unit alone. */
  static String attribute(String code, String unit) {
    return code + '|' + unit;
  }

  /** Where an attribute is; negative where nobody states it. */
  int find(int attribute) {
    for (int at = 0; at < attributes.length; at++) {
      if (attributes[at] >= attribute) {
        return attributes[at] == attribute ? at : -1;
      }
    }
    return -1;
  }

  /** How many numbers they are: how many figures, then of each its attribute, least and most. */
  int length() {
    return 1 + 3 * attributes.length;
  }

  void write(long[] into, int from) {
    into[from] = attributes.length;
    int at = from + 1;
    for (int i = 0; i < attributes.length; i++) {
      into[at++] = attributes[i];
      into[at++] = least[i];
      into[at++] = most[i];
    }
  }

  /** What these and those span; this itself where those add nothing. */
  Figures with(Figures other) {
    if (covers(other)) {
      return this;
    }
    int[] both = new int[attributes.length + other.attributes.length];
    long[] low = new long[both.length];
    long[] high = new long[both.length];
    int size = 0;
    int i = 0;
    int j = 0;
    while (i < attributes.length || j < other.attributes.length) {
      boolean mine =
          j == other.attributes.length
              || i < attributes.length && attributes[i] <= other.attributes[j];
      boolean theirs =
          i == attributes.length
              || j < other.attributes.length && other.attributes[j] <= attributes[i];
      both[size] = mine ? attributes[i] : other.attributes[j];
      low[size] =
          Math.min(mine ? least[i] : Long.MAX_VALUE, theirs ? other.least[j] : Long.MAX_VALUE);
      high[size] =
          Math.max(mine ? most[i] : Long.MIN_VALUE, theirs ? other.most[j] : Long.MIN_VALUE);
      size++;
      i += mine ? 1 : 0;
      j += theirs ? 1 : 0;
    }
    return new Figures(
        Arrays.copyOf(both, size), Arrays.copyOf(low, size), Arrays.copyOf(high, size));
  }

  private boolean covers(Figures other) {
    int at = 0;
    for (int j = 0; j < other.attributes.length; j++) {
      while (at < attributes.length && attributes[at] < other.attributes[j]) {
        at++;
      }
      if (at == attributes.length
          || attributes[at] != other.attributes[j]
          || least[at] > other.least[j]
          || most[at] < other.most[j]) {
        return false;
      }
    }
    return true;
  }
}
