package dev.salto.matching.text;

/**
 * A map from terms to numbers other than zero, without boxes: open addressing, doubled when half
 * full.
 */
final class TermTable {

  private int[] terms;
  private int[] values;
  private int size;

  TermTable(int expected) {
    int capacity = Integer.highestOneBit(Math.max(8, expected)) * 4;
    terms = new int[capacity];
    values = new int[capacity];
  }

  /** Its number, 0 where there is none. */
  int get(int term) {
    return values[slot(term)];
  }

  void put(int term, int value) {
    int slot = slot(term);
    if (values[slot] == 0 && 2 * ++size > terms.length) {
      grow();
      slot = slot(term);
    }
    terms[slot] = term;
    values[slot] = value;
  }

  int size() {
    return size;
  }

  /** Calls for every term, in no order that means anything. */
  void forEach(Entry each) {
    for (int slot = 0; slot < terms.length; slot++) {
      if (values[slot] != 0) {
        each.accept(terms[slot], values[slot]);
      }
    }
  }

  private int slot(int term) {
    // Terms are well mixed already.
    int slot = term & terms.length - 1;
    while (values[slot] != 0 && terms[slot] != term) {
      slot = slot + 1 & terms.length - 1;
    }
    return slot;
  }

  private void grow() {
    int[] oldTerms = terms;
    int[] oldValues = values;
    terms = new int[2 * oldTerms.length];
    values = new int[terms.length];
    for (int i = 0; i < oldTerms.length; i++) {
      if (oldValues[i] != 0) {
        int slot = slot(oldTerms[i]);
        terms[slot] = oldTerms[i];
        values[slot] = oldValues[i];
      }
    }
  }

  /** What is done with one term and its number. */
  interface Entry {
    void accept(int term, int value);
  }
}
