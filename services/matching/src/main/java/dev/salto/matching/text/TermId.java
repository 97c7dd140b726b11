package dev.salto.matching.text;

/**
 * Terms as 32-bit numbers: a well mixed hash of their characters. Two of some hundred terms of two
 * texts share a number once in some 100,000 comparisons, and then weigh like one common word.
 */
final class TermId {

  /** Of no characters yet. */
  static final int START = 0x811c9dc5;

  private TermId() {}

  static int of(CharSequence word) {
    int hash = START;
    for (int i = 0; i < word.length(); i++) {
      hash = next(hash, word.charAt(i));
    }
    return end(hash);
  }

  /** One more character; not a term before {@link #end}. */
  static int next(int hash, int character) {
    return (hash ^ character) * 0x01000193;
  }

  /** Spreads what the last characters changed over all bits (the end of MurmurHash3). */
  static int end(int hash) {
    int mixed = (hash ^ hash >>> 16) * 0x85ebca6b;
    mixed = (mixed ^ mixed >>> 13) * 0xc2b2ae35;
    return mixed ^ mixed >>> 16;
  }

  /** The term of one term after another. */
  static int join(int first, int second) {
    return end(first * 31 + second);
  }
}
