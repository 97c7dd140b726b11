package dev.salto.projectoffers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.kit.testing.Api;
import dev.salto.kit.testing.Api.Answer;
import dev.salto.kit.testing.Broker;
import dev.salto.kit.testing.Records;
import dev.salto.records.PlannedProject;
import dev.salto.schemas.Topics;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class PlannedProjectTest extends OffersTest {

  private static final String PLANNED = "/api/v1/planned-projects";

  @BeforeAll
  static void orders() {
    Broker.write(Topics.BUYER_ORDERS, order("hetao", "patrol").build());
  }

  @Test
  void anInstitutePlansAProjectForAnOrder() {
    Answer posted = institute().post(PLANNED, planned("plan")).is(201);
    assertThat(posted.header("Location")).isEqualTo(PLANNED + "/plan");
    assertThat(posted.json().get("status").asString()).isEqualTo("OPEN");
    assertThat(posted.json().get("institute").asString()).isEqualTo("institute");
    assertThat(posted.json().has("offer")).isFalse();
    ObjectNode changed = posted.object().put("readyBy", "2026-12-31");
    Answer answer = institute().put(PLANNED + "/plan", posted.etag(), changed).is(200);
    assertThat(answer.json().get("version").asInt()).isEqualTo(2);
    assertThat(answer.json().get("readyBy").asString()).isEqualTo("2026-12-31");
    institute().delete(PLANNED + "/plan").is(200);
    assertThat(institute().get(PLANNED + "/plan").json().get("status").asString())
        .isEqualTo("WITHDRAWN");
    assertThat(institute().post(PLANNED, planned(null)).is(201).json().get("id").asString())
        .matches("planned-project-[2-9a-z]{10}");
  }

  @ParameterizedTest(name = "{0} = {1} is refused with {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "park | 'nowhere' | park UNKNOWN_REFERENCE,order OTHER_PARK",
        "order | 'unheard-of' | order UNKNOWN_REFERENCE",
        "order | 'planned-withdrawn' | order NOT_OPEN",
        "fields | [] | fields REQUIRED",
        "fields | ['7.99'] | fields[0] UNKNOWN_CODE",
        "title | {} | title REQUIRED",
        "readyBy | 'soon' | readyBy FORMAT",
        "colour | 'red' | colour UNKNOWN_FIELD",
      })
  void aFieldThatBreaksARule(String field, String value, String errors) {
    Broker.write(
        Topics.BUYER_ORDERS, order("hetao", "planned-withdrawn").setStatus("WITHDRAWN").build());
    ObjectNode planned = planned("refused");
    planned.set(field, Api.array("[" + value + "]").get(0));
    writesNothing(Topics.PLANNED_PROJECTS, () -> institute().post(PLANNED, planned))
        .isInvalid(errors.split(","));
  }

  @Test
  void itIsSeenByItsInstituteTheOrdersBuyerAndTheAgencyAlone() {
    Records.declare("seeing");
    Broker.write(Topics.BUYER_ORDERS, order("seeing", "seen-order").build());
    Broker.write(Topics.BUYER_ORDERS, order("seeing", "others").setBuyer("other-buyer").build());
    ObjectNode planned = planned("seen").put("park", "seeing").put("order", "seen-order");
    institute().post(PLANNED, planned).is(201);
    String list = PLANNED + "?park=seeing";
    for (String party : List.of("institute", "buyer", "agency")) {
      as(party).get(PLANNED + "/seen").is(200);
      assertThat(as(party).get(list).ids()).as(party).containsExactly("seen");
    }
    for (String other : List.of("rival", "other-buyer", "office", "fund")) {
      as(other).get(PLANNED + "/seen").isProblem(404, "NOT_FOUND");
      assertThat(as(other).get(list).ids()).as(other).isEmpty();
    }
    as(null).get(PLANNED + "/seen").isProblem(404, "NOT_FOUND");
    as(null).get(list).isProblem(401, "WHO_ASKS");
    Records.organisation("other-agency", "AGENCY");
    assertThat(as("other-agency").get(list).ids()).isEmpty();
    assertThat(institute().get(list + "&order=seen-order&field=7&institute=institute").ids())
        .containsExactly("seen");
    assertThat(institute().get(list + "&order=others").ids()).isEmpty();
  }

  @Test
  void onlyItsInstituteChangesOrOffersIt() {
    Answer posted = institute().post(PLANNED, planned("own")).is(201);
    for (String other : List.of("rival", "buyer", "agency")) {
      writesNothing(
              Topics.PLANNED_PROJECTS,
              () -> as(other).post(PLANNED, planned("foreign").put("institute", "institute")))
          .isProblem(403, "NOT_ALLOWED");
      writesNothing(Topics.PLANNED_PROJECTS, () -> as(other).delete(PLANNED + "/own"))
          .isProblem(403, "NOT_ALLOWED");
      writesNothing(Topics.PROJECT_OFFERS, () -> as(other).post(PLANNED + "/own/offer", terms()))
          .isProblem(403, "NOT_ALLOWED");
    }
    assertThat(institute().get(PLANNED + "/own").etag()).isEqualTo(posted.etag());
  }

  @Test
  void itBecomesAnOfferOnceAndWhoAsksAgainFindsIt() {
    institute().post(PLANNED, planned("becoming")).is(201);
    writesNothing(
            Topics.PROJECT_OFFERS,
            () -> institute().post(PLANNED + "/becoming/offer", terms().put("trl", 12)))
        .isInvalid("trl RANGE");
    assertThat(status("becoming")).isEqualTo("OPEN");

    Answer offered = institute().post(PLANNED + "/becoming/offer", terms()).is(201);
    JsonNode offer = offered.json();
    String id = offer.get("id").asString();
    assertThat(offered.header("Location")).isEqualTo(OFFERS + "/" + id);
    assertThat(offer.get("plannedProject").asString()).isEqualTo("becoming");
    assertThat(offer.get("title")).isEqualTo(planned("becoming").get("title"));
    assertThat(offer.get("summary")).isEqualTo(planned("becoming").get("summary"));
    assertThat(offer.get("fields")).isEqualTo(Api.array("['7.2']"));
    assertThat(offered.etag()).isEqualTo(institute().get(OFFERS + "/" + id).etag());

    JsonNode planned = institute().get(PLANNED + "/becoming").json();
    assertThat(planned.get("status").asString()).isEqualTo("OFFERED");
    assertThat(planned.get("offer").asString()).isEqualTo(id);
    assertThat(planned.get("version").asInt()).isEqualTo(1);
    assertThat(institute().get(PLANNED + "?status=OFFERED&q=becoming").ids())
        .containsExactly("becoming");

    long offers = Broker.end(Topics.PROJECT_OFFERS);
    long projects = Broker.end(Topics.PLANNED_PROJECTS);
    Answer again = institute().post(PLANNED + "/becoming/offer", terms().put("trl", 3)).is(200);
    assertThat(again.json()).isEqualTo(offer);
    assertThat(Broker.end(Topics.PROJECT_OFFERS)).isEqualTo(offers);
    assertThat(Broker.end(Topics.PLANNED_PROJECTS)).isEqualTo(projects);
    institute().post(PLANNED, planned("becoming")).isProblem(409, "ALREADY_EXISTS");
    institute().delete(PLANNED + "/becoming").isProblem(409, "OFFERED");
    institute()
        .put(PLANNED + "/becoming", "*", planned("becoming").put("readyBy", "2027-01-01"))
        .isProblem(409, "OFFERED");
    Answer changed =
        institute().put(OFFERS + "/" + id, again.etag(), again.object().put("pilots", 9)).is(200);
    assertThat(changed.json().get("plannedProject").asString()).isEqualTo("becoming");
  }

  @Test
  void anOfferMayHaveItsOwnWordsButNotAnotherIdParkOrInstitute() {
    institute().post(PLANNED, planned("worded")).is(201);
    for (String fixed : List.of("id", "park", "institute")) {
      writesNothing(
              Topics.PROJECT_OFFERS,
              () -> institute().post(PLANNED + "/worded/offer", terms().put(fixed, "another")))
          .isInvalid(fixed + " FIXED");
    }
    writesNothing(
            Topics.PROJECT_OFFERS,
            () -> institute().post(PLANNED + "/worded/offer", Api.array("[]")))
        .isInvalid("body TYPE");
    ObjectNode own = terms().put("institute", "institute").put("park", "hetao");
    own.putObject("title").put("en", "Patrol robots");
    own.set("fields", Api.array("['5.1']"));
    JsonNode offer = institute().post(PLANNED + "/worded/offer", own).is(201).json();
    assertThat(offer.get("title")).isEqualTo(Api.object("{'en':'Patrol robots'}"));
    assertThat(offer.get("fields")).isEqualTo(Api.array("['5.1']"));
  }

  @Test
  void whereTheOfferAloneWasWrittenBeforeACrashTheProjectIsOfferedAndARetryCompletesIt() {
    institute().post(PLANNED, planned("crashed")).is(201);
    PlannedProject project =
        PlannedProject.newBuilder()
            .setId("crashed")
            .setPark("hetao")
            .setInstitute("institute")
            .setOrganisation(Records.card())
            .setOrder("patrol")
            .setTitle(Records.text("巡逻"))
            .setStatus("OPEN")
            .setVersion(1)
            .setPostedAt(java.time.Instant.EPOCH)
            .build();
    String id = PlannedProjectKind.offerId(project);
    Broker.write(
        Topics.PROJECT_OFFERS, Records.offer("hetao", id).setPlannedProject("crashed").build());
    Awaitility.await().untilAsserted(() -> assertThat(status("crashed")).isEqualTo("OFFERED"));
    assertThat(institute().get(PLANNED + "/crashed").json().get("offer").asString()).isEqualTo(id);
    writesNothing(Topics.PLANNED_PROJECTS, () -> institute().delete(PLANNED + "/crashed"))
        .isProblem(409, "OFFERED");

    long offers = Broker.end(Topics.PROJECT_OFFERS);
    Answer retried = institute().post(PLANNED + "/crashed/offer", terms()).is(200);
    assertThat(retried.json().get("id").asString()).isEqualTo(id);
    assertThat(Broker.end(Topics.PROJECT_OFFERS)).isEqualTo(offers);
    assertThat(institute().get(PLANNED + "?status=OFFERED&q=crashed").ids())
        .containsExactly("crashed");
  }

  @Test
  void ofManyWhoOfferItAtOnceThereIsOneOffer() throws Exception {
    institute().post(PLANNED, planned("raced")).is(201);
    long offers = Broker.end(Topics.PROJECT_OFFERS);
    var answers = new ConcurrentLinkedQueue<Answer>();
    try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(0, 10)
          .forEach(n ->
              writers.submit(
                  () -> answers.add(institute().post(PLANNED + "/raced/offer", terms()))));
    }
    assertThat(answers).hasSize(10);
    assertThat(answers.stream().map(Answer::status))
        .allMatch(it -> List.of(200, 201, 409).contains(it));
    assertThat(Broker.end(Topics.PROJECT_OFFERS)).isEqualTo(offers + 1);
    institute().post(PLANNED + "/raced/offer", terms()).is(200);
    assertThat(status("raced")).isEqualTo("OFFERED");
  }

  @Test
  void aWithdrawnProjectBecomesNoOffer() {
    institute().post(PLANNED, planned("given-up")).is(201);
    institute().delete(PLANNED + "/given-up").is(200);
    writesNothing(
            Topics.PROJECT_OFFERS, () -> institute().post(PLANNED + "/given-up/offer", terms()))
        .isProblem(409, "NOT_OPEN");
    institute().post(PLANNED + "/none/offer", terms()).isProblem(404, "NOT_FOUND");
    institute().post(PLANNED, planned("given-up")).is(201);
    institute().post(PLANNED + "/given-up/offer", terms()).is(201);
  }

  private String status(String id) {
    return institute().get(PLANNED + "/" + id).is(200).json().get("status").asString();
  }

  private static ObjectNode planned(String id) {
    ObjectNode planned =
        Api.object(
            """
            {'park':'hetao','order':'patrol','title':{'zh':'低误报巡逻机器人'},
             'summary':{'zh':'为夜间巡逻采购而设'},'fields':['7.2']}
            """);
    return id == null ? planned : planned.put("id", id);
  }

  /** An offer's terms that a planned project lacks. */
  private static ObjectNode terms() {
    return Api.object("{'trl':5,'price':{'minor':44000000,'currency':'CNY'},'pilots':1}");
  }
}
