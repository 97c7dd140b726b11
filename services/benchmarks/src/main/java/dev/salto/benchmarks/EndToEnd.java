package dev.salto.benchmarks;

import dev.salto.records.MatchEvent;
import dev.salto.schemas.Topics;
import dev.salto.schemas.UnreadableException;
import dev.salto.schemas.WireFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Starts Salto twice, on an empty folder and again, and measures the starts and the memory; then
 * posts offers one after the other, each of which makes a match, and measures the time from POST to
 * the match event on the topic and on the feed, beside a plain produce and consume on the same
 * broker, turn by turn; last, how long the runs of a thousand pilots' day take to import while
 * matching goes on.
 */
public final class EndToEnd {

  private static final int WARM_UP = 150;
  private static final int MEASURED = 300;
  private static final Duration RECORDED_WITHIN = Duration.ofMinutes(2);
  private static final String PLAIN = "bench.plain";
  private static final WireFormat<MatchEvent> EVENTS = WireFormat.of(Topics.MATCH_EVENTS);
  private static final Pattern OFFER = Pattern.compile("\"offer\":\"(bench-offer-\\d+)\"");

  private final RunningSalto salto;
  private final Map<String, CountDownLatch> awaited = new ConcurrentHashMap<>();
  private final Map<String, Long> seen = new ConcurrentHashMap<>();

  private EndToEnd(RunningSalto salto) {
    this.salto = salto;
  }

  /**
   * Runs all.
   *
   * @param args the path of the {@code salto} script
   */
  public static void main(String[] args) throws Exception {
    Path script = Path.of(args.length > 0 ? args[0] : "./salto").toAbsolutePath().normalize();
    Path data = Files.createTempDirectory("salto-bench");
    try {
      System.out.printf("%-34s %9s %9s%n", "", "seconds", "MB");
      try (RunningSalto _ = start("first start, sample loaded", script, data)) {
        awaitRecording(script);
      }
      try (RunningSalto salto = start("start again", script, data)) {
        new EndToEnd(salto).measure();
        System.out.printf("%-34s %9s %9d%n", "after the load", "", salto.residentMegabytes());
      }
    } finally {
      delete(data);
    }
  }

  private static RunningSalto start(String what, Path script, Path data) throws IOException {
    RunningSalto salto = new RunningSalto(script, data);
    System.out.printf(
        "%-34s %9.1f %9d%n", what, salto.took().toMillis() / 1e3, salto.residentMegabytes());
    return salto;
  }

  /**
   * After a build the first start is recorded in the background, which later starts are faster for.
   * What is measured beside that would be measured wrong.
   */
  private static void awaitRecording(Path script) throws IOException, InterruptedException {
    Path app = script.resolveSibling("services/all-in-one/target/app");
    long deadline = System.nanoTime() + RECORDED_WITHIN.toNanos();
    while (!isRecorded(app)) {
      if (System.nanoTime() > deadline) {
        System.out.println("No start was recorded within two minutes; measured without.");
        return;
      }
      Thread.sleep(500);
    }
  }

  private static boolean isRecorded(Path app) throws IOException {
    try (DirectoryStream<Path> caches = Files.newDirectoryStream(app, "start-*.aot")) {
      return caches.iterator().hasNext();
    }
  }

