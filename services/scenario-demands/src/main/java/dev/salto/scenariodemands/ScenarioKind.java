package dev.salto.scenariodemands;

import dev.salto.kit.posting.Findings;
import dev.salto.kit.posting.PostingKind;
import dev.salto.kit.view.SharedProjections;
import dev.salto.records.Requirement;
import dev.salto.records.ScenarioDemand;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Scenario demands: opened by a park agency. */
final class ScenarioKind extends PostingKind<ScenarioDemand> {

  ScenarioKind() {
    super(SharedProjections.SCENARIOS, "scenario", "agency", "AGENCY");
  }

  @Override
  public Set<String> filters() {
    return Set.of("agency", "field", "jurisdiction");
  }

  @Override
  public void prepare(ObjectNode draft, @Nullable ScenarioDemand standing) {
    if (!draft.hasNonNull("jurisdiction") && draft.hasNonNull("organisation")) {
      draft.set("jurisdiction", draft.get("organisation").get("jurisdiction"));
    }
  }

  @Override
  public void check(ScenarioDemand draft, @Nullable ScenarioDemand standing, Findings findings) {
    findings.park(draft.getPark());
    findings.fields("fields", draft.getFields());
    List<Requirement> requirements = draft.getRequirements();
    for (int i = 0; i < requirements.size(); i++) {
      Requirement it = requirements.get(i);
      findings.attribute("requirements[" + i + "]", it.getAttribute(), it.getUnit());
    }
    findings.permits("permits", draft.getPermits());
  }
}
