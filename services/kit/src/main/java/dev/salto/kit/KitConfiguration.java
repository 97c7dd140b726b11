package dev.salto.kit;

import dev.salto.kit.asking.CallerResolver;
import dev.salto.kit.log.TopicCreation;
import dev.salto.kit.log.TopicLog;
import dev.salto.kit.problem.ApiAdvice;
import dev.salto.kit.problem.BodyLimit;
import dev.salto.kit.problem.ProblemAdvice;
import dev.salto.kit.view.Projection;
import dev.salto.kit.view.View;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What every service imports. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KitProperties.class)
@Import({ProblemAdvice.class, ApiAdvice.class})
public class KitConfiguration implements WebMvcConfigurer {

  /** Makes a service's view; the service gives its name and what it reads. */
  @FunctionalInterface
  public interface Views {
    View view(String name, Collection<Projection<?>> projections);
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new CallerResolver());
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  Admin kafkaAdmin(KitProperties properties) {
    return Admin.create(
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, properties.bootstrapServers()));
  }

  @Bean
  TopicPartitions topicPartitions(Admin admin, KitProperties properties) {
    return new TopicPartitions(
        TopicCreation.ensure(admin, properties.partitions(), properties.replication()));
  }

  @Bean
  TopicLog topicLog(KitProperties properties, TopicPartitions created) {
    return new TopicLog(properties.bootstrapServers(), "salto");
  }

  @Bean
  ReadyViews readyViews() {
    return new ReadyViews();
  }

  @Bean
  ReadinessFilter readinessFilter(ReadyViews ready) {
    return new ReadinessFilter(ready);
  }

  @Bean
  BodyLimit bodyLimit() {
    return new BodyLimit();
  }

  @Bean
  Views views(
      KitProperties properties,
      Admin admin,
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      TopicPartitions partitions,
      ReadyViews ready) {
    return (name, projections) -> {
      View view =
          new View(
              name,
              properties.bootstrapServers(),
              admin,
              jdbc,
              new TransactionTemplate(transactions),
              partitions.counts(),
              projections);
      ready.require("view " + name, view::caughtUp);
      return view;
    };
  }
}