  private void measure() throws Exception {
    prepare();
    long[] answered = new long[MEASURED];
    long[] topic = new long[MEASURED];
    long[] feed = new long[MEASURED];
    long[] plain = new long[MEASURED];
    Thread plainReader = follow(PLAIN, "read_uncommitted", this::sawPlain);
    Thread eventReader = follow(Topics.MATCH_EVENTS.name(), "read_committed", this::sawEvent);
    try (KafkaProducer<String, byte[]> producer = producer()) {
      Thread stream = Thread.ofVirtual().start(this::followFeed);
      for (int i = 0; i < WARM_UP + MEASURED; i++) {
        long plainTook = plain(producer, i);
        long[] took = post(i);
        if (i >= WARM_UP) {
          int n = i - WARM_UP;
          plain[n] = plainTook;
          answered[n] = took[0];
          topic[n] = took[1];
          feed[n] = took[2];
        }
      }
      measurePilots();
      stream.interrupt();
    } finally {
      plainReader.interrupt();
      eventReader.interrupt();
    }
    Percentiles reference = Percentiles.of(plain);
    System.out.printf(
        "%n%d offers, one after the other, each making a match%n%-34s %9s %9s %10s %10s%n",
        MEASURED, "", "p50 ms", "p99 ms", "p50", "p99");
    System.out.println(reference.row("plain produce, acks=all, consume", reference));
    System.out.println(Percentiles.of(answered).row("POST to its answer", reference));
    System.out.println(Percentiles.of(topic).row("POST to match event on the topic", reference));
    System.out.println(Percentiles.of(feed).row("POST to match event on the feed", reference));
    System.out.println();
  }

  /** Imports a day of a thousand pilots, and goes on posting offers that match beside it. */
  private void measurePilots() throws Exception {
    PilotDay day = new PilotDay(salto);
    Duration prepared = day.prepare();
    List<Long> beside = new ArrayList<>();
    Duration took;
    try (ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Duration> imported = thread.submit(day::importRuns);
      for (int i = WARM_UP + MEASURED; !imported.isDone(); i++) {
        beside.add(post(i)[1]);
      }
      took = imported.get();
    }
    Percentiles events = Percentiles.of(beside.stream().mapToLong(Long::longValue).toArray());
    System.out.printf(
        "%n%d pilots brought to run in %.0f s; the import of a day's runs took %.1f s%n",
        PilotDay.PILOTS, prepared.toMillis() / 1e3, took.toMillis() / 1e3);
    System.out.println(events.row("POST to match event beside it", events));
  }

