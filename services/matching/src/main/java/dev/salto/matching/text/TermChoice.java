package dev.salto.matching.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which terms tell some texts apart that other texts ask for. */
public final class TermChoice {

  private final TermTable wanted = new TermTable(256);
  private final TermTable had = new TermTable(256);

  /** A text that asks. */
  public void wanted(UnitText text) {
    for (int i = 0; i < text.terms.length; i++) {
      wanted.put(text.terms[i], wanted.get(text.terms[i]) + text.weights[i]);
    }
  }

  /** One of those that are asked; after all that ask. */
  public void had(TermVector text) {
    for (int term : text.terms()) {
      if (wanted.get(term) != 0) {
        had.put(term, had.get(term) + 1);
      }
    }
  }

  /**
   * The terms that tell most, best first.
   *
   * @param most of them
   * @param texts how many are asked
   */
  public List<Integer> best(int most, int texts) {
    record Term(int term, long worth) {}
    List<Term> terms = new ArrayList<>();
    had.forEach((term, count) -> {
      long evenness = Math.min(count, texts - count);
      if (evenness > 0) {
        terms.add(new Term(term, evenness * wanted.get(term)));
      }
    });
    terms.sort(Comparator.comparingLong(Term::worth).reversed().thenComparing(Term::term));
    return terms.stream().limit(most).map(Term::term).toList();
  }
}
