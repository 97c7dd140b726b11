package dev.salto.matching.incremental;

import dev.salto.matching.life.PairMemory;
import dev.salto.matching.market.PairKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is remembered of pairs, and what was before the changes that nobody asked for yet. */
final class Memories {

  private final Map<PairKey, PairMemory> now = new HashMap<>();
  private final Map<PairKey, PairMemory> before = new HashMap<>();

  @Nullable PairMemory of(PairKey pair) {
    return now.get(pair);
  }

  /** Takes a memory; the former is known until {@link #takeChanged}. */
  void put(PairKey pair, PairMemory memory) {
    PairMemory former = now.put(pair, memory);
    before.putIfAbsent(
        pair, former == null ? PairMemory.blank(pair.offer(), pair.order()) : former);
  }

  /** The memories that changed since they were taken last, by offer id and order id. */
  List<PairMemory> takeChanged() {
    List<PairMemory> changed = new ArrayList<>();
    for (PairKey pair : new TreeSet<>(before.keySet())) {
      PairMemory memory = now.get(pair);
      if (memory != null && !memory.equals(before.get(pair))) {
        changed.add(memory);
      }
    }
    before.clear();
    return changed;
  }

  /** All memories as they were when they were taken last. */
  Collection<PairMemory> before() {
    Map<PairKey, PairMemory> all = new HashMap<>(now);
    all.putAll(before);
    return all.values();
  }

  /** The pairs whose matches stand, by offer id and order id. */
  Set<PairKey> standing() {
    Set<PairKey> standing = new TreeSet<>();
    now.forEach((pair, memory) -> {
      if (memory.standing() != null) {
        standing.add(pair);
      }
    });
    return standing;
  }
}
