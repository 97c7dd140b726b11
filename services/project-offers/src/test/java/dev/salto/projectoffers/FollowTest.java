package dev.salto.projectoffers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.kit.testing.Api;
import dev.salto.kit.testing.Api.Answer;
import dev.salto.schemas.Topics;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class FollowTest extends OffersTest {

  private static final String FOLLOWS = "/api/v1/follows";

  @Test
  void anOrganisationOfAnyKindFollowsFieldsForItselfAlone() {
    for (String who : List.of("institute", "buyer", "agency", "office", "fund")) {
      Answer posted = as(who).post(FOLLOWS, follow("of-" + who)).is(201);
      assertThat(posted.json().get("follower").asString()).isEqualTo(who);
      assertThat(as(who).get(FOLLOWS + "?q=").ids()).contains("of-" + who);
    }
    assertThat(as("fund").get(FOLLOWS).ids()).containsExactly("of-fund");
    as("fund").get(FOLLOWS + "/of-institute").isProblem(404, "NOT_FOUND");
    as(null).get(FOLLOWS + "/of-institute").isProblem(404, "NOT_FOUND");
    as(null).get(FOLLOWS).isProblem(401, "WHO_ASKS");
    writesNothing(
            Topics.FOLLOWS,
            () -> as("fund").post(FOLLOWS, follow("x").put("follower", "institute")))
        .isProblem(403, "NOT_ALLOWED");
    writesNothing(Topics.FOLLOWS, () -> as("fund").delete(FOLLOWS + "/of-institute"))
        .isProblem(403, "NOT_ALLOWED");
    writesNothing(Topics.FOLLOWS, () -> as(null).post(FOLLOWS, follow("x")))
        .isProblem(401, "WHO_ASKS");
  }

  @Test
  void theFieldsAreTermsAndWhatWasSeenIsNone() {
    ObjectNode stated = follow("seen").put("seenAt", "2020-01-01T00:00:00.000Z");
    Answer posted = institute().post(FOLLOWS, stated).is(201);
    Instant began = seenAt(posted);
    assertThat(began).as("not what was stated").isAfter(Instant.parse("2020-01-02T00:00:00Z"));
    Answer seen = institute().send("POST", FOLLOWS + "/seen/seen", BodyPublishers.noBody()).is(200);
    assertThat(seenAt(seen)).isAfter(began);
    assertThat(seen.json().get("version").asInt()).isEqualTo(1);
    assertThat(seen.etag()).isNotEqualTo(posted.etag());

    ObjectNode changed = seen.object();
    changed.set("fields", Api.array("['7.2','5']"));
    Answer answer = institute().put(FOLLOWS + "/seen", seen.etag(), changed).is(200);
    assertThat(answer.json().get("version").asInt()).isEqualTo(2);
    assertThat(seenAt(answer)).isEqualTo(seenAt(seen));
    writesNothing(
            Topics.FOLLOWS,
            () -> as("rival").send("POST", FOLLOWS + "/seen/seen", BodyPublishers.noBody()))
        .isProblem(404, "NOT_FOUND");
    institute().delete(FOLLOWS + "/seen").is(200);
    writesNothing(
            Topics.FOLLOWS,
            () -> institute().send("POST", FOLLOWS + "/seen/seen", BodyPublishers.noBody()))
        .isProblem(409, "NOT_OPEN");
    assertThat(institute().get(FOLLOWS).ids()).doesNotContain("seen");
  }

  @Test
  void aFieldThatBreaksARule() {
    ObjectNode follow = follow("refused").put("park", "nowhere");
    follow.set("fields", Api.array("['7.99']"));
    writesNothing(Topics.FOLLOWS, () -> institute().post(FOLLOWS, follow))
        .isInvalid("park UNKNOWN_REFERENCE", "fields[0] UNKNOWN_CODE");
    follow.put("park", "hetao").putArray("fields");
    writesNothing(Topics.FOLLOWS, () -> institute().post(FOLLOWS, follow))
        .isInvalid("fields REQUIRED");
  }

  private static Instant seenAt(Answer follow) {
    return Instant.parse(follow.json().get("seenAt").asString());
  }

  private static ObjectNode follow(String id) {
    return Api.object("{'park':'hetao','fields':['7.2']}").put("id", id);
  }
}
