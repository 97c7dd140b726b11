package dev.salto.buyerorders;

import dev.salto.kit.testing.Api;
import dev.salto.kit.testing.Broker;
import dev.salto.kit.testing.Records;
import dev.salto.kit.testing.ServiceTest;
import dev.salto.main.buyerorders.BuyerOrdersApplication;
import dev.salto.schemas.Topics;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.node.ObjectNode;

/** The service of orders with a park, an open scenario, two buyers and three verifiers. */
@ContextConfiguration(classes = BuyerOrdersApplication.class)
abstract class OrdersTest extends ServiceTest {

  static final String ORDERS = "/api/v1/orders";

  private static final AtomicInteger PACKAGES = new AtomicInteger();

  /** One for all test classes, as they share the service. */
  static final Path DATA = Path.of("target", "data-" + UUID.randomUUID());

  @DynamicPropertySource
  static void data(DynamicPropertyRegistry properties) {
    properties.add("salto.data", () -> DATA);
  }

  @BeforeAll
  static void world() {
    Records.declare("hetao");
    Records.organisation("buyer", "BUYER", "集团");
    Records.organisation("other-buyer", "BUYER");
    Records.organisation("office", "VERIFIER");
    Records.organisation("bureau", "VERIFIER", "另一集团");
    Records.organisation("kin", "VERIFIER", "集团");
    Records.organisation("agency", "AGENCY");
    Records.organisation("institute", "INSTITUTE");
    Broker.write(Topics.SCENARIO_DEMANDS, Records.scenario("hetao", "scenario").build());
  }

  Api buyer() {
    return as("buyer");
  }

  /** A valid public order of 2 lots at 1,000,000.00 CNY with a tender notice over 2,500,000.00. */
  static ObjectNode order(String id) {
    ObjectNode order =
        Api.object(
            """
            {'park':'hetao','buyer':'buyer','scenario':'scenario','title':{'zh':'环卫服务采购'},
             'stage':'OPERATIONAL','route':'TENDER','lots':2,
             'budgetPerLot':{'minor':100000000,'currency':'CNY'},'deliverBy':'2027-12-31',
             'disclosure':'PUBLIC'}
            """);
    order.putArray("evidence").add(evidence("TN-1"));
    return id == null ? order : order.put("id", id);
  }

  static ObjectNode sealed(String id) {
    return order(id).put("disclosure", "SEALED");
  }

  /** A tender notice over 2,500,000.00 CNY; each is another package of its reference. */
  static ObjectNode evidence(String reference) {
    return Api.object(
            """
            {'kind':'TENDER_NOTICE','issuer':'财政局','date':'2025-11-17',
             'amount':{'minor':250000000,'currency':'CNY'}}
            """)
        .put("reference", reference)
        .put("packageNumber", String.valueOf(PACKAGES.incrementAndGet()));
  }

  static ObjectNode verified() {
    return Api.object("{'state':'VERIFIED'}");
  }

  static ObjectNode refused(String reason) {
    return Api.object("{'state':'REFUSED'}").put("reason", reason);
  }
}
