package dev.salto.pilots.pilot;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The product versions of a pilot: those that were told of, and those that merely ran. */
public final class Versions {

  private final Map<String, Version> all = new LinkedHashMap<>();

  /**
   * A version.
   *
   * @param notice what was told of it, null where it merely ran
   * @param runs how many it had
   * @param first day of its runs since it was told of, null for none
   * @param last day of its runs
   */
  public record Version(
      String name,
      Deed.@Nullable NewVersion notice,
      int runs,
      @Nullable LocalDate first,
      @Nullable LocalDate last) {

    Version ran(LocalDate date) {
      if (notice != null && date.isBefore(notice.date())) {
        return new Version(name, notice, runs + 1, first, last);
      }
      return new Version(
          name,
          notice,
          runs + 1,
          first == null || date.isBefore(first) ? date : first,
          last == null || date.isAfter(last) ? date : last);
    }

    /** Days from its first run to its last. */
    long days() {
      return first == null || last == null ? 0 : ChronoUnit.DAYS.between(first, last);
    }
  }

  /** All of them, in the order in which they came up. */
  public List<Version> all() {
    return new ArrayList<>(all.values());
  }

  @Nullable Refusal refusal(Deed.NewVersion version) {
    Version known = all.get(version.version());
    return known == null || known.notice() == null
        ? null
        : Refusal.now("DUPLICATE_VERSION", "Version " + version.version() + " was told of before.");
  }

  /** The version as it will be after this run. */
  Version after(Deed.Run run) {
    return all.getOrDefault(run.version(), new Version(run.version(), null, 0, null, null))
        .ran(run.date());
  }

  void apply(Deed.Run run) {
    all.put(run.version(), after(run));
  }

  /** Runs before it was told of prove nothing of what it answers. */
  void apply(Deed.NewVersion version) {
    Version known = all.get(version.version());
    all.put(
        version.version(),
        new Version(version.version(), version, known == null ? 0 : known.runs(), null, null));
  }
}
