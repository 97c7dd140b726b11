package dev.salto.kit.view;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** Field codes as tags: a posting of field 7.2 is found under 7 too. */
public final class FieldTags {

  private FieldTags() {}

  /** The codes and all codes above them. */
  public static Set<String> withAncestors(Collection<String> codes) {
    Set<String> all = new TreeSet<>();
    for (String code : codes) {
      for (int dot = code.indexOf('.'); dot > 0; dot = code.indexOf('.', dot + 1)) {
        all.add(code.substring(0, dot));
      }
      all.add(code);
    }
    return all;
  }
}
