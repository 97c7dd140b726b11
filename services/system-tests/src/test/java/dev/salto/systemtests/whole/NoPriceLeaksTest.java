package dev.salto.systemtests.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.salto.records.DeadLetter;
import dev.salto.records.ProjectOffer;
import dev.salto.schemas.ParkKey;
import dev.salto.schemas.ParkPartitioner;
import dev.salto.schemas.Topics;
import dev.salto.schemas.WireFormat;
import dev.salto.systemtests.Rest;
import dev.salto.systemtests.SharedSalto;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Who sees prices (design §3): gives offers and sealed orders figures that nobody mistakes, runs
 * them through all that can happen, and looks for them everywhere.
 */
@Timeout(400)
@ExtendWith(SharedSalto.class)
class NoPriceLeaksTest {

  private static final String PARK = "figures";

  private static final Figure PRICE_A = new Figure("price a", 827194653, Set.of("city-light"));
  private static final Figure PRICE_B = new Figure("price b", 736185249, Set.of("demo-sweep"));
  private static final Figure PRICE_C = new Figure("price c", 961748527, Set.of("astri"));
  private static final Figure BUDGET = sealed("budget", 873591467, "bonded-operator");
  private static final Figure AMOUNT = sealed("amount", 894625173, "bonded-operator");
  private static final Figure LOW_BUDGET = sealed("low budget", 614928357, "pharma-cro");
  private static final Figure LOW_AMOUNT = sealed("low amount", 638174925, "pharma-cro");
  private static final Figure WISH = sealed("wish", 952781463, "futian-bank");
  private static final Figure WISH_AMOUNT = sealed("wish amount", 971364825, "futian-bank");
  private static final List<Figure> FIGURES =
      List.of(PRICE_A, PRICE_B, PRICE_C, BUDGET, AMOUNT, LOW_BUDGET, LOW_AMOUNT, WISH, WISH_AMOUNT);

  private static final List<String> VIEWERS =
      List.of(
          "",
          "city-light",
          "demo-sweep",
          "astri",
          "bonded-operator",
          "pharma-cro",
          "futian-bank",
          "finance-office",
          "hetao-agency",
          "idea",
          "huanggang-port");
  private static final List<String> OFFERS = List.of("figures-a", "figures-b", "figures-c");
  private static final List<String> ORDERS =
      List.of("figures-sealed", "figures-low", "figures-wish");

  private final SharedSalto.Whole whole;
  private final Rest rest;
  private final OwnPark park;

  NoPriceLeaksTest(SharedSalto.Whole whole) {
    this.whole = whole;
    this.rest = whole.rest();
    this.park = OwnPark.declare(rest, PARK);
  }

  private static Figure sealed(String what, long minor, String buyer) {
    return new Figure(what, minor, Set.of(buyer, OwnPark.VERIFIER));
  }

