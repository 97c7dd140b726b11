package dev.salto.projectoffers;

import dev.salto.kit.asking.Caller;
import dev.salto.kit.asking.Organisations;
import dev.salto.kit.posting.PostingEndpoints;
import dev.salto.kit.posting.Postings;
import dev.salto.kit.problem.Problem;
import dev.salto.kit.view.Document;
import dev.salto.kit.view.References;
import dev.salto.records.Follow;
import dev.salto.records.Organisation;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/follows}. */
@RestController
@RequestMapping("/api/v1/follows")
final class FollowController extends PostingEndpoints<Follow> {

  private final Clock clock;

  FollowController(Postings<Follow> postings, Clock clock) {
    super(postings);
    this.clock = clock;
  }

  /** Its follower has seen all that is new up to now; no change of terms. */
  @PostMapping("/{id}/seen")
  ResponseEntity<ObjectNode> seen(@PathVariable String id, Caller caller) {
    Organisation who = Organisations.require(caller, new References(postings().view()));
    Document<Follow> follow = postings().require(id);
    if (follow.record() != null && !postings().kind().sees(follow.content(), who)) {
      throw Problem.notFound("follow", id);
    }
    if (!follow.status().equals("OPEN")) {
      throw Problem.conflict("NOT_OPEN", "The follow " + id + " is withdrawn.");
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return answer(
        now.isAfter(follow.content().getSeenAt())
            ? postings().amend(follow, it -> Follow.newBuilder(it).setSeenAt(now).build())
            : follow,
        caller);
  }
}
