package dev.salto.matcher.rest;

import dev.salto.kit.asking.Caller;
import dev.salto.kit.asking.Organisations;
import dev.salto.kit.json.RecordJson;
import dev.salto.kit.posting.ListRequest;
import dev.salto.kit.problem.Problem;
import dev.salto.kit.view.Page;
import dev.salto.kit.view.References;
import dev.salto.matching.explanation.Explanation;
import dev.salto.matching.model.Route;
import dev.salto.records.BuyerOrder;
import dev.salto.records.Organisation;
import dev.salto.records.ParkPolicy;
import dev.salto.records.ProjectOffer;
import dev.salto.records.ScenarioDemand;
import dev.salto.schemas.Topics;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /api/v1/orders/{id}/shortlist}: whom an open tender may invite (候选名单). For its buyer and
 * the agencies alone, and without a price.
 */
@RestController
final class ShortlistController {

  private final MarketDesk desk;

  ShortlistController(MarketDesk desk) {
    this.desk = desk;
  }

  /**
   * The projects that are eligible for an order by open tender, or matched with it, best rank
   * first.
   *
   * @throws Problem 403 {@code NOT_YOUR_ORDER} for others than buyer and agency, 409 {@code
   *     NOT_A_TENDER} where the order goes by another route: there one project is matched with each
   *     lot
   */
  @GetMapping("/api/v1/orders/{id}/shortlist")
  Page<ObjectNode> shortlist(
      @PathVariable String id,
      @RequestParam MultiValueMap<String, String> parameters,
      Caller caller) {
    ListRequest request = ListRequest.of(parameters, Set.of());
    BuyerOrder order = desk.order(id);
    Organisation who = Organisations.require(caller, new References(desk.view()));
    if (who != null && !mayRead(who, order)) {
      throw Problem.of(
          HttpStatus.FORBIDDEN,
          "NOT_YOUR_ORDER",
          "The shortlist of order " + id + " is for its buyer and the agency.");
    }
    if (!order.getRoute().equals(Route.TENDER.name())) {
      throw Problem.conflict(
          "NOT_A_TENDER",
          "Order %s goes by %s; only an open tender has a shortlist."
              .formatted(id, order.getRoute()));
    }
    List<Explanation> listed =
        desk.market(order.getPark()).read(market -> market.explanationsForOrder(id)).stream()
            .filter(pair -> pair.eligible() || pair.match() != null)
            .toList();
    return Page.of(listed, request.page(), request.size()).map(pair -> shown(pair, order));
  }

  private boolean mayRead(Organisation who, BuyerOrder order) {
    return who.getId().equals(order.getBuyer())
        || who.getId().equals(desk.of(Topics.PARK_POLICIES, order.getPark(), ParkPolicy::getAgency))
        || who.getId()
            .equals(
                desk.of(Topics.SCENARIO_DEMANDS, order.getScenario(), ScenarioDemand::getAgency));
  }

  private ObjectNode shown(Explanation pair, BuyerOrder order) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("offer", pair.offer());
    ObjectNode titles = JsonNodeFactory.instance.objectNode();
    ProjectOffer offer = desk.of(Topics.PROJECT_OFFERS, pair.offer(), it -> it);
    if (offer != null) {
      node.put("institute", offer.getInstitute());
      node.putObject("names").set("institute", RecordJson.write(offer.getOrganisation().getName()));
      titles.set("offer", RecordJson.write(offer.getTitle()));
    }
    titles.set("order", RecordJson.write(order.getTitle()));
    node.set("titles", titles);
    node.put("score", pair.score());
    ObjectNode parts = node.putObject("parts");
    pair.parts().asMap().forEach((name, points) -> parts.put(name, points));
    if (pair.match() != null) {
      node.put("match", pair.match());
    }
    return node;
  }
}
