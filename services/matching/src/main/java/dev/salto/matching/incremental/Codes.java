package dev.salto.matching.incremental;

import dev.salto.matching.model.FieldCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * The codes of a vocabulary, numbered as they come. A set of them is 64 bits: the number of a code
 * modulo 64 is its bit, so two may share one. Therefore a bit that is set says that a code may be
 * there, one that is not that it is not.
 */
final class Codes {

  private final BiPredicate<String, String> related;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> codes = new ArrayList<>();

  /** For each code the bits of all codes that it meets. */
  private final List<Long> met = new ArrayList<>();

  private Codes(BiPredicate<String, String> related) {
    this.related = related;
  }

  /** Codes that meet themselves alone. */
  static Codes plain() {
    return new Codes(String::equals);
  }

  /** Codes of fields, which meet those above and below them too. */
  static Codes ofFields() {
    return new Codes(FieldCode::related);
  }

  /** The number of a code, from 0. */
  int number(String code) {
    Integer known = numbers.get(code);
    if (known != null) {
      return known;
    }
    int number = codes.size();
    long all = bit(number);
    for (int other = 0; other < number; other++) {
      if (related.test(code, codes.get(other))) {
        all |= bit(other);
        met.set(other, met.get(other) | bit(number));
      }
    }
    numbers.put(code, number);
    codes.add(code);
    met.add(all);
    return number;
  }

  long bit(String code) {
    return bit(number(code));
  }

  long bits(List<String> several) {
    long bits = 0;
    for (String code : several) {
      bits |= bit(code);
    }
    return bits;
  }

  /** The bits of the codes that have come so far and meet this one. */
  long meeting(String code) {
    return met.get(number(code));
  }

  /** The same without numbering it: all bits where it has not come. */
  long meetingIfKnown(String code) {
    Integer known = numbers.get(code);
    return known == null ? -1 : met.get(known);
  }

  private static long bit(int number) {
    return 1L << number;
  }
}
