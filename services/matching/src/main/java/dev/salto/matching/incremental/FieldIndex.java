package dev.salto.matching.incremental;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Postings by field, as the criterion FIELD asks for them: a code meets itself, every code above it
 * and every code below it.
 */
final class FieldIndex<P> {

  private final Map<String, Set<P>> at = new HashMap<>();
  private final Map<String, Set<P>> atOrBelow = new HashMap<>();

  void add(P posting, List<String> fields) {
    for (String field : fields) {
      put(at, field, posting);
      put(atOrBelow, field, posting);
      for (int dot = field.indexOf('.'); dot >= 0; dot = field.indexOf('.', dot + 1)) {
        put(atOrBelow, field.substring(0, dot), posting);
      }
    }
  }

  void remove(P posting, List<String> fields) {
    for (String field : fields) {
      take(at, field, posting);
      take(atOrBelow, field, posting);
      for (int dot = field.indexOf('.'); dot >= 0; dot = field.indexOf('.', dot + 1)) {
        take(atOrBelow, field.substring(0, dot), posting);
      }
    }
  }

  /** The postings that have a field in common with these. */
  Collection<P> sharing(List<String> fields) {
    if (fields.size() == 1 && fields.getFirst().indexOf('.') < 0) {
      return atOrBelow.getOrDefault(fields.getFirst(), Set.of());
    }
    Set<P> sharing = new LinkedHashSet<>();
    for (String field : fields) {
      sharing.addAll(atOrBelow.getOrDefault(field, Set.of()));
      for (int dot = field.indexOf('.'); dot >= 0; dot = field.indexOf('.', dot + 1)) {
        sharing.addAll(at.getOrDefault(field.substring(0, dot), Set.of()));
      }
    }
    return sharing;
  }

  private static <P> void put(Map<String, Set<P>> index, String field, P posting) {
    index.computeIfAbsent(field, none -> new LinkedHashSet<>()).add(posting);
  }

  private static <P> void take(Map<String, Set<P>> index, String field, P posting) {
    Set<P> there = index.get(field);
    if (there != null && there.remove(posting) && there.isEmpty()) {
      index.remove(field);
    }
  }
}
