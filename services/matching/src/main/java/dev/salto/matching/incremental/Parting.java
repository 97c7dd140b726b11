package dev.salto.matching.incremental;

import dev.salto.matching.text.TermChoice;
import dev.salto.matching.text.TextSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds where to part a cluster: where searches of late that might find something in it would be
 * told most that one part or the other is not worth a look.
 */
final class Parting<L extends Leg, S extends Span<S>> {

  /** Looking at so many postings tells enough. */
  private static final int SAMPLE = 48;

  /** And so many searches. */
  private static final int SEARCHES = 8;

  private static final int TERMS = 12;

  /** Points that tell that a part is not worth a look; more tell nothing more. */
  private static final int TELLING = 1500;

  private final List<Member<L, S>> sample;
  private final long[] row;
  private final TextSpan text;
  private final List<Search<S>> searches;

  private @Nullable Cut<L, S> best;
  private long most;

  private Parting(List<Member<L, S>> sample, S span, Search<S> by, Iterable<Search<S>> recent) {
    this.sample = sample;
    row = span.row();
    text = textOf(sample);
    record Found<S extends Span<S>>(Search<S> search, int atMost) {}
    List<Found<S>> found = new ArrayList<>();
    for (Search<S> search : recent) {
      int beyondText = search.beyondText(row);
      if (beyondText != Search.NONE && search != by) {
        found.add(new Found<>(search, beyondText + search.ofText(text)));
      }
    }
    found.sort(Comparator.comparingInt(Found<S>::atMost).reversed());
    searches = new ArrayList<>();
    searches.add(by);
    found.stream().limit(SEARCHES).forEach(it -> searches.add(it.search()));
  }

  /**
   * The best cut.
   *
   * @param by the search that came to the cluster
   * @param recent searches of late
   * @return null where all postings are alike
   */
  static <L extends Leg, S extends Span<S>> @Nullable Cut<L, S> of(
      List<Member<L, S>> members, S span, Search<S> by, Iterable<Search<S>> recent) {
    int step = Math.max(1, members.size() / SAMPLE);
    List<Member<L, S>> sample =
        IntStream.iterate(0, at -> at < members.size(), at -> at + step)
            .mapToObj(members::get)
            .toList();
    var parting = new Parting<L, S>(sample, span, by, recent);
    for (Span.Trait<S> trait : span.traits()) {
      parting.tryTrait(trait);
    }
    parting.tryTerms();
    return parting.best;
  }

  private void tryTrait(Span.Trait<S> trait) {
    long[] values =
        sample.stream().mapToLong(it -> trait.of().applyAsLong(it.span)).sorted().toArray();
    long border = border(values);
    if (border < values[values.length - 1]) {
      tryOut(new Cut.ByTrait<>(trait.of(), border));
    }
  }

  private void tryTerms() {
    var choice = new TermChoice();
    searches.forEach(search -> choice.wanted(search.unit()));
    sample.forEach(member -> choice.had(member.text));
    for (int term : choice.best(TERMS, sample.size())) {
      tryOut(new Cut.ByTerm<>(term));
    }
  }

  private void tryOut(Cut<L, S> cut) {
    List<Member<L, S>> lower = new ArrayList<>();
    List<Member<L, S>> upper = new ArrayList<>();
    sample.forEach(member -> (cut.isUpper(member) ? upper : lower).add(member));
    if (lower.isEmpty() || upper.isEmpty()) {
      return;
    }
    // Of cuts that tell nothing the most even one.
    long told = 1 + Math.min(lower.size(), upper.size());
    long points = told(lower, cut) * lower.size() + told(upper, cut) * upper.size();
    // Traits are told again of each posting of a leaf, soon; texts have to be compared.
    told += 1000 * (cut.isOfText() ? points : points / 2);
    if (told > most) {
      most = told;
      best = cut;
    }
  }

  /** Points by which a part is worth less to the searches. */
  private long told(List<Member<L, S>> part, Cut<L, S> cut) {
    S narrow = part.getFirst().span.copy();
    part.forEach(member -> narrow.include(member.span));
    long[] narrowRow = narrow.row();
    TextSpan narrowText = cut.isOfText() ? textOf(part) : text;
    long told = 0;
    for (Search<S> search : searches) {
      int atMost = search.beyondText(row) + search.ofText(text);
      int beyondText = search.beyondText(narrowRow);
      told +=
          beyondText == Search.NONE
              ? TELLING
              : Math.min(TELLING, atMost - beyondText - search.ofText(narrowText));
    }
    return told;
  }

  private static <L extends Leg, S extends Span<S>> TextSpan textOf(List<Member<L, S>> members) {
    TextSpan text = new TextSpan();
    members.forEach(member -> text.include(member.text.unit()));
    return text;
  }

  /** The highest value of the lower part, which is as near to half of them as can be. */
  private static long border(long[] sorted) {
    int half = sorted.length / 2;
    long middle = sorted[half];
    int first = half;
    while (first > 0 && sorted[first - 1] == middle) {
      first--;
    }
    int last = half;
    while (last + 1 < sorted.length && sorted[last + 1] == middle) {
      last++;
    }
    boolean below = first > 0 && (first >= sorted.length - 1 - last || last + 1 == sorted.length);
    return below ? sorted[first - 1] : middle;
  }
}
