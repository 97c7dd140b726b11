package dev.salto.dashboard.feed;

import dev.salto.kit.view.View;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The feed of a view that has {@link KeptEvents#PROJECTION}. */
@Configuration(proxyBeanMethods = false)
@Import(FeedController.class)
public class FeedConfiguration {

  @Bean
  KeptEvents keptEvents(View dashboardView) {
    return new KeptEvents(dashboardView);
  }

  @Bean
  Tail feedTail(View dashboardView, KeptEvents kept, @Value("${salto.feed.tail:4096}") int length) {
    return new Tail(dashboardView, kept, length);
  }

  @Bean
  UnmetOrders unmetOrders(
      View dashboardView, KeptEvents kept, Tail tail, @Value("${salto.feed.tail:4096}") int most) {
    return new UnmetOrders(dashboardView, kept, tail, most);
  }

  @Bean
  Streams feedStreams(
      Tail tail,
      @Value("${salto.feed.streams:2000}") int most,
      @Value("${salto.feed.heartbeat:15s}") Duration beat) {
    return new Streams(tail, most, beat);
  }
}
