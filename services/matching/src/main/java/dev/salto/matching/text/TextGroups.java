package dev.salto.matching.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Texts in groups: for each term the groups that have it, and the most that it weighs in any text
 * of each. So one pass over the terms of a text bounds how alike it is to any text of every group
 * (a block-max index). Up to {@value #MOST} groups; not for several threads.
 */
public final class TextGroups {

  /** So many at most. */
  static final int MOST = (1 << 16) - 1;

  /** Where a term had groups and has none any more. */
  private static final int NONE = Integer.MIN_VALUE;

  /** Bits of a weight. */
  private static final int WEIGHT = 15;

  /**
   * For each term the one group that has it and its weight there, below zero (most terms are rare);
   * or which of {@link #holders} tells its groups, from 1.
   */
  private final TermTable table = new TermTable(16);

  private final List<Holders> holders = new ArrayList<>();

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
      text.forEach((term, weight) -> put(term, group, (short) 0));
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
      if (weight(unit.terms[i], group) < unit.weights[i]) {
        put(unit.terms[i], group, unit.weights[i]);
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
      put(term, group, most);
    });
  }

  /** The most that the cosine of a text with one of a group can be, 0 to 10000. */
  public int atMost(int group, UnitText text) {
    long dot = 0;
    for (int i = 0; i < text.terms.length; i++) {
      dot += text.weights[i] * weight(text.terms[i], group);
    }
    return cosine(dot);
  }

  /** The most that the cosine of a text with one of any group can be, 0 to 10000. */
  public int atMost(UnitText text) {
    long dot = 0;
    for (int i = 0; i < text.terms.length; i++) {
      int told = table.get(text.terms[i]);
      dot += (long) text.weights[i] * (told > 0 ? holders.get(told - 1).most : weightOfOne(told));
    }
    return cosine(dot);
  }

  /**
   * The groups that have a term of a text, and the most that its cosine with one of theirs can be.
   *
   * @param least tells of a group how much that has to be, else it is left out
   * @return for each group that cosine, 0 to 10000, in the upper half, its number in the lower
   */
  public long[] like(UnitText text, IntUnaryOperator least) {
    int count = 0;
    for (int i = 0; i < text.terms.length; i++) {
      int told = table.get(text.terms[i]);
      if (told > 0) {
        count = holders.get(told - 1).weigh(text.weights[i], dots, reached, count);
      } else if (weightOfOne(told) != 0) {
        int group = groupOfOne(told);
        if (dots[group] == 0) {
          reached[count++] = group;
        }
        dots[group] += text.weights[i] * weightOfOne(told);
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
    return Arrays.copyOf(like, size);
  }

  private static int cosine(long dot) {
    return (int) Math.min(10_000, 10_000 * dot / ((long) UnitText.WHOLE * UnitText.WHOLE));
  }

  /** The most that a term weighs in a group; 0 where it is not there. */
  private int weight(int term, int group) {
    int told = table.get(term);
    if (told > 0) {
      return holders.get(told - 1).of(group);
    }
    return groupOfOne(told) == group ? weightOfOne(told) : 0;
  }

  private void put(int term, int group, short weight) {
    int told = table.get(term);
    if (told > 0) {
      holders.get(told - 1).put(group, weight);
    } else if (weightOfOne(told) == 0 || groupOfOne(told) == group) {
      if (told != 0 || weight != 0) {
        table.put(term, weight == 0 ? NONE : one(group, weight));
      }
    } else if (weight != 0) {
      var several = new Holders();
      several.put(groupOfOne(told), (short) weightOfOne(told));
      several.put(group, weight);
      holders.add(several);
      table.put(term, holders.size());
    }
  }

  private static int one(int group, short weight) {
    return -1 - (group << WEIGHT | weight);
  }

  private static int groupOfOne(int told) {
    return -1 - told >>> WEIGHT;
  }

  /** 0 where no group has it. */
  private static int weightOfOne(int told) {
    return told == 0 || told == NONE ? 0 : -1 - told & (1 << WEIGHT) - 1;
  }

  /** The groups that have a term, ascending, and the most that it weighs in each; never 0. */
  private static final class Holders {

    private int[] groups = new int[2];
    private short[] weights = new short[2];
    private int size;

    /** The most that it weighs in any. */
    private int most;

    int of(int group) {
      int at = Arrays.binarySearch(groups, 0, size, group);
      return at < 0 ? 0 : weights[at];
    }

    void put(int group, short weight) {
      int at = Arrays.binarySearch(groups, 0, size, group);
      int before = at < 0 ? 0 : weights[at];
      if (at >= 0 && weight == 0) {
        size--;
        System.arraycopy(groups, at + 1, groups, at, size - at);
        System.arraycopy(weights, at + 1, weights, at, size - at);
      } else if (at >= 0) {
        weights[at] = weight;
      } else if (weight != 0) {
        insert(-at - 1, group, weight);
      }
      most = Math.max(most, weight);
      if (before == most && weight < before) {
        most = 0;
        for (int i = 0; i < size; i++) {
          most = Math.max(most, weights[i]);
        }
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
