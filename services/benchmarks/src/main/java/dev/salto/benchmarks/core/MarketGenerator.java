package dev.salto.benchmarks.core;

import dev.salto.matching.market.Input;
import dev.salto.matching.model.Capability;
import dev.salto.matching.model.Commitment;
import dev.salto.matching.model.Evidence;
import dev.salto.matching.model.EvidenceKind;
import dev.salto.matching.model.Money;
import dev.salto.matching.model.Offer;
import dev.salto.matching.model.Operator;
import dev.salto.matching.model.Order;
import dev.salto.matching.model.Party;
import dev.salto.matching.model.Policy;
import dev.salto.matching.model.Requirement;
import dev.salto.matching.model.Route;
import dev.salto.matching.model.Scenario;
import dev.salto.matching.model.SiteClearance;
import dev.salto.matching.model.Stage;
import dev.salto.matching.model.StageOffer;
import dev.salto.matching.model.Texts;
import dev.salto.matching.model.TrackRecord;
import dev.salto.matching.model.Verification;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * The postings of one park as they might be: few topics that many work on and many that few do,
 * texts in both languages, half of the orders backed, prices around the budgets, some firms of one
 * group. One seed always gives the same postings. For one thread.
 */
public final class MarketGenerator {

  /** The park's day. */
  public static final LocalDate DAY = LocalDate.parse("2026-03-01");

  private static final String PARK = "bench";
  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
  private static final Party AGENCY = new Party("agency", "MAINLAND", null);

  /** The park's policy. */
  public static final Policy POLICY =
      new Policy(
          AGENCY.id(),
          Commitment.ORDERED,
          3000,
          Map.of("HKD", new BigDecimal("0.92")),
          21,
          Set.of("FUNDS", "GOODS"));

  private static final List<String> GOOD_FOR_ZH =
      List.of("日常运行", "与现有系统对接", "数据不出园区", "支持远程调度", "已有示范应用", "维护成本低", "结果可追溯");
  private static final List<String> GOOD_FOR_EN =
      List.of(
          "runs every day",
          "connects to what is there",
          "data stay inside the park",
          "is dispatched from afar",
          "has been shown elsewhere",
          "costs little to maintain",
          "results are traceable");

  private final Random random;
  private final int moreClauses;
  private final List<Integer> wheel = new ArrayList<>();
  private int clock;

  /** A generator that begins anew, of texts of some 170 characters. */
  public MarketGenerator(long seed) {
    this(seed, 0);
  }

  /**
   * A generator that begins anew.
   *
   * @param moreClauses of texts; each adds some 30 characters
   */
  public MarketGenerator(long seed, int moreClauses) {
    random = new Random(seed);
    this.moreClauses = moreClauses;
    for (int topic = 0; topic < Topic.ALL.size(); topic++) {
      for (int n = 24 / (topic + 1); n >= 0; n--) {
        wheel.add(topic);
      }
    }
  }

  /** Policy and day. */
  public static List<Input.Fact> declaration() {
    return List.of(new Input.PolicyChanged(POLICY), new Input.DayCome(DAY));
  }

  /**
   * How a posting stands.
   *
   * @param n makes its id, and what it is about: postings with one number are versions of one
   * @param open false for one that is withdrawn
   */
  public record Standing(int n, int version, Instant postedAt, boolean open) {}

  /** The first version of a posting, posted a minute after the one before. */
  public Standing posted(int n) {
    return new Standing(n, 1, FIRST.plusSeconds(60L * clock++), true);
  }

  /** A project offer. */
  public Offer offer(Standing how) {
    int n = how.n();
    Topic about = Topic.ALL.get(topic(n));
    int name = random.nextInt(about.offersZh().size());
    return new Offer(
        "offer-" + n,
        PARK,
        party("institute-" + n / 3),
        new Texts(about.offersZh().get(name), null, about.offersEn().get(name)),
        summary(about.offersZh(), about.offersEn(), about.tasksZh(), about.tasksEn()),
        fields(about),
        about.attributes().stream()
            .filter(_ -> chance(90))
            .map(it -> it.split("\\|"))
            .map(it -> new Capability(it[0], around(it[2], 75, 150), it[1]))
            .toList(),
        5 + random.nextInt(5),
        List.of(),
        new Money(100_00L * (700 + random.nextInt(600)), chance(85) ? "CNY" : "HKD"),
        1 + random.nextInt(4),
        LocalDate.parse("2026-01-01").plusDays(random.nextInt(90)),
        LocalDate.parse("2027-06-30").plusDays(random.nextInt(200)),
        chance(50) ? 50 + random.nextInt(250) : null,
        null,
        how.open(),
        how.version(),
        how.postedAt(),
        List.of(),
        TrackRecord.NONE);
  }

