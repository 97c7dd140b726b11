package dev.salto.kit.view;

import org.jspecify.annotations.Nullable;

/**
 * A record as a view keeps it.
 *
 * @param key its key
 * @param id its id within its kind
 * @param park its park, null for what belongs to none
 * @param status its status; {@code UNREADABLE} where the last record of the key was not admitted
 * @param offset the offset of its last record: the mark that a change must follow
 * @param record its content, null where it is unreadable
 * @param <T> the type of record
 */
public record Document<T>(
    String key, String id, @Nullable String park, String status, long offset, @Nullable T record) {

  /** Status of a posting whose last record was not admitted. */
  public static final String UNREADABLE = "UNREADABLE";

  /**
   * The content.
   *
   * @throws IllegalStateException if it is unreadable
   */
  public T content() {
    T content = record;
    if (content == null) {
      throw new IllegalStateException("The record of " + key + " is unreadable.");
    }
    return content;
  }

  /** The entity tag of this state. */
  public String etag() {
    return "\"" + offset + "\"";
  }
}
