package dev.salto.matching.incremental;

import dev.salto.matching.text.TermVector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The postings of a leaf. */
final class Members<L extends Leg, S extends Span<S>> {

  private final List<Member<L, S>> all = new ArrayList<>(4);

  /** What each spans, in their order; null until a search comes. */
  private @Nullable Rows rows;

  List<Member<L, S>> all() {
    return all;
  }

  int size() {
    return all.size();
  }

  /**
   * What each spans, in their order, and what is enough there. From now on those come first that
   * were posted first.
   */
  Rows rows() {
    if (rows == null) {
      all.sort(Comparator.comparingLong(member -> member.posted));
      number(0);
      rows = new Rows();
      for (Member<L, S> member : all) {
        tell(member, rows);
      }
    }
    return rows;
  }

  void add(Member<L, S> member) {
    member.at = all.size();
    if (rows == null) {
      all.add(member);
    } else {
      while (member.at > 0 && all.get(member.at - 1).posted > member.posted) {
        member.at--;
      }
      rows.move(member.at, member.at + 1, all.size());
      all.add(member.at, member);
      number(member.at + 1);
      tell(member, rows);
    }
  }

  void remove(Member<L, S> member) {
    if (rows == null) {
      Member<L, S> last = all.removeLast();
      if (last != member) {
        last.at = member.at;
        all.set(member.at, last);
      }
    } else {
      rows.move(member.at + 1, member.at, all.size());
      all.remove(member.at);
      number(member.at);
    }
  }

  /** A pair needs another score now to get a place of one. */
  void enoughChanged(Member<L, S> member) {
    if (rows != null) {
      rows.setEnough(member.at, member.enough);
    }
  }

  /** The least score with which a pair may get a place of any. */
  int leastEnough() {
    int least = Leg.NONE_IS_ENOUGH;
    for (int i = 0; i < all.size(); i++) {
      int one = all.get(i).enough;
      if (one == 0) {
        // Nothing is less, and a leaf may hold all postings of a park that nobody searched yet.
        return 0;
      }
      least = Math.min(least, one);
    }
    return least;
  }

  List<TermVector> texts() {
    return all.stream().map(member -> member.text).toList();
  }

  private void number(int from) {
    for (int i = from; i < all.size(); i++) {
      all.get(i).at = i;
    }
  }

  private static void tell(Member<?, ?> member, Rows into) {
    into.put(member.at, member.span);
    into.setEnough(member.at, member.enough);
  }
}
