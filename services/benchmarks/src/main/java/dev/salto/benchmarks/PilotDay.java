package dev.salto.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A park with a thousand pilots that run, and the import of what all of them did on one day. */
final class PilotDay {

  static final int PILOTS = 1_000;

  private static final String PARK = "bench-pilots";
  private static final int AT_ONCE = 8;

  private final RunningSalto salto;
  private final LocalDate day = LocalDate.now(ZoneId.of("Asia/Shanghai"));

  PilotDay(RunningSalto salto) {
    this.salto = salto;
  }

  /** Brings a thousand offers to match, be agreed and start. */
  Duration prepare() throws Exception {
    long begin = System.nanoTime();
    salto.send("PUT", "/api/v1/parks/" + PARK + "/policy", "hetao-agency", "{\"minimumScore\":0}");
    salto.send(
        "POST",
        "/api/v1/scenarios",
        "hetao-agency",
        """
        {"id":"bench-pilots-scenario","park":"%s","title":{"en":"Sweeping"},"fields":["7.2"],
         "stages":[{"stage":"OPERATIONAL","minTrl":5}],"places":%d,"siteClearance":"MET"}\
        """
            .formatted(PARK, PILOTS));
    salto.send(
        "POST",
        "/api/v1/orders",
        "futian-urban",
        """
        {"id":"bench-pilots-order","park":"%s","scenario":"bench-pilots-scenario","title":
         {"en":"Sweeping"},"stage":"OPERATIONAL","route":"OWN_PURCHASE","lots":%d,
         "budgetPerLot":{"minor":100,"currency":"CNY"},"evidence":[{"kind":"PURCHASE_ORDER",
         "reference":"B-2","issuer":"x","date":"%s","amount":{"minor":%d,"currency":"CNY"}}]}\
        """
            .formatted(PARK, PILOTS, day.minusDays(2), PILOTS * 100L));
    salto.send(
        "POST",
        "/api/v1/orders/bench-pilots-order/evidence/1/verification",
        "finance-office",
        "{\"state\":\"VERIFIED\"}");
    each(this::start);
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  private void start(int i) throws IOException, InterruptedException {
    salto.send(
        "POST",
        "/api/v1/offers",
        "city-light",
        """
        {"id":"bench-pilot-%d","park":"%s","title":{"en":"Street sweeper"},"fields":["7.2"],
         "trl":8,"price":{"minor":100,"currency":"CNY"},"pilots":1}\
        """
            .formatted(i, PARK));
    String match = match(i);
    until(200, "/api/v1/matches/" + match);
    for (String party : List.of("city-light", "futian-urban")) {
      String accept = "{\"decision\":\"ACCEPT\"}";
      salto.send("POST", "/api/v1/matches/" + match + "/decisions", party, accept);
    }
    until(200, "/api/v1/pilots/" + match);
    salto.send("POST", "/api/v1/pilots/" + match + "/start", "city-light", "{}");
  }

  /** Imports the day's runs of all pilots. */
  Duration importRuns() throws IOException, InterruptedException {
    String csv =
        "match,date,hours,work,work_unit,product_version\n"
            + IntStream.range(0, PILOTS)
                .mapToObj(i -> "%s,%s,8,%d,m2,1.0\n".formatted(match(i), day, 40_000 + i))
                .collect(Collectors.joining());
    long begin = System.nanoTime();
    String report = salto.sendCsv("/api/v1/pilots/runs/import", "city-light", csv);
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    if (!report.contains(String.valueOf(PILOTS))) {
      throw new IllegalStateException("Not all runs were imported: " + report);
    }
    return took;
  }

  private static String match(int i) {
    return "bench-pilot-%d~bench-pilots-order~1".formatted(i);
  }

  private void until(int status, String path) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (salto.status(path) != status) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(path + " did not come within a minute.");
      }
      Thread.sleep(10);
    }
  }

  private interface Step {
    void take(int i) throws Exception;
  }

  private static void each(Step step) throws InterruptedException, ExecutionException {
    Semaphore room = new Semaphore(AT_ONCE);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < PILOTS; i++) {
        int n = i;
        all.add(
            threads.submit(() -> {
              room.acquire();
              try {
                step.take(n);
              } finally {
                room.release();
              }
              return n;
            }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
  }
}