  /** A scenario demand. */
  public Scenario scenario(Standing how) {
    int n = how.n();
    Topic about = Topic.ALL.get(topic(n));
    int task = random.nextInt(about.tasksZh().size());
    return new Scenario(
        "scenario-" + n,
        PARK,
        AGENCY,
        "MAINLAND",
        new Texts(about.tasksZh().get(task), null, about.tasksEn().get(task)),
        summary(about.tasksZh(), about.tasksEn(), about.tasksZh(), about.tasksEn()),
        about.fields().subList(0, 1 + random.nextInt(about.fields().size())),
        about.attributes().stream()
            .filter(_ -> chance(55))
            .map(it -> it.split("\\|"))
            .map(this::requirement)
            .toList(),
        List.of(
            new StageOffer(Stage.SIMULATED, 5),
            new StageOffer(Stage.SUPERVISED, 6),
            new StageOffer(Stage.OPERATIONAL, 7)),
        List.of(),
        1 + random.nextInt(4),
        LocalDate.parse("2026-02-01").plusDays(random.nextInt(120)),
        LocalDate.parse("2027-06-30").plusDays(random.nextInt(200)),
        60 + random.nextInt(120),
        chance(50) ? 100 + random.nextInt(300) : null,
        chance(95) ? SiteClearance.MET : SiteClearance.UNKNOWN,
        how.open(),
        how.version(),
        how.postedAt());
  }

  /**
   * An order.
   *
   * @param scenario the number of the scenario that it is for
   */
  public Order order(Standing how, int scenario) {
    int n = how.n();
    int lots = chance(70) ? 1 : 2 + random.nextInt(3);
    long budget = 100_00L * (800 + random.nextInt(700));
    return new Order(
        "order-" + n,
        PARK,
        party("buyer-" + n / 2),
        "scenario-" + scenario,
        Stage.values()[random.nextInt(Stage.values().length)],
        Route.values()[random.nextInt(Route.values().length)],
        lots,
        new Money(budget, "CNY"),
        true,
        LocalDate.parse("2027-12-31"),
        evidence(lots, budget),
        how.open(),
        how.version(),
        how.postedAt());
  }

  /** The number of the topic that all versions of a posting with this number are about. */
  public static int topicOf(int n) {
    return new MarketGenerator(0).topic(n);
  }

  /** More about the first topics than about the last. */
  private int topic(int n) {
    return wheel.get(Math.floorMod(n * 7919, wheel.size()));
  }

  private List<Evidence> evidence(int lots, long budget) {
    EvidenceKind kind =
        chance(60)
            ? EvidenceKind.PURCHASE_ORDER
            : EvidenceKind.values()[random.nextInt(EvidenceKind.values().length)];
    return chance(10)
        ? List.of()
        : List.of(
            new Evidence(
                1,
                kind,
                DAY.minusDays(random.nextInt(90)),
                new Money(budget * (1 + random.nextInt(lots)), "CNY"),
                chance(20) ? DAY.plusDays(random.nextInt(200)) : null,
                null,
                chance(85) ? Verification.VERIFIED : Verification.AWAITED));
  }

  private Requirement requirement(String[] attribute) {
    return new Requirement(
        attribute[0],
        attribute[2].startsWith("-") ? Operator.AT_MOST : Operator.AT_LEAST,
        attribute[2].startsWith("-")
            ? around(attribute[2], 95, 140)
            : around(attribute[2], 70, 105),
        attribute[1],
        chance(75));
  }

  /** So many percent of a usual value. */
  private BigDecimal around(String usual, int from, int to) {
    return new BigDecimal(usual)
        .abs()
        .multiply(BigDecimal.valueOf(from + random.nextInt(to - from), 2))
        .setScale(2, RoundingMode.HALF_UP);
  }

  private Texts summary(
      List<String> zh, List<String> en, List<String> moreZh, List<String> moreEn) {
    int what = random.nextInt(zh.size());
    int where = random.nextInt(moreZh.size());
    int good = random.nextInt(GOOD_FOR_ZH.size());
    int better = random.nextInt(GOOD_FOR_ZH.size());
    // Four of five are in both languages.
    int languages = random.nextInt(10);
    return new Texts(
        languages == 0
            ? null
            : "%s，用于%s，%s，%s%s。"
                .formatted(
                    zh.get(what),
                    moreZh.get(where),
                    GOOD_FOR_ZH.get(good),
                    GOOD_FOR_ZH.get(better),
                    more("，", GOOD_FOR_ZH)),
        null,
        languages == 1
            ? null
            : "%s for %s; %s and %s%s."
                .formatted(
                    en.get(what),
                    moreEn.get(where),
                    GOOD_FOR_EN.get(good),
                    GOOD_FOR_EN.get(better),
                    more("; ", GOOD_FOR_EN)));
  }

  private String more(String between, List<String> clauses) {
    var more = new StringBuilder();
    for (int n = 0; n < moreClauses; n++) {
      more.append(between).append(clauses.get(random.nextInt(clauses.size())));
    }
    return more.toString();
  }

  private List<String> fields(Topic about) {
    List<String> fields = new ArrayList<>(about.fields());
    if (chance(20)) {
      fields.add(Topic.ALL.get(random.nextInt(Topic.ALL.size())).fields().getFirst());
    }
    return fields.stream().distinct().toList();
  }

  private Party party(String id) {
    return new Party(
        id,
        chance(85) ? "MAINLAND" : "HONG_KONG",
        chance(15) ? "group-" + random.nextInt(40) : null);
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }
}
