package dev.salto.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.kit.testing.Api.Answer;
import dev.salto.schemas.Topic;
import java.util.concurrent.Callable;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** One service as it runs alone, over HTTP, beside a real broker. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.config.name=salto-kit",
      "spring.main.banner-mode=off",
      "spring.datasource.url=jdbc:h2:mem:service;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1"
    })
public abstract class ServiceTest {

  @LocalServerPort private int port;

  @DynamicPropertySource
  static void broker(DynamicPropertyRegistry properties) {
    properties.add("salto.bootstrap-servers", Broker::bootstrapServers);
    properties.add("salto.partitions", () -> Broker.PARTITIONS);
  }

  /** The service in the name of an organisation; null for nobody's. */
  protected final Api as(String organisation) {
    return new Api(port, organisation);
  }

  /** What this asks for is refused with nothing published on the topic. */
  protected static Answer writesNothing(Topic<?> topic, Callable<Answer> refused) {
    long before = Broker.end(topic);
    try {
      Answer answer = refused.call();
      assertThat(answer.status()).as(answer.text()).isGreaterThanOrEqualTo(400);
      assertThat(Broker.end(topic)).as("end of " + topic.name()).isEqualTo(before);
      return answer;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
