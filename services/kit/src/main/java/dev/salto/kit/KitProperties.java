package dev.salto.kit;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What every service is told from outside, below {@code salto}.
 *
 * @param bootstrapServers host:port of the broker, comma-separated
 * @param data the folder for what a service keeps beside its database
 * @param partitions partitions of each topic; counts only where the topics don't exist yet
 * @param replication replicas of each topic; counts only where the topics don't exist yet
 * @param reservation how long a posting whose writing may still go on keeps its key: longer than
 *     {@link dev.salto.kit.log.TopicLog#LONGEST}
 */
@ConfigurationProperties("salto")
public record KitProperties(
    @DefaultValue("localhost:9092") String bootstrapServers,
    @DefaultValue("./data") Path data,
    @DefaultValue("12") int partitions,
    @DefaultValue("1") short replication,
    @DefaultValue("30s") Duration reservation) {}
