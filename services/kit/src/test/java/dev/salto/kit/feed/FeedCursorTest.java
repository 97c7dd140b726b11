package dev.salto.kit.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.salto.kit.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedCursorTest {

  @Test
  void itsTextReadsAsTheSamePlace() {
    FeedCursor cursor = FeedCursor.START.after("hetao", 7).after("河套", 3).after("hetao", 8);
    assertThat(cursor.seen()).containsEntry("hetao", 8L).containsEntry("河套", 3L);
    assertThat(FeedCursor.parse(cursor.text())).isEqualTo(cursor);
    assertThat(FeedCursor.parse(" " + FeedCursor.START.text() + " ")).isEqualTo(FeedCursor.START);
    assertThat(cursor.text()).matches("[A-Za-z0-9_-]+");
  }

  @Test
  void itNeverGoesBack() {
    assertThat(FeedCursor.START.after("hetao", 8).after("hetao", 7).seen())
        .containsEntry("hetao", 8L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "?", "not a cursor", "MTtoZXRhbw", "2;hetao:1", "1;hetao", "1;hetao:x"})
  void whatIsNoCursorIsRefused(String text) {
    String encoded =
        text.contains(";")
            ? Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))
            : text;
    assertThatThrownBy(() -> FeedCursor.parse(encoded))
        .isInstanceOfSatisfying(
            Problem.class, it -> assertThat(it.code()).isEqualTo("INVALID_CURSOR"));
  }
}
