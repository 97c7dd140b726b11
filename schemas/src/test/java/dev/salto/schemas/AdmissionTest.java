package dev.salto.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.records.Money;
import dev.salto.records.ProjectOffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AdmissionTest {

  private static final int HOME = ParkKey.partition("hetao|offer-sweeper", 12);

  private final Admission<ProjectOffer> admission = new Admission<>(Topics.PROJECT_OFFERS, 12);
  private final WireFormat<ProjectOffer> format = WireFormat.of(Topics.PROJECT_OFFERS);

  @Test
  void aValidRecordUnderItsKeyInItsPartitionIsAdmitted() {
    ProjectOffer offer = Samples.offer().build();
    assertThat(admission.admit(bytes("hetao|offer-sweeper"), format.encode(offer), HOME))
        .isEqualTo(new Admission.Admitted<>("hetao|offer-sweeper", offer));
  }

  @Test
  void aKeyThatDoesNotFitTheContentIsRefused() {
    assertRefused("hetao|offer-other", format.encode(Samples.offer().build()), HOME, "KEY");
  }

  @Test
  void aWrongPartitionIsRefused() {
    assertRefused(
        "hetao|offer-sweeper",
        format.encode(Samples.offer().build()),
        (HOME + 1) % 12,
        "PARTITION");
  }

  @Test
  void anInvalidFieldIsRefusedWithItsName() {
    Admission.Refused<?> refused =
        assertRefused(
            "hetao|offer-sweeper",
            format.encode(
                Samples.offer()
                    .setTrl(12)
                    .setPrice(new Money(-1L, "CNY"))
                    .setAvailableUntil(LocalDate.of(2025, 1, 1))
                    .setFields(List.of())
                    .build()),
            HOME,
            "FIELDS");
    assertThat(refused.reason()).contains("trl: ", "price.minor: ", "availableUntil: ", "fields: ");
  }

  @Test
  void moreCodesThanAMatchCouldCarryAreRefused() {
    List<String> codes = IntStream.rangeClosed(1, 101).mapToObj(n -> "permit-" + n).toList();
    assertRefused(
        "hetao|offer-sweeper",
        format.encode(Samples.offer().setPermits(codes).build()),
        HOME,
        "FIELDS");
    assertThat(
            admission.admit(
                bytes("hetao|offer-sweeper"),
                format.encode(Samples.offer().setPermits(codes.subList(0, 100)).build()),
                HOME))
        .isInstanceOf(Admission.Admitted.class);
  }

  @Test
  void aTombstoneIsRefusedBecauseAWithdrawalIsAStatus() {
    assertRefused("hetao|offer-sweeper", null, HOME, "EMPTY");
  }

  @Test
  void nothingThrows() {
    Random random = new Random(3);
    for (int i = 0; i < 5_000; i++) {
      byte[] key = new byte[random.nextInt(20)];
      byte[] value = new byte[random.nextInt(80)];
      random.nextBytes(key);
      random.nextBytes(value);
      assertThat(admission.admit(random.nextInt(9) == 0 ? null : key, value, random.nextInt(12)))
          .isInstanceOf(Admission.Refused.class);
    }
  }

  private Admission.Refused<?> assertRefused(String key, byte[] value, int partition, String code) {
    Admission.Answer<ProjectOffer> answer = admission.admit(bytes(key), value, partition);
    assertThat(answer).isInstanceOf(Admission.Refused.class);
    Admission.Refused<ProjectOffer> refused = (Admission.Refused<ProjectOffer>) answer;
    assertThat(refused.code()).as(refused.reason()).isEqualTo(code);
    assertThat(refused.key()).isEqualTo(key);
    return refused;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
