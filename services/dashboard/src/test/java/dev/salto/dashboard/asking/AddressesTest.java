package dev.salto.dashboard.asking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class AddressesTest {

  @Test
  void whereNoServiceIsNamedAllAreInThisProcess() {
    MockEnvironment environment = new MockEnvironment().withProperty("local.server.port", "4711");
    assertThat(new Addresses(environment).elsewhere()).isFalse();
    assertThat(new Addresses(environment).of("/api/v1/offers"))
        .hasToString("http://127.0.0.1:4711");
    environment.setProperty("server.address", "0.0.0.0");
    assertThat(new Addresses(environment).of("/api/v1/matches"))
        .hasToString("http://127.0.0.1:4711");
    environment.setProperty("server.address", "127.0.0.2");
    assertThat(new Addresses(environment).of("/api/v1/match-events"))
        .hasToString("http://127.0.0.2:4711");
  }

  @Test
  void aServiceThatIsLeftOutIsNamed() {
    MockEnvironment environment =
        new MockEnvironment().withProperty("SALTO_OFFERS_URL", "http://offers:8080");
    assertThatThrownBy(() -> new Addresses(environment))
        .hasMessageContaining("salto.services.matcher (SALTO_MATCHER_URL)");
  }

  @Test
  void whatIsNoAddressIsNamed() {
    MockEnvironment environment =
        new MockEnvironment().withProperty("salto.services.offers", "offers");
    assertThatThrownBy(() -> new Addresses(environment)).hasMessageContaining("is offers;");
  }

  @Test
  void everyPathHasItsService() {
    assertThat(Service.of("/api/v1/offers/a")).contains(Service.OFFERS);
    assertThat(Service.of("/api/v1/offers/a/gaps")).contains(Service.MATCHER);
    assertThat(Service.of("/api/v1/orders/preview")).contains(Service.MATCHER);
    assertThat(Service.of("/api/v1/orders/a/evidence/1/verification")).contains(Service.ORDERS);
    assertThat(Service.of("/api/v1/pilots/a/events")).contains(Service.PILOTS);
    assertThat(Service.of("/api/v1/parks")).contains(Service.SCENARIOS);
    assertThat(Service.of("/api/v1/parks/hetao/policy")).contains(Service.SCENARIOS);
    assertThat(Service.of("/api/v1/parks/hetao/funnel")).isEmpty();
    assertThat(Service.of("/api/v1/match-events")).isEmpty();
    assertThat(Service.of("/offers")).isEmpty();
  }
}