  /** A park with one scenario and one order that has a lot for every offer. */
  private void prepare() throws Exception {
    String agency = "hetao-agency";
    salto.send("PUT", "/api/v1/parks/bench/policy", agency, "{\"minimumScore\":0}");
    salto.send(
        "POST",
        "/api/v1/scenarios",
        agency,
        """
        {"id":"bench-scenario","park":"bench","title":{"en":"Sweeping of roads"},"fields":["7.2"],
         "stages":[{"stage":"OPERATIONAL","minTrl":5}],"places":1000,"siteClearance":"MET"}\
        """);
    String today = LocalDate.now().minusDays(2).toString();
    salto.send(
        "POST",
        "/api/v1/orders",
        "futian-urban",
        """
        {"id":"bench-order","park":"bench","scenario":"bench-scenario","title":{"en":"Sweeping"},
         "stage":"OPERATIONAL","route":"OWN_PURCHASE","lots":1000,
         "budgetPerLot":{"minor":100,"currency":"CNY"},"evidence":[{"kind":"PURCHASE_ORDER",
         "reference":"B-1","issuer":"x","date":"%s","amount":{"minor":100000,"currency":"CNY"}}]}\
        """
            .formatted(today));
    salto.send(
        "POST",
        "/api/v1/orders/bench-order/evidence/1/verification",
        "finance-office",
        "{\"state\":\"VERIFIED\"}");
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", salto.kafka()))) {
      admin.createTopics(List.of(new NewTopic(PLAIN, 1, (short) 1))).all().get();
    }
  }

  /** Nanoseconds from sending a record to reading it. */
  private long plain(KafkaProducer<String, byte[]> producer, int i) throws InterruptedException {
    String key = "plain-" + i;
    CountDownLatch latch = await(key);
    long begin = System.nanoTime();
    producer.send(new ProducerRecord<>(PLAIN, key, new byte[600]));
    return arrived(key, latch) - begin;
  }

  /** Nanoseconds from posting an offer to its answer, its event on the topic, and on the feed. */
  private long[] post(int i) throws IOException, InterruptedException {
    String id = "bench-offer-" + i;
    CountDownLatch topic = await("topic " + id);
    CountDownLatch feed = await("feed " + id);
    long begin = System.nanoTime();
    salto.send(
        "POST",
        "/api/v1/offers",
        "city-light",
        """
        {"id":"%s","park":"bench","title":{"en":"Street sweeper %d"},"fields":["7.2"],"trl":8,
         "price":{"minor":100,"currency":"CNY"},"pilots":1}\
        """
            .formatted(id, i));
    long answered = System.nanoTime();
    return new long[] {
      answered - begin, arrived("topic " + id, topic) - begin, arrived("feed " + id, feed) - begin
    };
  }

  private CountDownLatch await(String what) {
    CountDownLatch latch = new CountDownLatch(1);
    awaited.put(what, latch);
    return latch;
  }

  private long arrived(String what, CountDownLatch latch) throws InterruptedException {
    if (!latch.await(30, TimeUnit.SECONDS)) {
      throw new IllegalStateException("Nothing was seen of " + what + " within 30 s.");
    }
    Long at = seen.get(what);
    if (at == null) {
      throw new IllegalStateException(what + " was seen at no time.");
    }
    return at;
  }

  private void saw(String what) {
    CountDownLatch latch = awaited.remove(what);
    if (latch != null) {
      seen.put(what, System.nanoTime());
      latch.countDown();
    }
  }

  private void sawPlain(ConsumerRecord<String, byte[]> record) {
    saw(record.key());
  }

  private void sawEvent(ConsumerRecord<String, byte[]> record) {
    try {
      MatchEvent event = EVENTS.decode(record.value());
      saw("topic " + event.getOffer());
    } catch (UnreadableException e) {
      throw new IllegalStateException(e);
    }
  }

  private void followFeed() {
    HttpRequest request =
        HttpRequest.newBuilder(salto.at("/api/v1/match-events?park=bench"))
            .header("Accept", "text/event-stream")
            .build();
    try (Stream<String> lines =
        salto.http().send(request, HttpResponse.BodyHandlers.ofLines()).body()) {
      lines.forEach(line -> {
        Matcher offer = OFFER.matcher(line);
        if (line.startsWith("data:") && offer.find()) {
          saw("feed " + offer.group(1));
        }
      });
    } catch (IOException | UncheckedIOException | InterruptedException e) {
      // The run is over.
    }
  }

  private Thread follow(
      String topic, String isolation, Consumer<ConsumerRecord<String, byte[]>> each)
      throws InterruptedException {
    CountDownLatch assigned = new CountDownLatch(1);
    Thread thread =
        Thread.ofPlatform()
            .daemon()
            .start(() -> {
              try (KafkaConsumer<String, byte[]> consumer =
                  new KafkaConsumer<>(
                      Map.of("bootstrap.servers", salto.kafka(), "isolation.level", isolation),
                      new StringDeserializer(),
                      new ByteArrayDeserializer())) {
                var partitions =
                    consumer.partitionsFor(topic).stream()
                        .map(
                            it -> new org.apache.kafka.common.TopicPartition(topic, it.partition()))
                        .toList();
                consumer.assign(partitions);
                consumer.seekToEnd(partitions);
                partitions.forEach(consumer::position);
                assigned.countDown();
                while (!Thread.currentThread().isInterrupted()) {
                  consumer.poll(Duration.ofMillis(200)).forEach(each);
                }
              } catch (org.apache.kafka.common.errors.InterruptException e) {
                // The run is over.
              }
            });
    assigned.await();
    return thread;
  }

  private KafkaProducer<String, byte[]> producer() {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", salto.kafka(), "acks", "all", "linger.ms", 0),
        new StringSerializer(),
        new ByteArraySerializer());
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
