package dev.salto.pilots;

import dev.salto.kit.testing.Api;
import dev.salto.kit.testing.Api.Answer;
import dev.salto.kit.testing.Broker;
import dev.salto.kit.testing.Records;
import dev.salto.kit.testing.ServiceTest;
import dev.salto.main.pilots.PilotsApplication;
import dev.salto.records.ParkDay;
import dev.salto.schemas.Topics;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.node.ObjectNode;

/** The service of pilots beside a played matcher, with the parties of a match and some others. */
@ContextConfiguration(classes = PilotsApplication.class)
abstract class PilotsTest extends ServiceTest {

  static final String PILOTS = "/api/v1/pilots";

  @BeforeAll
  static void world() {
    Records.declare("hetao");
    Records.organisation("institute", "INSTITUTE");
    Records.organisation("other-institute", "INSTITUTE");
    Records.organisation("buyer", "BUYER");
    Records.organisation("other-buyer", "BUYER");
    Records.organisation("agency", "AGENCY");
    Records.organisation("other-agency", "AGENCY");
    Records.organisation("office", "VERIFIER");
    day(PlayedMatcher.DAY);
  }

  static void day(LocalDate day) {
    Broker.write(Topics.PARK_DAYS, new ParkDay("hetao", day));
  }

  Api institute() {
    return as("institute");
  }

  Api buyer() {
    return as("buyer");
  }

  Api agency() {
    return as("agency");
  }

  /** A started pilot with a run of the first day. */
  void begin(String match) {
    PlayedMatcher.agree(match);
    start(match);
    institute().post(path(match, "/runs"), run(PlayedMatcher.DAY, "1.0")).is(201);
  }

  Answer start(String match) {
    return institute().post(path(match, "/start"), "{}").is(200);
  }

  /** Both stages accepted. */
  void deliver(String match) {
    begin(match);
    accept(match, 1);
    institute().post(path(match, "/runs"), run(PlayedMatcher.DAY, "1.0").put("note", "b")).is(201);
    accept(match, 2);
  }

  void accept(String match, int milestone) {
    institute().post(path(match, "/milestones/" + milestone + "/submission"), "{}").is(200);
    buyer()
        .post(path(match, "/milestones/" + milestone + "/decision"), "{\"decision\":\"ACCEPT\"}")
        .is(200);
  }

  static String path(String match, String command) {
    return PILOTS + "/" + match + command;
  }

  static ObjectNode run(LocalDate date, String version) {
    return Api.object(
            """
            {'hours':7.5,'work':12.5,'workUnit':'km',
             'readings':[{'attribute':'noise','value':68,'unit':'dB(A)'}]}
            """)
        .put("date", date.toString())
        .put("productVersion", version);
  }

  static ObjectNode incident(String severity, LocalDate date, String version) {
    return Api.object("{'description':'急停'}")
        .put("severity", severity)
        .put("date", date.toString())
        .put("productVersion", version);
  }

  static ObjectNode payment(long minor, String reference) {
    ObjectNode payment = Api.object("{}");
    payment.putObject("amount").put("minor", minor).put("currency", "CNY");
    return payment.put("date", PlayedMatcher.DAY.toString()).put("reference", reference);
  }

  static ObjectNode reason(String reason) {
    return Api.object("{}").put("reason", reason);
  }
}
