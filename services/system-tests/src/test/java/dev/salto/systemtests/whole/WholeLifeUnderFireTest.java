package dev.salto.systemtests.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.salto.systemtests.Rest;
import dev.salto.systemtests.RunningSalto;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Several hands at once do, at random, all that can be done in the life of a match, while the
 * process is cut off between any two steps and started again: money and capacity are never counted
 * twice. {@link Ledgers} counts again what lies on the topics.
 */
@Timeout(900)
class WholeLifeUnderFireTest {

  private static final String PARK = "fire";
  private static final int HANDS = 3;
  private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));
  private static final List<String> INSTITUTES = List.of("idea", "astri");
  private static final List<String> BUYERS = List.of("bonded-operator", "futian-bank");
  private static final Map<String, Integer> PILOTS = Map.of("f-o1", 1, "f-o2", 2, "f-o3", 1);
  private static final Map<String, Integer> PLACES = Map.of("f-s1", 2, "f-s2", 1);
  private static final Map<String, Integer> FACILITIES = Map.of("f-sim", 1);

  @TempDir Path folder;

  @Test
  void moneyAndCapacityAreCountedOnceThroughThreePowerCuts() throws Exception {
    play(20_260_105L, 3, 70);
  }

  @Test
  @EnabledIfSystemProperty(
      named = "salto.long",
      matches = "true",
      disabledReason = "takes minutes; ./salto test --long sets salto.long")
  void andThroughThirty() throws Exception {
    play(7L, 30, 90);
  }

  private void play(long seed, int cuts, int deedsBetween) throws Exception {
    try (RunningSalto salto = RunningSalto.start(folder)) {
      Rest rest = Rest.of(salto);
      open(rest);
      Map<String, Integer> answers = new TreeMap<>();
      for (int cut = 0; cut <= cuts; cut++) {
        AtomicBoolean going = new AtomicBoolean(true);
        AtomicInteger deeds = new AtomicInteger();
        Thread[] hands = new Thread[HANDS];
        for (int hand = 0; hand < HANDS; hand++) {
          Random random = new Random(seed + 31L * cut + 1_009L * hand);
          hands[hand] =
              Thread.ofVirtual()
                  .start(() -> {
                    while (going.get()) {
                      deed(rest, random, answers);
                      deeds.incrementAndGet();
                    }
                  });
        }
        await().atMost(Duration.ofSeconds(120)).until(() -> deeds.get() >= deedsBetween);
        // Beside what the hands are doing: wherever they are just now.
        salto.kill();
        going.set(false);
        for (Thread hand : hands) {
          hand.join();
        }
        salto.restart();
      }
      assertThat(answers.keySet()).as("seed " + seed).noneMatch(it -> it.startsWith("500"));
      new Ledgers(salto.kafka(), PARK).balance(PILOTS, PLACES, FACILITIES);
      // Else there was nothing to count.
      assertThat(answers).as("seed " + seed).containsKeys("2xx accept", "2xx start", "2xx run");
    }
  }

  private static void open(Rest rest) {
    Rest agency = rest.as(OwnPark.AGENCY);
    agency.put("/parks/fire/policy", "{\"minimumScore\":0}").ok();
    agency
        .post(
            "/facilities",
            """
            {"id":"f-sim","park":"fire","kind":"SIMULATOR","name":{"en":"Simulator"},"field":"2.1",
             "status":"BUILT","places":1}\
            """)
        .ok();
    PLACES.forEach((id, places) ->
        agency
            .post(
                "/scenarios",
                """
                {"id":"%s","park":"fire","title":{"en":"Patrol"},"fields":["2.1"],"places":%d,
                 "stages":[{"stage":"SIMULATED","minTrl":5},{"stage":"SUPERVISED","minTrl":6}],
                 "siteClearance":"MET"}\
                """
                    .formatted(id, places))
            .ok());
    for (int n = 1; n <= 3; n++) {
      order(rest, n, 1 + n % 2);
    }
    PILOTS.keySet().forEach(id -> offer(rest, id, PILOTS.get(id)));
  }

  private static Rest.Answer offer(Rest rest, String id, int pilots) {
    return rest.as(owner(id, INSTITUTES))
        .post(
            "/offers",
            """
            {"id":"%s","park":"fire","title":{"en":"Patrol robot"},"fields":["2.1"],"trl":7,
             "price":{"minor":900,"currency":"CNY"},"pilots":%d}\
            """
                .formatted(id, pilots));
  }

  private static Rest.Answer order(Rest rest, int n, int lots) {
    String id = "f-r" + n;
    return rest.as(owner(id, BUYERS))
        .post(
            "/orders",
            """
            {"id":"%s","park":"fire","scenario":"f-s%d","title":{"en":"Patrol"},"lots":%d,
             "stage":"%s","route":"OWN_PURCHASE","disclosure":"PUBLIC",
             "budgetPerLot":{"minor":1000,"currency":"CNY"},"evidence":[{"kind":"PURCHASE_ORDER",
             "reference":"F-%d","issuer":"%s","date":"%s","amount":{"minor":%d,"currency":"CNY"}}]}\
            """
                .formatted(
                    id,
                    1 + n % 2,
                    lots,
                    n == 1 ? "SIMULATED" : "SUPERVISED",
                    n,
                    id,
                    TODAY.minusDays(2),
                    lots * 1000));
  }

  private static String owner(String id, List<String> owners) {
    return owners.get(id.charAt(id.length() - 1) % owners.size());
  }

  /** One deed at random; to be refused is as good as to be done, and so is to get no answer. */
  private static void deed(Rest rest, Random random, Map<String, Integer> answers) {
    try {
      Map<String, Rest.Answer> done = new HashMap<>();
      if (random.nextInt(4) == 0) {
        posting(rest, random, done);
      } else {
        life(rest, random, done);
      }
      synchronized (answers) {
        done.forEach((what, answer) -> {
          int status = answer.status();
          String key = (status == 500 ? "500" : status / 100 + "xx") + " " + what;
          answers.merge(key, 1, Integer::sum);
        });
      }
    } catch (UncheckedIOException e) {
      // The power is cut.
    }
  }

  private static void posting(Rest rest, Random random, Map<String, Rest.Answer> done) {
    int n = 1 + random.nextInt(3);
    String order = "f-r" + n;
    String offer = "f-o" + n;
    switch (random.nextInt(6)) {
      case 0 -> done.put("offer", offer(rest, offer, PILOTS.get(offer)));
      case 1 -> done.put("withdraw", rest.as(owner(offer, INSTITUTES)).delete("/offers/" + offer));
      case 2 -> done.put("order", order(rest, n, 1 + n % 2));
      default -> {
        boolean refuse = random.nextInt(8) == 0;
        done.put(
            "verify",
            rest.as(OwnPark.VERIFIER)
                .post(
                    "/orders/" + order + "/evidence/1/verification",
                    refuse
                        ? "{\"state\":\"REFUSED\",\"reason\":\"unreadable\"}"
                        : "{\"state\":\"VERIFIED\"}"));
      }
    }
  }

  private static void life(Rest rest, Random random, Map<String, Rest.Answer> done) {
    List<JsonNode> matches = Rest.list(rest.get("/matches?park=fire").json().path("items"));
    if (matches.isEmpty()) {
      return;
    }
    JsonNode match = matches.get(random.nextInt(matches.size()));
    String id = match.path("id").asString();
    Rest institute = rest.as(match.path("institute").asString());
    Rest buyer = rest.as(match.path("buyer").asString());
    String pilot = "/pilots/" + id;
    switch (match.path("state").asString()) {
      case "PROPOSED" -> {
        String decision = random.nextInt(12) == 0 ? "DECLINE" : "ACCEPT";
        done.put(
            decision.equals("ACCEPT") ? "accept" : "decline",
            (random.nextBoolean() ? institute : buyer)
                .post("/matches/" + id + "/decisions", "{\"decision\":\"" + decision + "\"}"));
      }
      case "AGREED" -> done.put("start", institute.post(pilot + "/start", "{}"));
      case "PILOTING" -> {
        switch (random.nextInt(7)) {
          case 0, 1 ->
              done.put(
                  "run",
                  institute.post(
                      pilot + "/runs",
                      "{\"date\":\"%s\",\"hours\":1,\"productVersion\":\"1\"}".formatted(TODAY)));
          case 2, 3 ->
              done.put("submit", institute.post(pilot + milestone(random) + "/submission", "{}"));
          case 4, 5 ->
              done.put(
                  "judge",
                  buyer.post(pilot + milestone(random) + "/decision", "{\"decision\":\"ACCEPT\"}"));
          default -> {
            if (random.nextInt(5) == 0) {
              done.put("fail", buyer.post(pilot + "/failure", "{\"reason\":\"no use\"}"));
            }
          }
        }
      }
      case "DELIVERED" -> {
        int payment = 1 + random.nextInt(2);
        done.put(
            random.nextInt(4) == 0 ? "reverse" : "pay",
            random.nextInt(4) == 0
                ? buyer.post(pilot + "/payments/" + payment + "/reversal", "{\"reason\":\"x\"}")
                : buyer.post(
                    pilot + "/payments",
                    """
                    {"amount":{"minor":300,"currency":"CNY"},"date":"%s","reference":"p-%d"}\
                    """
                        .formatted(TODAY, random.nextInt())));
      }
      case "PAID" -> done.put("close", buyer.post(pilot + "/closing", "{}"));
      default -> {
        // Over, since it was listed.
      }
    }
  }

  private static String milestone(Random random) {
    return "/milestones/" + (1 + random.nextInt(2));
  }
}
