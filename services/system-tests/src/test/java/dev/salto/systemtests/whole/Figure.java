package dev.salto.systemtests.whole;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An unusual amount of money, and who may read it.
 *
 * @param what it is
 * @param minor in minor units, of nine digits
 * @param mayRead ids of organisations
 */
record Figure(String what, long minor, Set<String> mayRead) {

  private static final Pattern SEPARATOR =
      Pattern.compile("(?<=\\d)[.,'’_\\s\\u00a0\\u202f](?=\\d)");

  /** Whether a text tells it: in minor or major units, with any separators between digits. */
  boolean isIn(String text) {
    String digits = SEPARATOR.matcher(text).replaceAll("");
    return digits.contains(String.valueOf(minor))
        || Pattern.compile("(?<!\\d)" + minor / 100 + "(?!\\d)").matcher(text).find();
  }

  /** Whether the bytes of a record hold it: as text, or as Avro writes a long. */
  boolean isIn(byte[] bytes) {
    return isIn(new String(bytes, StandardCharsets.ISO_8859_1))
        || HexFormat.of().formatHex(bytes).contains(HexFormat.of().formatHex(zigzag()));
  }

  private byte[] zigzag() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    long left = minor << 1 ^ minor >> 63;
    for (; left >= 0x80; left >>>= 7) {
      bytes.write((int) (left & 0x7f | 0x80));
    }
    bytes.write((int) left);
    return bytes.toByteArray();
  }
}