  @Test
  void pricesAndSealedBudgetsAreReadByNobodyElseWhateverHappens() throws Exception {
    park.scenario("figures-scenario");
    park.order(
        "figures-sealed", "bonded-operator", "figures-scenario", BUDGET.minor(), AMOUNT.minor());
    park.order(
        "figures-low", "pharma-cro", "figures-scenario", LOW_BUDGET.minor(), LOW_AMOUNT.minor());
    park.order(
        "figures-wish", "futian-bank", "figures-scenario", WISH.minor(), WISH_AMOUNT.minor());
    park.verify("figures-sealed").verify("figures-low");
    park.offer("figures-a", "city-light", PRICE_A.minor());
    park.offer("figures-b", "demo-sweep", PRICE_B.minor());
    park.offer("figures-c", "astri", PRICE_C.minor());
    String first = awaitMatch("figures-a");
    await().atMost(Duration.ofSeconds(20)).untilAsserted(this::ownersReadTheirOwn);
    previewsShowNoneOfOthers();
    nobodyElseReadsAny(List.of(first));

    decide(first, "bonded-operator", "DECLINE");
    String second = awaitMatch("figures-b");
    nobodyElseReadsAny(List.of(first, second));

    decide(second, "demo-sweep", "ACCEPT");
    decide(second, "bonded-operator", "ACCEPT");
    awaitWhetherTheBuyerThatAgreedReadsThePrice(true);
    nobodyElseReadsAnyButTheBuyerThatAgreed(List.of(first, second));

    mistakesAreRefused();
    aPriceInADeadLetterIsInItsPayloadAlone();
    rest.as("demo-sweep").delete("/offers/figures-b").ok();
    // The match ends with its offer, and with it what its buyer may read.
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() ->
            rest.get("/matches/" + second).json().path("state").asString("").equals("WITHDRAWN"));
    awaitWhetherTheBuyerThatAgreedReadsThePrice(false);
    nobodyElseReadsAny(List.of(first, second));
    noRecordForOthersHoldsAny();
    noLineThatTheProcessWroteHoldsAny();
  }

  private void nobodyElseReadsAny(List<String> matches) {
    nobodyElseReads(FIGURES, matches);
  }

  private void nobodyElseReadsAnyButTheBuyerThatAgreed(List<String> matches) {
    Figure agreed =
        new Figure("agreed price", PRICE_B.minor(), Set.of("demo-sweep", "bonded-operator"));
    nobodyElseReads(
        FIGURES.stream().map(figure -> figure == PRICE_B ? agreed : figure).toList(), matches);
  }

  /** The view of offers has matches of its own, which may come later than those that are asked. */
  private void awaitWhetherTheBuyerThatAgreedReadsThePrice(boolean reads) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> PRICE_B.isIn(as("bonded-operator").get("/offers/figures-b").text()) == reads);
  }

  /** Else the search below would find nothing because it looks for the wrong thing. */
  private void ownersReadTheirOwn() {
    assertThat(PRICE_A.isIn(as("city-light").get("/offers/figures-a").text())).isTrue();
    for (String who : List.of("bonded-operator", "finance-office")) {
      String order = as(who).get("/orders/figures-sealed").text();
      assertThat(BUDGET.isIn(order) && AMOUNT.isIn(order)).as(who).isTrue();
    }
    String pair = "/explanations?offer=figures-b&order=figures-low";
    assertThat(PRICE_B.isIn(as("demo-sweep").get(pair).text())).isTrue();
    assertThat(LOW_BUDGET.isIn(as("pharma-cro").get(pair).text())).isTrue();
  }

  /** New and of what stands, by everyone who may post. */
  private void previewsShowNoneOfOthers() {
    for (String institute : List.of("city-light", "demo-sweep", "astri")) {
      for (String id : List.of("figures-new", "figures-a", "figures-b", "figures-c")) {
        long price = institute.equals("city-light") ? PRICE_A.minor() : PRICE_C.minor();
        preview(institute, "/offers/preview", park.offerJson(id, price), price);
      }
    }
    for (String buyer : List.of("bonded-operator", "pharma-cro", "futian-bank")) {
      for (String id : List.of("figures-new", "figures-sealed", "figures-low", "figures-wish")) {
        preview(
            buyer, "/orders/preview", park.orderJson(id, buyer, "figures-scenario", 100, 100), 100);
      }
    }
  }

  private void preview(String who, String path, String body, long own) {
    Rest.Answer answer = as(who).post(path, body);
    // Of what is another's the answer is a refusal.
    assertThat(answer.status()).as(answer::toString).isIn(200, 403);
    String text = answer.text();
    assertThat(FIGURES)
        .as(who + " " + path + " " + text)
        .filteredOn(it -> it.minor() != own && !it.mayRead().contains(who))
        .noneMatch(it -> it.isIn(text));
  }

  private void nobodyElseReads(List<Figure> figures, List<String> matches) {
    List<String> leaks = new ArrayList<>();
    for (String viewer : VIEWERS) {
      for (String path : paths(matches)) {
        Rest.Answer answer = as(viewer).get(path).ok();
        figures.stream()
            .filter(figure -> !figure.mayRead().contains(viewer) && figure.isIn(answer.text()))
            .forEach(figure -> leaks.add(viewer + " " + path + ": " + figure.what()));
      }
    }
    assertThat(leaks).isEmpty();
  }

  private static List<String> paths(List<String> matches) {
    String inPark = "park=" + PARK + "&size=200";
    List<String> paths =
        new ArrayList<>(
            List.of(
                "/offers?" + inPark + "&status=ALL",
                "/orders?" + inPark + "&status=ALL",
                "/scenarios?" + inPark,
                "/matches?" + inPark + "&state=ALL",
                "/unmet-orders?" + inPark,
                "/prospects?" + inPark,
                "/match-events?park=" + PARK,
                "/parks/" + PARK + "/funnel",
                "/parks"));
    matches.forEach(match -> paths.add("/matches/" + match));
    for (String offer : OFFERS) {
      paths.add("/offers/" + offer);
      paths.add("/offers/" + offer + "/gaps");
      paths.add("/explanations?offer=" + offer);
      ORDERS.forEach(order -> paths.add("/explanations?offer=" + offer + "&order=" + order));
    }
    for (String order : ORDERS) {
      paths.add("/orders/" + order);
      paths.add("/orders/" + order + "/gaps");
      paths.add("/explanations?order=" + order);
    }
    return paths;
  }

  /** Whoever logs what it refuses would log these. */
  private void mistakesAreRefused() {
    String offer = park.offerJson("figures-wrong", PRICE_A.minor());
    as("city-light")
        .post("/offers", offer.replace("\"trl\":8", "\"trl\":12"))
        .problem(422, "INVALID");
    as("city-light").post("/offers", offer.replace("CNY", "cny")).problem(422, "INVALID");
    as("city-light")
        .post("/offers", offer.substring(0, offer.length() - 1))
        .problem(400, "MALFORMED");
    as("city-light")
        .send(
            "POST",
            "/offers/import",
            "text/csv",
            BodyPublishers.ofString(
                "id,park,institute,title_en,fields,trl,price,currency,pilots\n"
                    + "figures-wrong,figures,city-light,Sweeper,7.2,12,8271946.53,CNY,1\n"))
        .problem(422, "IMPORT_REFUSED");
    as("city-light").put("/offers/figures-a", offer).problem(428, "IF_MATCH_REQUIRED");
  }

  private void aPriceInADeadLetterIsInItsPayloadAlone() throws Exception {
    WireFormat<ProjectOffer> format = WireFormat.of(Topics.PROJECT_OFFERS);
    ProjectOffer offer =
        format.decode(
            TopicReading.records(whole.salto().kafka(), List.of(Topics.PROJECT_OFFERS)).stream()
                .filter(it -> TopicReading.key(it).equals(ParkKey.of(PARK, "figures-a")))
                .findFirst()
                .orElseThrow()
                .value());
    ProjectOffer wrong =
        ProjectOffer.newBuilder(offer)
            .setId("figures-wrong")
            .setPrice(new dev.salto.records.Money(-PRICE_A.minor(), "CNY"))
            .build();
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                whole.salto().kafka(),
                ProducerConfig.PARTITIONER_CLASS_CONFIG,
                ParkPartitioner.class),
            new StringSerializer(),
            new ByteArraySerializer())) {
      producer
          .send(
              new ProducerRecord<>(
                  Topics.PROJECT_OFFERS.name(),
                  ParkKey.of(PARK, "figures-wrong"),
                  format.encode(wrong)))
          .get();
    }
    await().atMost(Duration.ofSeconds(20)).until(() -> letter().isPresent());
    assertThat(PRICE_A.isIn(letter().orElseThrow().getReason())).isFalse();
  }

  private Optional<DeadLetter> letter() {
    return TopicReading.contents(whole.salto().kafka(), Topics.DEAD_LETTERS).stream()
        .filter(it -> it.getCode().equals("FIELDS"))
        .filter(it -> it.getReason().contains("price"))
        .findFirst();
  }

  private void noRecordForOthersHoldsAny() {
    List<ConsumerRecord<byte[], byte[]>> records =
        TopicReading.records(
            whole.salto().kafka(),
            List.of(Topics.MATCH_EVENTS, Topics.MATCHES, Topics.UNMET_ORDERS));
    assertThat(records).anyMatch(it -> TopicReading.key(it).startsWith(PARK + "|"));
    assertThat(records)
        .allSatisfy(record ->
            assertThat(FIGURES)
                .as(TopicReading.place(record))
                .noneMatch(figure -> figure.isIn(record.value()) || figure.isIn(headers(record))));
  }

  private static String headers(ConsumerRecord<byte[], byte[]> record) {
    StringBuilder headers = new StringBuilder();
    record.headers().forEach(it -> headers.append(new String(it.value())).append('\n'));
    return headers.toString();
  }

  private void noLineThatTheProcessWroteHoldsAny() throws IOException {
    List<Path> written;
    try (Stream<Path> log = Files.walk(whole.folder().resolve("data/log"));
        Stream<Path> printed = Files.list(whole.folder())) {
      written = Stream.concat(log, printed).filter(Files::isRegularFile).toList();
    }
    assertThat(written).anyMatch(it -> it.endsWith("salto.log"));
    for (Path file : written) {
      assertThat(Files.readAllLines(file))
          .as(file::toString)
          .noneMatch(line -> FIGURES.stream().anyMatch(figure -> figure.isIn(line)));
    }
  }

  private String awaitMatch(String offer) {
    return await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                rest.items("/matches?park=" + PARK + "&offer=" + offer).stream()
                    .filter(it -> it.path("order").asString().equals("figures-sealed"))
                    .map(it -> it.path("id").asString())
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  private void decide(String match, String who, String decision) {
    as(who).post("/matches/" + match + "/decisions", "{\"decision\":\"" + decision + "\"}").ok();
  }

  private Rest as(String who) {
    return who.isEmpty() ? rest : rest.as(who);
  }
}
