package dev.salto.kit.view;

import dev.salto.schemas.Topic;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/**
 * What a request refers to. Before it says that something is missing, it waits once until the view
 * has read what the topic held when asked: what was posted a moment ago elsewhere counts.
 */
public final class References {

  private final View view;
  private final Set<Topic<?>> asked = new HashSet<>();
  private final Set<Topic<?>> awaited = new HashSet<>();

  public References(View view) {
    this.view = view;
  }

  /** The readable record with this id. */
  public <T extends SpecificRecord> Optional<T> find(Topic<T> topic, String id) {
    asked.add(topic);
    Optional<T> found = now(topic, id);
    if (found.isEmpty() && awaited.add(topic)) {
      view.awaitEnd(topic);
      found = now(topic, id);
    }
    return found;
  }

  /**
   * Waits for the ends of the topics that were asked so far and not yet waited for: what was found
   * in them may have changed a moment ago.
   *
   * @return whether there were any, so that asking again may answer differently
   */
  public boolean catchUp() {
    Topic<?>[] behind =
        asked.stream().filter(topic -> !awaited.contains(topic)).toArray(Topic<?>[]::new);
    if (behind.length == 0) {
      return false;
    }
    view.awaitEnd(behind);
    return awaited.addAll(asked);
  }

  private <T extends SpecificRecord> Optional<T> now(Topic<T> topic, String id) {
    return view.documents()
        .byId(topic, id)
        .flatMap(document -> Optional.ofNullable(document.record()));
  }
}
