package dev.salto.projectoffers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.kit.testing.Api;
import dev.salto.kit.testing.Api.Answer;
import dev.salto.kit.testing.Broker;
import dev.salto.schemas.Topics;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class ConsentTest extends OffersTest {

  private static final String CONSENTS = "/api/v1/consents";

  @Test
  void theInstituteGivesItAndBothSeeIt() {
    Answer given = institute().post(CONSENTS, consent("given", "fund")).is(201);
    assertThat(given.json().get("institute").asString()).isEqualTo("institute");
    for (String party : List.of("institute", "fund")) {
      as(party).get(CONSENTS + "/given").is(200);
      assertThat(as(party).get(CONSENTS + "?financier=fund").ids()).contains("given");
    }
    for (String other : List.of("bank", "rival", "agency", "buyer")) {
      as(other).get(CONSENTS + "/given").isProblem(404, "NOT_FOUND");
      assertThat(as(other).get(CONSENTS).ids()).as(other).doesNotContain("given");
    }
    as(null).get(CONSENTS + "/given").isProblem(404, "NOT_FOUND");
    as(null).get(CONSENTS).isProblem(401, "WHO_ASKS");
    for (String other : List.of("fund", "rival", "agency")) {
      writesNothing(Topics.CONSENTS, () -> as(other).delete(CONSENTS + "/given"))
          .isProblem(403, "NOT_ALLOWED");
      writesNothing(
              Topics.CONSENTS,
              () ->
                  as(other).post(CONSENTS, consent("forged", "bank").put("institute", "institute")))
          .isProblem(403, "NOT_ALLOWED");
    }
    assertThat(institute().delete(CONSENTS + "/given").is(200).json().get("status").asString())
        .isEqualTo("WITHDRAWN");
    assertThat(as("fund").get(CONSENTS).ids()).doesNotContain("given");
    assertThat(as("fund").get(CONSENTS + "?status=WITHDRAWN").ids()).contains("given");
  }

  @ParameterizedTest(name = "{0} = {1} is refused with {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "park | 'nowhere' | park UNKNOWN_REFERENCE",
        "financier | 'nobody' | financier UNKNOWN_REFERENCE",
        "financier | 'buyer' | financier OTHER_KIND",
        "validUntil | '2026-01-04' | validUntil PAST",
        "validUntil | 'soon' | validUntil FORMAT",
        "colour | 'red' | colour UNKNOWN_FIELD",
      })
  void aFieldThatBreaksARule(String field, String value, String error) {
    ObjectNode consent = consent("refused", "bank");
    consent.set(field, Api.array("[" + value + "]").get(0));
    writesNothing(Topics.CONSENTS, () -> institute().post(CONSENTS, consent)).isInvalid(error);
  }

  @Test
  void ofManyThatAreGivenToOneFinancierAtOnceOneStandsAndItsWithdrawalLeavesNone()
      throws Exception {
    long end = Broker.end(Topics.CONSENTS);
    var answers = new ConcurrentLinkedQueue<Answer>();
    try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(0, 10)
          .forEach(n ->
              writers.submit(
                  () -> answers.add(as("rival").post(CONSENTS, consent("one-" + n, "bank")))));
    }
    assertThat(answers).hasSize(10);
    assertThat(answers.stream().map(Answer::status)).containsOnlyOnce(201);
    answers.stream()
        .filter(it -> it.status() != 201)
        .forEach(it -> {
          it.isProblem(409, "CONSENT_EXISTS");
          assertThat(it.errors()).containsExactly("financier CONSENT_EXISTS");
        });
    assertThat(Broker.end(Topics.CONSENTS)).isEqualTo(end + 1);
    List<String> standing = as("bank").get(CONSENTS + "?institute=rival").ids();
    assertThat(standing).hasSize(1);
    as("rival").delete(CONSENTS + "/" + standing.getFirst()).is(200);
    assertThat(as("bank").get(CONSENTS + "?institute=rival").ids()).isEmpty();
    as("rival").post(CONSENTS, consent("given-again", "bank")).is(201);
  }

  private static ObjectNode consent(String id, String financier) {
    return Api.object("{'park':'hetao','validUntil':'2026-12-31'}")
        .put("id", id)
        .put("financier", financier);
  }
}
