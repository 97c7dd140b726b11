package dev.salto.matching.incremental;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** For each of some things the last day on which it stays as it is if nothing else happens. */
final class Calendar<K> {

  private final TreeMap<Long, Set<K>> byDay = new TreeMap<>();
  private final Map<K, Long> days = new HashMap<>();

  /** Notes the last day of a thing, as epoch day; with none it is forgotten. */
  void set(K key, OptionalLong lastDay) {
    Long before = lastDay.isPresent() ? days.put(key, lastDay.getAsLong()) : days.remove(key);
    if (before != null) {
      Set<K> there = byDay.get(before);
      if (there != null && there.remove(key) && there.isEmpty()) {
        byDay.remove(before);
      }
    }
    lastDay.ifPresent(day -> byDay.computeIfAbsent(day, none -> new LinkedHashSet<>()).add(key));
  }

  /** Takes out all whose last day is before this one. */
  List<K> over(LocalDate day) {
    var past = byDay.headMap(day.toEpochDay());
    List<K> over = new ArrayList<>();
    past.values().forEach(over::addAll);
    past.clear();
    over.forEach(days::remove);
    return over;
  }
}
