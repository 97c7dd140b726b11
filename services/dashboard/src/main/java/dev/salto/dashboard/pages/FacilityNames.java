package dev.salto.dashboard.pages;

import dev.salto.kit.problem.Problem;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Names of facilities in the reader's language; one that is not to be had stays its id. */
final class FacilityNames implements UnaryOperator<String> {

  private final Look look;
  private final Map<String, String> known = new HashMap<>();

  FacilityNames(Look look) {
    this.look = look;
  }

  @Override
  public String apply(String id) {
    return known.computeIfAbsent(id, this::ask);
  }

  private String ask(String id) {
    try {
      String name = look.words().text(look.get(Query.of("facilities", id)).get("name"));
      return name.isEmpty() ? id : name;
    } catch (Problem notToBeHad) {
      return id;
    }
  }
}
