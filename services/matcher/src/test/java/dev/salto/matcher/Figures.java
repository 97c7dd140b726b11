package dev.salto.matcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** Looks for sums of money in whatever comes out, in each form that they could be written in. */
public final class Figures {

  private Figures() {}

  /** That neither this text nor any number in it is one of these sums, in minor units. */
  public static void assertNone(String text, long... sums) {
    for (long sum : sums) {
      assertThat(text.replace(",", ""))
          .doesNotContain(String.valueOf(sum))
          .doesNotContain(String.valueOf(sum / 100));
    }
  }

  /** That none of these sums lies in the bytes, as Avro writes it or as digits. */
  public static void assertNone(byte[] bytes, long... sums) {
    String all = latin(bytes);
    for (long sum : sums) {
      assertThat(all).doesNotContain(latin(avro(sum)));
    }
    assertNone(new String(bytes, StandardCharsets.UTF_8), sums);
  }

  /** That all of these sums lie in the bytes: what {@link #assertNone} looks for can be found. */
  public static void assertAll(byte[] bytes, long... sums) {
    assertThat(latin(bytes))
        .contains(java.util.Arrays.stream(sums).mapToObj(sum -> latin(avro(sum))).toList());
  }

  private static byte[] avro(long sum) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
      encoder.writeLong(sum);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** The sums of {@link Given} that no event, match or unmet order may show. */
  public static final long[] KEPT = {Given.PRICE, Given.BUDGET, Given.AMOUNT};
}
