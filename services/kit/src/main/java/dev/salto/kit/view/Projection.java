package dev.salto.kit.view;

import dev.salto.schemas.Topic;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * What a view keeps of each record of a topic, beside the record itself.
 *
 * @param topic the topic
 * @param key under which the document lies; the record's key unless every record is to be kept
 * @param id the id within its kind
 * @param park the park, null for what belongs to none
 * @param status what a list filters by first
 * @param at what a list sorts by, newest first
 * @param text what a search looks through
 * @param tags what a list filters by: name to values
 * @param claims what it has for itself alone: no two standing postings of a kind have one in
 *     common; empty for what doesn't stand
 * @param <T> the type of record
 */
public record Projection<T extends SpecificRecord>(
    Topic<T> topic,
    Function<T, String> key,
    Function<T, String> id,
    Function<T, @Nullable String> park,
    Function<T, String> status,
    Function<T, Instant> at,
    Function<T, String> text,
    Function<T, Map<String, ? extends Collection<String>>> tags,
    Function<T, ? extends Collection<String>> claims) {

  /** The name under which claims are tags too, to find who has one. */
  public static final String CLAIM = "claim";

  /** A projection that keeps the last record of each key, without text or tags. */
  public static <T extends SpecificRecord> Projection<T> of(
      Topic<T> topic, Function<T, String> id, Function<T, @Nullable String> park) {
    return new Projection<>(
        topic,
        topic::key,
        id,
        park,
        record -> "OPEN",
        record -> Instant.EPOCH,
        record -> "",
        record -> Map.of(),
        record -> List.of());
  }

  /** The same with a status. */
  public Projection<T> status(Function<T, String> status) {
    return new Projection<>(topic, key, id, park, status, at, text, tags, claims);
  }

  /** The same with a time to sort by. */
  public Projection<T> at(Function<T, Instant> at) {
    return new Projection<>(topic, key, id, park, status, at, text, tags, claims);
  }

  /** The same with a text to search. */
  public Projection<T> text(Function<T, String> text) {
    return new Projection<>(topic, key, id, park, status, at, text, tags, claims);
  }

  /** The same with tags to filter by. */
  public Projection<T> tags(Function<T, Map<String, ? extends Collection<String>>> tags) {
    return new Projection<>(topic, key, id, park, status, at, text, tags, claims);
  }

  /** The same under another key, such as one for every record. */
  public Projection<T> key(Function<T, String> key) {
    return new Projection<>(topic, key, id, park, status, at, text, tags, claims);
  }

  /** The same with what it has for itself alone. */
  public Projection<T> claims(Function<T, ? extends Collection<String>> claims) {
    return new Projection<>(topic, key, id, park, status, at, text, tags, claims);
  }

  /** Texts in all their forms, one after the other. */
  public static String texts(dev.salto.records.@Nullable Text... texts) {
    StringBuilder all = new StringBuilder();
    for (dev.salto.records.Text text : texts) {
      if (text != null) {
        for (String form : new String[] {text.getZh(), text.getZhHant(), text.getEn()}) {
          all.append(form == null ? "" : form + "\n");
        }
      }
    }
    return all.toString();
  }

  /** One value as a collection; empty for null. */
  public static List<String> tag(@Nullable String value) {
    return value == null ? List.of() : List.of(value);
  }
}
