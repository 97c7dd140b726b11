package dev.salto.dashboard.pages;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.MessageSource;

/** The words of each language. */
final class Phrases {

  private final Map<Language, Words> words = new EnumMap<>(Language.class);

  Phrases(MessageSource messages, Names names) {
    for (Language language : Language.values()) {
      words.put(language, new Words(language, messages, names));
    }
  }

  Words words(Language language) {
    return Objects.requireNonNull(words.get(language));
  }
}
