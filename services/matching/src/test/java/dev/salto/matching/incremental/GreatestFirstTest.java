package dev.salto.matching.incremental;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GreatestFirstTest {

  @Test
  void numbersComeGreatestFirstThoughSomeAreReplacedMeanwhile() {
    for (int seed = 0; seed < 200; seed++) {
      var random = new Random(seed);
      long[] numbers = random.longs(random.nextInt(30), -50, 50).toArray();
      List<Long> left = new ArrayList<>();
      for (long number : numbers) {
        left.add(number);
      }
      var greatest = new GreatestFirst(numbers, numbers.length);
      while (!left.isEmpty()) {
        left.sort(Comparator.reverseOrder());
        assertThat(greatest.first()).isEqualTo(left.getFirst());
        if (random.nextBoolean()) {
          assertThat(greatest.take()).isEqualTo(left.removeFirst());
        } else {
          left.set(0, left.getFirst() - random.nextInt(10));
          greatest.replace(left.getFirst());
        }
      }
      assertThat(greatest.isEmpty()).isTrue();
    }
  }
}
