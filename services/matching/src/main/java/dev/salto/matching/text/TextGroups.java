package dev.salto.matching.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Texts in groups: for each term the groups that have it, and the most that it weighs in any text
 * of each. So one pass over the terms of a text bounds how alike it is to any text of every group
 * (a block-max index). Not for several threads.
 */
public final class TextGroups {

  private final TermTable numbers = new TermTable(1024);
  private final List<Holders> byNumber = new ArrayList<>();

  private int groups;
  private int[] free = new int[16];
  private int countOfFree;

  /** By group, while a text is asked about. */
  private long[] dots = new long[16];

  private int[] reached = new int[16];

  /** Opens a group without texts: a number from 0, which may be one that was freed. */
  public int open() {
    if (countOfFree > 0) {
      return free[--countOfFree];
    }
    if (groups == dots.length) {
      dots = Arrays.copyOf(dots, 2 * groups);
      reached = Arrays.copyOf(reached, 2 * groups);
    }
    return groups++;
  }

  /**
   * Takes all texts from a group.
   *
   * @param texts all that are in it
   */
  public void clear(int group, List<TermVector> texts) {
    for (TermVector text : texts) {
      text.forEach((term, weight) -> {
        Holders holders = holders(term);
        if (holders != null) {
          holders.put(group, (short) 0);
        }
      });
    }
  }

  /** Has another group have the number of one without texts. */
  public void free(int group) {
    if (countOfFree == free.length) {
      free = Arrays.copyOf(free, 2 * countOfFree);
    }
    free[countOfFree++] = group;
  }

  /** Adds a text to a group. */
  public void add(int group, TermVector text) {
    UnitText unit = text.unit();
    for (int i = 0; i < unit.terms.length; i++) {
      Holders holders = holdersToBe(unit.terms[i]);
      if (holders.of(group) < unit.weights[i]) {
        holders.put(group, unit.weights[i]);
      }
    }
  }

  /**
   * Takes a text from a group.
   *
   * @param left those that stay
   */
  public void remove(int group, TermVector gone, List<TermVector> left) {
    List<UnitText> units = left.stream().map(TermVector::unit).toList();
    gone.forEach((term, weight) -> {
      short most = 0;
      for (UnitText unit : units) {
        most = (short) Math.max(most, unit.weight(term));
      }
      Holders holders = holders(term);
      if (holders != null) {
        holders.put(group, most);
      }
    });
  }

  /** The most that the cosine of a text with one of a group can be, 0 to 10000. */
  public int atMost(int group, UnitText text) {
    long dot = 0;
    for (int i = 0; i < text.terms.length; i++) {
      Holders holders = holders(text.terms[i]);
      dot += holders == null ? 0 : text.weights[i] * holders.of(group);
    }
    return cosine(dot);
  }

  /**
   * The groups that have a term of a text, and the most that its cosine with one of theirs can be.
   *
   * @param least tells of a group how much that has to be, else it is left out
   */
  public LikeGroups like(UnitText text, IntUnaryOperator least) {
    int count = 0;
    for (int i = 0; i < text.terms.length; i++) {
      Holders holders = holders(text.terms[i]);
      if (holders != null) {
        count = holders.weigh(text.weights[i], dots, reached, count);
      }
    }
    long[] like = new long[count];
    int size = 0;
    for (int i = 0; i < count; i++) {
      int group = reached[i];
      int cosine = cosine(dots[group]);
      dots[group] = 0;
      if (cosine >= least.applyAsInt(group)) {
        like[size++] = (long) cosine << 32 | group;
      }
    }
    return new LikeGroups(Arrays.copyOf(like, size));
  }

  private static int cosine(long dot) {
    return (int) Math.min(10_000, 10_000 * dot / ((long) UnitText.WHOLE * UnitText.WHOLE));
  }

  private @Nullable Holders holders(int term) {
    int number = numbers.get(term);
    return number == 0 ? null : byNumber.get(number - 1);
  }

  private Holders holdersToBe(int term) {
    Holders known = holders(term);
    if (known != null) {
      return known;
    }
    var holders = new Holders();
    byNumber.add(holders);
    numbers.put(term, byNumber.size());
    return holders;
  }

  /** The groups that have a term, ascending, and the most that it weighs in each; never 0. */
  private static final class Holders {

    private int[] groups = new int[1];
    private short[] weights = new short[1];
    private int size;

    int of(int group) {
      int at = Arrays.binarySearch(groups, 0, size, group);
      return at < 0 ? 0 : weights[at];
    }

    void put(int group, short weight) {
      int at = Arrays.binarySearch(groups, 0, size, group);
      if (at >= 0 && weight == 0) {
        size--;
        System.arraycopy(groups, at + 1, groups, at, size - at);
        System.arraycopy(weights, at + 1, weights, at, size - at);
      } else if (at >= 0) {
        weights[at] = weight;
      } else if (weight != 0) {
        insert(-at - 1, group, weight);
      }
    }

    private void insert(int at, int group, short weight) {
      if (size == groups.length) {
        groups = Arrays.copyOf(groups, 2 * size);
        weights = Arrays.copyOf(weights, 2 * size);
      }
      System.arraycopy(groups, at, groups, at + 1, size - at);
      System.arraycopy(weights, at, weights, at + 1, size - at);
      groups[at] = group;
      weights[at] = weight;
      size++;
    }

    /** Adds to the product of each group, and notes those that had none yet. */
    int weigh(short weight, long[] dots, int[] reached, int count) {
      int noted = count;
      for (int i = 0; i < size; i++) {
        int group = groups[i];
        long dot = dots[group];
        if (dot == 0) {
          reached[noted++] = group;
        }
        dots[group] = dot + weight * weights[i];
      }
      return noted;
    }
  }
}
