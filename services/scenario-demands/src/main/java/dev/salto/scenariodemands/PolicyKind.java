package dev.salto.scenariodemands;

import dev.salto.kit.posting.Findings;
import dev.salto.kit.posting.PostingKind;
import dev.salto.kit.view.SharedProjections;
import dev.salto.records.ParkPolicy;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Park policies: the first declares the park and names its agency. */
final class PolicyKind extends PostingKind<ParkPolicy> {

  PolicyKind() {
    super(SharedProjections.POLICIES, "policy", "agency", "AGENCY");
  }

  @Override
  public String idField() {
    return "park";
  }

  @Override
  public boolean makesIds() {
    return false;
  }

  @Override
  public Set<String> readOnly() {
    return Set.of("version", "postedAt", "day");
  }

  @Override
  public void prepare(ObjectNode draft, @Nullable ParkPolicy standing) {
    if (!draft.hasNonNull("name")) {
      draft.putObject("name").put("zh", draft.path("park").asString(""));
    }
  }

  @Override
  public void check(ParkPolicy draft, @Nullable ParkPolicy standing, Findings findings) {}
}
