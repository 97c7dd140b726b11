package dev.salto.benchmarks.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Both ways to find the ten best have to find them, else their times say nothing. */
class RetrievalTest {

  @Test
  void bothWaysFindTenOfWhichMostAreOfTheScenariosTopic() throws IOException {
    Retrieval retrieval = new Retrieval(500);

    assertThat(retrieval.byCosine(0)).hasSize(Retrieval.BEST).doesNotHaveDuplicates();
    assertThat(retrieval.byLucene(0)).hasSize(Retrieval.BEST).doesNotHaveDuplicates();
    assertThat(Retrieval.precision(retrieval::byCosine)).isGreaterThan(0.5);
    assertThat(Retrieval.precision(retrieval::byLucene)).isGreaterThan(0.5);
  }
}
