package dev.salto.systemtests.whole;

import dev.salto.systemtests.Rest;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * A park of a test's own beside the sample's, with what a street sweeper's pilot needs, in the
 * names of the sample's organisations.
 *
 * @param rest in nobody's name
 * @param name its id
 */
record OwnPark(Rest rest, String name) {

  static final String AGENCY = "hetao-agency";
  static final String VERIFIER = "finance-office";

  /** Declares it, with no least score. */
  static OwnPark declare(Rest rest, String name) {
    rest.as(AGENCY).put("/parks/" + name + "/policy", "{\"minimumScore\":0}").ok();
    return new OwnPark(rest, name);
  }

  /** Opens a scenario for three pilots. */
  OwnPark scenario(String id) {
    rest.as(AGENCY)
        .post(
            "/scenarios",
            """
            {"id":"%s","park":"%s","title":{"en":"Sweeping of roads"},"fields":["7.2"],
             "stages":[{"stage":"OPERATIONAL","minTrl":5}],"places":3,"siteClearance":"MET"}\
            """
                .formatted(id, name))
        .ok();
    return this;
  }

  /** Places an order of one lot with a purchase order behind it that nobody has verified yet. */
  OwnPark order(String id, String buyer, String scenario, long budget, long amount) {
    rest.as(buyer).post("/orders", orderJson(id, buyer, scenario, budget, amount)).ok();
    return this;
  }

  /** An order as it is placed. */
  String orderJson(String id, String buyer, String scenario, long budget, long amount) {
    return """
    {"id":"%s","park":"%s","scenario":"%s","title":{"en":"Sweeping"},"lots":1,
     "stage":"OPERATIONAL","route":"OWN_PURCHASE","disclosure":"SEALED",
     "budgetPerLot":{"minor":%d,"currency":"CNY"},"evidence":[{"kind":"PURCHASE_ORDER",
     "reference":"T-%s","issuer":"%s","date":"%s","amount":{"minor":%d,"currency":"CNY"}}]}\
    """
        .formatted(
            id,
            name,
            scenario,
            budget,
            id,
            buyer,
            LocalDate.now(ZoneOffset.UTC).minusDays(2),
            amount);
  }

  /** Verifies its only document. */
  OwnPark verify(String order) {
    rest.as(VERIFIER)
        .post("/orders/" + order + "/evidence/1/verification", "{\"state\":\"VERIFIED\"}")
        .ok();
    return this;
  }

  /** Posts an offer of one pilot. */
  OwnPark offer(String id, String institute, long price) {
    rest.as(institute).post("/offers", offerJson(id, price)).ok();
    return this;
  }

  /** An offer as it is posted. */
  String offerJson(String id, long price) {
    return """
    {"id":"%s","park":"%s","title":{"en":"Street sweeper"},"fields":["7.2"],"trl":8,
     "price":{"minor":%d,"currency":"CNY"},"pilots":1}\
    """
        .formatted(id, name, price);
  }
}
