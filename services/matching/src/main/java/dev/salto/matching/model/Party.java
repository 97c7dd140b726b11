package dev.salto.matching.model;

import org.jspecify.annotations.Nullable;

/**
 * An organisation as a posting carries it.
 *
 * @param id organisation id
 * @param jurisdiction code such as MAINLAND or HONG_KONG
 * @param group the group it belongs to; null where it has none (a blank one is read as none)
 */
public record Party(String id, String jurisdiction, @Nullable String group) {

  public Party {
    if (group != null && group.isBlank()) {
      group = null;
    }
  }

  /**
   * Whether the two can trade as strangers: not the same organisation and not of one group (design,
   * criterion INDEPENDENT).
   */
  public boolean independentOf(Party other) {
    return !id.equals(other.id) && (group == null || !group.equals(other.group));
  }
}
