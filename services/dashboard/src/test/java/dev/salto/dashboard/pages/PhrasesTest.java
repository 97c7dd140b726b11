package dev.salto.dashboard.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PhrasesTest {

  private static final Path TEMPLATES = Path.of("src/main/resources/templates");
  private static final Pattern KEY =
      Pattern.compile("#\\{([a-zA-Z.-]+)[(}]|w\\.say\\('([a-zA-Z.-]+)'[,)]");

  @Test
  void everyPhraseOfEveryPageIsThereInBothLanguages() {
    Set<String> used = new TreeSet<>();
    templates()
        .forEach(template ->
            KEY.matcher(template)
                .results()
                .map(it -> Objects.requireNonNullElseGet(it.group(1), () -> it.group(2)))
                .forEach(used::add));
    assertThat(used).hasSizeGreaterThan(100);
    assertThat(keys("pages.properties")).containsAll(used);
    assertThat(keys("pages_zh.properties")).containsAll(used);
  }

  @Test
  void whatIsSaidInEnglishIsSaidInChinese() {
    assertThat(keys("pages_zh.properties")).containsAll(keys("pages.properties"));
  }

  @Test
  void noTemplateHoldsAScriptOrAStyleOfItsOwn() {
    assertThat(templates())
        .allSatisfy(template ->
            assertThat(
                    Pattern.compile("<style|style=\"|<script(?![^>]* th:src)|onclick=|onchange=")
                        .matcher(template)
                        .results()
                        .map(MatchResult::group))
                .isEmpty());
  }

  private static Stream<String> templates() {
    try (Stream<Path> files = Files.list(TEMPLATES)) {
      return files
          .map(file -> {
            try {
              return Files.readString(file);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          })
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> keys(String bundle) {
    Properties phrases = new Properties();
    try (InputStreamReader in =
        new InputStreamReader(
            Objects.requireNonNull(PhrasesTest.class.getResourceAsStream("/" + bundle)),
            StandardCharsets.UTF_8)) {
      phrases.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new TreeSet<>(phrases.stringPropertyNames());
  }
}
