package dev.salto.matcher.rest;

import dev.salto.kit.asking.Caller;
import dev.salto.kit.market.MarketWords;
import dev.salto.kit.posting.Drafts;
import dev.salto.kit.problem.Problem;
import dev.salto.matching.explanation.Viewer;
import dev.salto.matching.market.Market;
import dev.salto.matching.market.Preview;
import dev.salto.matching.model.Evidence;
import dev.salto.matching.model.Offer;
import dev.salto.matching.model.Order;
import dev.salto.matching.model.Verification;
import dev.salto.records.BuyerOrder;
import dev.salto.records.ProjectOffer;
import java.util.List;
import java.util.function.Function;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a posting would match if it were posted now, and whom displace. A body is held to the rules
 * of a posting; nothing is written.
 */
@RestController
@RequestMapping("/api/v1")
final class PreviewController {

  private final MarketDesk desk;
  private final Drafts<ProjectOffer> offers;
  private final Drafts<BuyerOrder> orders;

  PreviewController(MarketDesk desk, Drafts<ProjectOffer> offers, Drafts<BuyerOrder> orders) {
    this.desk = desk;
    this.offers = offers;
    this.orders = orders;
  }

  /** An offer, new or the change of one's own that stands. */
  @PostMapping(path = "/offers/preview", consumes = "application/json")
  ObjectNode offer(@RequestBody JsonNode body, Caller caller) {
    Offer offer = MarketWords.offer(offers.preview(body, caller));
    Preview preview = ask(offer.park(), market -> market.preview(offer));
    return PreviewJson.of(
        "offer",
        offer.id(),
        preview,
        match -> match.offer().equals(offer.id()),
        Viewer.INSTITUTE_SIDE);
  }

  /**
   * An order, new or the change of one's own that stands. Documents that wait for a verifier count
   * as if verified, or no new order would match anything; the answer names them.
   */
  @PostMapping(path = "/orders/preview", consumes = "application/json")
  ObjectNode order(@RequestBody JsonNode body, Caller caller) {
    Order order = MarketWords.order(orders.preview(body, caller));
    Preview preview = ask(order.park(), market -> market.preview(order.asIfVerified()));
    ObjectNode node =
        PreviewJson.of(
            "order",
            order.id(),
            preview,
            match -> match.order().equals(order.id()),
            Viewer.BUYER_SIDE);
    List<Integer> awaited =
        order.evidence().stream()
            .filter(document -> document.verification() == Verification.AWAITED)
            .map(Evidence::n)
            .toList();
    awaited.forEach(node.putArray("evidenceAssumed")::add);
    return node;
  }

  /**
   * Asks the market of a park.
   *
   * @throws Problem 503 while its task runs on another instance
   */
  private Preview ask(String park, Function<Market, Preview> question) {
    return desk.market(park).read(question);
  }
}
