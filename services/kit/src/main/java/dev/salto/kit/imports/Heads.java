package dev.salto.kit.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** Chinese heads of columns, beside the plain ones. */
final class Heads {

  private static final Map<String, String> PLAIN = read();

  private Heads() {}

  /** The plain head that this one stands for; itself where it is none of the Chinese ones. */
  static String plain(String head) {
    return PLAIN.getOrDefault(head, head);
  }

  /** The Chinese head of a plain one; itself where there is none. */
  static String chinese(String plain) {
    return PLAIN.entrySet().stream()
        .filter(entry -> entry.getValue().equals(plain))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(plain);
  }

  private static Map<String, String> read() {
    Properties heads = new Properties();
    try (InputStream in = Heads.class.getResourceAsStream("/salto/heads.properties")) {
      heads.load(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> plain = new HashMap<>();
    heads.forEach((head, chinese) -> plain.put(chinese.toString(), head.toString()));
    return plain;
  }
}
