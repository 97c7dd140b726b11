package dev.salto.kit;

import java.util.Map;

/**
 * The topics as they are on the broker; who has it knows that they are created.
 *
 * @param counts partitions by topic name
 */
public record TopicPartitions(Map<String, Integer> counts) {}
