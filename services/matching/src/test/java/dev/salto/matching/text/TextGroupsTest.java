package dev.salto.matching.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What groups tell of a text is never less than how alike one of theirs is. */
class TextGroupsTest {

  private static final List<String> WORDS =
      List.of("night", "patrol", "robot", "sweeper", "drone", "port", "夜间", "巡逻", "清扫", "voice");
  private static final int GROUPS = 6;

  private final Random random = new Random(11);
  private final TextGroups groups = new TextGroups();
  private final TreeMap<Integer, List<TermVector>> texts = new TreeMap<>();

  @Test
  void noTextIsMoreAlikeThanItsGroupPromisesHoweverTextsComeAndGo() {
    for (int n = 0; n < GROUPS; n++) {
      texts.put(groups.open(), new ArrayList<>());
    }
    for (int step = 0; step < 2000; step++) {
      change();
      TermVector asked = text();
      TreeMap<Integer, Integer> told = told(asked, 0);
      assertThat(groups.atMost(asked.unit()))
          .isGreaterThanOrEqualTo(told.values().stream().mapToInt(it -> it).max().orElse(0));
      texts.forEach((group, its) -> {
        int most = its.stream().mapToInt(asked::cosine).max().orElse(0);
        assertThat(told.getOrDefault(group, 0)).isGreaterThanOrEqualTo(most);
        assertThat(groups.atMost(group, asked.unit())).isEqualTo(told.getOrDefault(group, 0));
      });
    }
  }

  @Test
  void aGroupThatOneTextIsLeftOfPromisesHardlyMoreThanThat() {
    for (int n = 0; n < 200; n++) {
      int group = groups.open();
      TermVector left = text();
      TermVector gone = text();
      groups.add(group, gone);
      groups.add(group, left);
      groups.remove(group, gone, List.of(left));
      TermVector asked = text();

      int cosine = asked.cosine(left);
      assertThat(groups.atMost(group, asked.unit())).isBetween(cosine, cosine + 200);
    }
  }

  @Test
  void aTermThatNoGroupHasAnyMorePromisesNothing() {
    TermVector text = TextSimilarity.vectorOf("night patrol");
    for (int n = 0; n < 3; n++) {
      int one = groups.open();
      groups.add(one, text);
      int other = groups.open();
      groups.add(other, text);
      groups.remove(one, text, List.of());
      groups.clear(other, List.of(text));

      assertThat(groups.atMost(text.unit())).isZero();
      assertThat(told(text, 0)).isEmpty();
    }
  }

  @Test
  void groupsThatPromiseTooLittleAreLeftOut() {
    for (int n = 0; n < 40; n++) {
      int group = groups.open();
      groups.add(group, text());
    }
    TermVector asked = text();
    TreeMap<Integer, Integer> all = told(asked, 0);
    TreeMap<Integer, Integer> some = told(asked, 7000);

    assertThat(all).hasSizeGreaterThan(some.size());
    assertThat(some.values()).isNotEmpty().allMatch(it -> it >= 7000);
    assertThat(all.entrySet()).containsAll(some.entrySet());
  }

  private TreeMap<Integer, Integer> told(TermVector asked, int least) {
    TreeMap<Integer, Integer> told = new TreeMap<>();
    for (long like : groups.like(asked.unit(), group -> least)) {
      told.put((int) like, (int) (like >>> 32));
    }
    return told;
  }

  private void change() {
    List<Integer> open = List.copyOf(texts.keySet());
    int group = open.get(random.nextInt(open.size()));
    List<TermVector> its = texts.get(group);
    int what = random.nextInt(10);
    if (what < 5 || its.isEmpty()) {
      TermVector come = text();
      its.add(come);
      groups.add(group, come);
    } else if (what < 9) {
      TermVector gone = its.remove(random.nextInt(its.size()));
      groups.remove(group, gone, its);
    } else {
      groups.clear(group, its);
      groups.free(group);
      texts.remove(group);
      texts.put(groups.open(), new ArrayList<>());
    }
  }

  private TermVector text() {
    StringBuilder text = new StringBuilder();
    for (int n = 1 + random.nextInt(4); n > 0; n--) {
      text.append(WORDS.get(random.nextInt(WORDS.size()))).append(' ');
    }
    return TextSimilarity.vectorOf(text.toString());
  }
}
