package dev.salto.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.salto.records.ParkDay;
import dev.salto.records.ProjectOffer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireFormatTest {

  private final WireFormat<ProjectOffer> offers = WireFormat.of(Topics.PROJECT_OFFERS);

  @Test
  void aRecordComesBackAsItWasWritten() throws UnreadableException {
    ProjectOffer offer = Samples.offer().build();
    assertThat(offers.decode(offers.encode(offer))).isEqualTo(offer);
  }

  @Test
  void aValueBeginsWithZeroAndTheIdOfTheNewestSchema() {
    byte[] value = offers.encode(Samples.offer().build());
    assertThat(value[0]).isZero();
    assertThat(ByteBuffer.wrap(value, 1, 4).getInt())
        .isEqualTo(SchemaHistory.frozen().latest(Topics.PROJECT_OFFERS.subject()).id());
  }

  /** Bytes written by the first version of each record; they must decode for good. */
  @ParameterizedTest
  @ValueSource(strings = {"project-offer-1", "buyer-order-1"})
  void goldenBytesStillDecode(String name) throws IOException, UnreadableException {
    byte[] golden = golden(name);
    Object expected =
        name.startsWith("project") ? Samples.offer().build() : Samples.order().build();
    Object decoded =
        name.startsWith("project")
            ? offers.decode(golden)
            : WireFormat.of(Topics.BUYER_ORDERS).decode(golden);
    assertThat(decoded).isEqualTo(expected);
  }

  @Test
  void randomBytesAreUnreadableAndNeverCrash() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[random.nextInt(60)];
      random.nextBytes(bytes);
      assertThatThrownBy(() -> offers.decode(bytes)).isInstanceOf(UnreadableException.class);
    }
  }

  @Test
  void damagedBytesOfARealRecordNeverThrowAnythingElse() {
    Random random = new Random(11);
    byte[] good = offers.encode(Samples.offer().build());
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = good.clone();
      for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
        bytes[5 + random.nextInt(bytes.length - 5)] = (byte) random.nextInt();
      }
      try {
        offers.decode(bytes);
      } catch (UnreadableException e) {
        assertThat(e.code()).isEqualTo("NOT_AVRO");
      }
    }
  }

  @Test
  void anEmptyValueAnUnknownSchemaAnotherSubjectAndATailSayWhatIsWrong() {
    assertThatThrownBy(() -> offers.decode(null))
        .isInstanceOfSatisfying(
            UnreadableException.class, e -> assertThat(e.code()).isEqualTo("EMPTY"));
    assertThatThrownBy(() -> offers.decode("hello".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOfSatisfying(
            UnreadableException.class, e -> assertThat(e.code()).isEqualTo("NOT_WIRE_FORMAT"));
    byte[] nextYear = ByteBuffer.allocate(40).put((byte) 0).putInt(987_654).array();
    assertThatThrownBy(() -> offers.decode(nextYear))
        .isInstanceOfSatisfying(
            UnreadableException.class, e -> assertThat(e.code()).isEqualTo("UNKNOWN_SCHEMA"))
        .hasMessageContaining("987654");
    byte[] day =
        WireFormat.of(Topics.PARK_DAYS)
            .encode(new ParkDay("hetao", java.time.LocalDate.of(2026, 1, 1)));
    assertThatThrownBy(() -> offers.decode(day)).hasMessageContaining("is not one of");
    byte[] good = offers.encode(Samples.offer().build());
    byte[] tail = ByteBuffer.allocate(good.length + 1).put(good).array();
    assertThatThrownBy(() -> offers.decode(tail)).hasMessageContaining("follow the end");
  }

  private static byte[] golden(String name) throws IOException {
    try (InputStream in = WireFormatTest.class.getResourceAsStream("/golden/" + name + ".base64")) {
      return Base64.getMimeDecoder().decode(in.readAllBytes());
    }
  }
}
