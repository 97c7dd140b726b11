package dev.salto.kit.log;

import dev.salto.schemas.Topic;
import dev.salto.schemas.Topics;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Creates the topics that are missing, whichever service comes first. */
public final class TopicCreation {

  private TopicCreation() {}

  /**
   * Makes sure that every topic is there and known to the broker.
   *
   * @return how many partitions each has, by topic name
   * @throws IllegalStateException if the broker refuses, or topics keyed by park differ in number
   */
  public static Map<String, Integer> ensure(Admin admin, int partitions, short replication) {
    try {
      Set<String> there = admin.listTopics().names().get();
      List<NewTopic> missing =
          Topics.ALL.stream()
              .filter(topic -> !there.contains(topic.name()))
              .map(topic ->
                  new NewTopic(topic.name(), partitions, replication)
                      .configs(topic.cleanup().settings()))
              .toList();
      for (var created : admin.createTopics(missing).values().values()) {
        try {
          created.get();
        } catch (ExecutionException e) {
          if (!(e.getCause() instanceof TopicExistsException)) {
            throw e;
          }
        }
      }
      return counts(admin);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the topics were created.", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("The topics could not be created: " + e.getMessage(), e);
    }
  }

  private static Map<String, Integer> counts(Admin admin)
      throws InterruptedException, ExecutionException {
    Collection<String> names = Topics.ALL.stream().map(Topic::name).toList();
    Map<String, Integer> counts = new HashMap<>();
    for (int attempt = 0; ; attempt++) {
      try {
        for (TopicDescription topic : admin.describeTopics(names).allTopicNames().get().values()) {
          counts.put(topic.name(), topic.partitions().size());
        }
        break;
      } catch (ExecutionException e) {
        // A topic that another service has just created takes a moment to be known.
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException) || attempt > 50) {
          throw e;
        }
        Thread.sleep(100);
      }
    }
    Set<Integer> different = counts.values().stream().collect(Collectors.toSet());
    if (different.size() > 1) {
      throw new IllegalStateException(
          "All topics need one number of partitions, so that a park lies in the same one of each;"
              + " the broker has "
              + counts
              + ".");
    }
    return counts;
  }
}
