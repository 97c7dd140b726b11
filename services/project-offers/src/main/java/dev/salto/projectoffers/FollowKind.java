package dev.salto.projectoffers;

import dev.salto.kit.asking.Organisations;
import dev.salto.kit.json.RecordJson;
import dev.salto.kit.posting.Findings;
import dev.salto.kit.posting.PostingKind;
import dev.salto.kit.problem.Problem;
import dev.salto.kit.view.Selection;
import dev.salto.kit.view.SharedProjections;
import dev.salto.records.Follow;
import dev.salto.records.Organisation;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Fields whose unmet orders an organisation of any kind follows; its own affair alone. */
final class FollowKind extends PostingKind<Follow> {

  private final Clock clock;

  FollowKind(Clock clock) {
    super(SharedProjections.FOLLOWS, "follow", "follower", "any");
    this.clock = clock;
  }

  @Override
  public Set<String> readOnly() {
    return Set.of("status", "version", "postedAt", "seenAt");
  }

  /** Who begins to follow has seen what is there. */
  @Override
  public void prepare(ObjectNode draft, @Nullable Follow standing) {
    draft.put(
        "seenAt",
        RecordJson.instant(
            standing == null
                ? clock.instant().truncatedTo(ChronoUnit.MILLIS)
                : standing.getSeenAt()));
  }

  @Override
  public void check(Follow draft, @Nullable Follow standing, Findings findings) {
    findings.park(draft.getPark());
    findings.fields("fields", draft.getFields());
  }

  @Override
  public void authorise(Follow draft, @Nullable Follow standing, Organisation who) {
    String id = who.getId();
    if (!id.equals(draft.getFollower()) || standing != null && !id.equals(standing.getFollower())) {
      throw Problem.notAllowed(id + " may not follow in the name of another.");
    }
  }

  @Override
  public boolean sees(Follow follow, @Nullable Organisation viewer) {
    return viewer != null && viewer.getId().equals(follow.getFollower());
  }

  @Override
  public Selection seen(Selection selection, @Nullable Organisation viewer) {
    if (viewer == null) {
      throw Organisations.whoAsks();
    }
    return selection.tag("follower", viewer.getId());
  }
}
