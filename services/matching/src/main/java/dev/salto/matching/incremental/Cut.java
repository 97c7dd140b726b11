package dev.salto.matching.incremental;

import dev.salto.matching.text.TermVector;
import dev.salto.matching.text.TextSpan;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Where a cluster is parted, so that its parts span as little as can be: by more or less of a
 * trait, or by which of two texts is nearer.
 */
sealed interface Cut<L extends Leg, S extends Span<S>> {

  /** Looking at so many tells enough. */
  int SAMPLE = 64;

  /** Points of text that differ for each thousandth that texts are apart, in thousandths. */
  int TEXT = 1500;

  boolean isUpper(Member<L, S> member);

  boolean isOfText();

  /** The cut that tells most; null where all are alike. */
  static <L extends Leg, S extends Span<S>> @Nullable Cut<L, S> between(
      List<Member<L, S>> members, S span) {
    int step = Math.max(1, members.size() / SAMPLE);
    List<Member<L, S>> some =
        IntStream.iterate(0, at -> at < members.size(), at -> at + step)
            .mapToObj(members::get)
            .toList();
    Cut<L, S> best = null;
    long most = 0;
    for (Span.Trait<S> trait : span.traits()) {
      long[] values =
          some.stream().mapToLong(it -> trait.of().applyAsLong(it.span)).sorted().toArray();
      long points = trait.points() * evenness(values);
      if (points > most) {
        most = points;
        best = new ByTrait<>(trait.of(), border(values));
      }
    }
    TextSpan texts = new TextSpan();
    some.forEach(it -> texts.include(it.text.unit()));
    long ofText = (long) texts.spread() * TEXT / 1000 * FULLY_EVEN * 3 / 4;
    return ofText > most ? byText(some) : best;
  }

  int FULLY_EVEN = 1000;

  /** How many of the values lie to the smaller side of the border, of 1000 at best. */
  private static long evenness(long[] sorted) {
    long border = border(sorted);
    int upper = 0;
    for (long value : sorted) {
      upper += value > border ? 1 : 0;
    }
    return 2L * FULLY_EVEN * Math.min(upper, sorted.length - upper) / sorted.length;
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

  /** By two texts far apart. */
  private static <L extends Leg, S extends Span<S>> Cut<L, S> byText(List<Member<L, S>> some) {
    TermVector one = farthest(some, some.getFirst().text);
    return new ByText<>(one, farthest(some, one));
  }

  private static <L extends Leg, S extends Span<S>> TermVector farthest(
      List<Member<L, S>> some, TermVector from) {
    TermVector farthest = from;
    int least = Integer.MAX_VALUE;
    for (Member<L, S> it : some) {
      int cosine = it.text.cosine(from);
      if (cosine < least) {
        least = cosine;
        farthest = it.text;
      }
    }
    return farthest;
  }

  /** More of it is upper. */
  record ByTrait<L extends Leg, S extends Span<S>>(ToLongFunction<S> of, long border)
      implements Cut<L, S> {

    @Override
    public boolean isUpper(Member<L, S> member) {
      return of.applyAsLong(member.span) > border;
    }

    @Override
    public boolean isOfText() {
      return false;
    }
  }

  /** Nearer to the second is upper. */
  record ByText<L extends Leg, S extends Span<S>>(TermVector lower, TermVector upper)
      implements Cut<L, S> {

    @Override
    public boolean isUpper(Member<L, S> member) {
      return member.text.cosine(upper) > member.text.cosine(lower);
    }

    @Override
    public boolean isOfText() {
      return true;
    }
  }
}
