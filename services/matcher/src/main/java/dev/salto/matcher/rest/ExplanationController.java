package dev.salto.matcher.rest;

import dev.salto.kit.asking.Caller;
import dev.salto.kit.json.RecordJson;
import dev.salto.kit.posting.ListRequest;
import dev.salto.kit.problem.Problem;
import dev.salto.kit.view.Document;
import dev.salto.kit.view.Page;
import dev.salto.matching.eligibility.CriterionCode;
import dev.salto.matching.eligibility.Eligibility;
import dev.salto.matching.explanation.Explanation;
import dev.salto.matching.explanation.Gap;
import dev.salto.matching.explanation.PriceFigures;
import dev.salto.matching.explanation.Prospect;
import dev.salto.matching.explanation.UnmetAnswer;
import dev.salto.matching.market.Market;
import dev.salto.matching.market.PairKey;
import dev.salto.matching.score.ScoreParts;
import dev.salto.records.BuyerOrder;
import dev.salto.records.Organisation;
import dev.salto.records.ProjectOffer;
import dev.salto.records.ScenarioDemand;
import dev.salto.records.Text;
import dev.salto.records.UnmetOrder;
import dev.salto.schemas.Topics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Why and why not: explanations, gaps, unmet orders and prospects. */
@RestController
@RequestMapping("/api/v1")
final class ExplanationController {

  private final MarketDesk desk;

  ExplanationController(MarketDesk desk) {
    this.desk = desk;
  }

  /** One pair, or every counterpart of an offer or an order, best rank first, paged. */
  @GetMapping("/explanations")
  Object explanations(@RequestParam MultiValueMap<String, String> parameters, Caller caller) {
    ListRequest request = ListRequest.of(parameters, Set.of("offer", "order"));
    String offer = parameters.getFirst("offer");
    String order = parameters.getFirst("order");
    Organisation viewer = desk.viewer(caller);
    if (offer != null && order != null) {
      return shown(pair(desk.offer(offer), desk.order(order)), viewer);
    }
    if (order != null) {
      String park = desk.order(order).getPark();
      return page(park, request, viewer, market -> market.pairsOfOrder(order));
    }
    if (offer != null) {
      String park = desk.offer(offer).getPark();
      return page(park, request, viewer, market -> market.pairsOfOffer(offer));
    }
    throw Problem.of(
        HttpStatus.BAD_REQUEST,
        "INVALID_PARAMETER",
        "Name an offer, an order, or both: /explanations?offer=…&order=…");
  }

  /** All pairs are ranked, and only those of the page explained. */
  private Page<ObjectNode> page(
      String park,
      ListRequest request,
      @Nullable Organisation viewer,
      Function<Market, List<PairKey>> pairs) {
    Page<Explanation> page =
        ask(
            park,
            market ->
                Page.of(pairs.apply(market), request.page(), request.size())
                    .map(pair -> market.explain(pair.offer(), pair.order())));
    return page.map(it -> shown(it, viewer));
  }

  /** A market knows its own park alone, so that two parks are not one is told here. */
  private Explanation pair(ProjectOffer offer, BuyerOrder order) {
    return offer.getPark().equals(order.getPark())
        ? ask(order.getPark(), market -> market.explain(offer.getId(), order.getId()))
        : new Explanation(
            offer.getId(),
            order.getId(),
            order.getScenario(),
            false,
            CriterionCode.PARK,
            Eligibility.tellTwoParks(offer.getPark(), order.getPark()),
            ScoreParts.NONE,
            null,
            List.of(),
            PriceFigures.NONE);
  }

  /** What single thing keeps an offer from orders. */
  @GetMapping("/offers/{id}/gaps")
  Page<ObjectNode> gapsOfOffer(
      @PathVariable String id,
      @RequestParam MultiValueMap<String, String> parameters,
      Caller caller) {
    ListRequest request = ListRequest.of(parameters, Set.of());
    Organisation viewer = desk.viewer(caller);
    List<Gap> gaps = ask(desk.offer(id).getPark(), market -> market.gapsOfOffer(id));
    return Page.of(gaps, request.page(), request.size()).map(gap -> shown(gap, viewer));
  }

  /** What single thing keeps offers from an order. */
  @GetMapping("/orders/{id}/gaps")
  Page<ObjectNode> gapsOfOrder(
      @PathVariable String id,
      @RequestParam MultiValueMap<String, String> parameters,
      Caller caller) {
    ListRequest request = ListRequest.of(parameters, Set.of());
    Organisation viewer = desk.viewer(caller);
    List<Gap> gaps = ask(desk.order(id).getPark(), market -> market.gapsOfOrder(id));
    return Page.of(gaps, request.page(), request.size()).map(gap -> shown(gap, viewer));
  }

  /** Order-backed lots that no project meets, and what would have to change. */
  @GetMapping("/unmet-orders")
  Page<ObjectNode> unmetOrders(
      @RequestParam MultiValueMap<String, String> parameters, Caller caller) {
    ListRequest request = ListRequest.of(parameters, Set.of("scenario", "buyer", "order"));
    Organisation viewer = desk.viewer(caller);
    Page<Document<UnmetOrder>> page =
        desk.view()
            .documents()
            .page(
                Topics.UNMET_ORDERS,
                request.selection(List.of("OPEN")),
                request.page(),
                request.size());
    return page.map(document -> {
      UnmetOrder unmet = document.record();
      return unmet == null ? unreadable(document) : unmet(unmet, viewer);
    });
  }

  private static ObjectNode unreadable(Document<UnmetOrder> document) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("order", document.id())
        .put("park", document.park())
        .put("status", document.status());
  }

  private ObjectNode unmet(UnmetOrder unmet, @Nullable Organisation viewer) {
    Optional<UnmetAnswer> answer =
        unmet.getLots() == 0
            ? Optional.empty()
            : ask(
                unmet.getPark(),
                market -> Optional.ofNullable(market.unmetOrder(unmet.getOrder())));
    ObjectNode node = RecordJson.write(unmet);
    ObjectNode counts = node.putObject("counts");
    ArrayNode gaps = node.putArray("gaps");
    answer.ifPresent(it -> {
      it.offers().forEach((code, count) -> counts.put(code, count));
      it.gaps().forEach(gap -> gaps.add(shown(gap, viewer)));
    });
    return node;
  }

  /** Where all but the money is there. */
  @GetMapping("/prospects")
  Page<ObjectNode> prospects(
      @RequestParam MultiValueMap<String, String> parameters, Caller caller) {
    ListRequest request = ListRequest.of(parameters, Set.of("offer", "scenario", "order"));
    List<ParkProspect> all = new ArrayList<>();
    for (String park : desk.parks(request.park())) {
      for (Prospect prospect : ask(park, Market::prospects)) {
        if (wanted(request, "offer", prospect.offer())
            && wanted(request, "scenario", prospect.scenario())
            && wanted(request, "order", prospect.order())) {
          all.add(new ParkProspect(park, prospect));
        }
      }
    }
    // Each park's come best first already, and this sort keeps their order.
    all.sort(Comparator.comparingInt((ParkProspect it) -> it.prospect().score()).reversed());
    return Page.of(all, request.page(), request.size()).map(it -> shown(it.park(), it.prospect()));
  }

  private record ParkProspect(String park, Prospect prospect) {}

  private static boolean wanted(ListRequest request, String name, @Nullable String value) {
    List<String> values = request.filters().get(name);
    return values == null || value != null && values.contains(value);
  }

  private ObjectNode shown(String park, Prospect prospect) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("park", park);
    node.put("offer", prospect.offer());
    node.put("scenario", prospect.scenario());
    if (prospect.order() != null) {
      node.put("order", prospect.order());
    }
    node.put("score", prospect.score());
    ObjectNode titles = node.putObject("titles");
    title(
        titles, "offer", desk.of(Topics.PROJECT_OFFERS, prospect.offer(), ProjectOffer::getTitle));
    title(
        titles,
        "scenario",
        desk.of(Topics.SCENARIO_DEMANDS, prospect.scenario(), ScenarioDemand::getTitle));
    if (prospect.order() != null) {
      title(titles, "order", desk.of(Topics.BUYER_ORDERS, prospect.order(), BuyerOrder::getTitle));
    }
    ObjectNode names = node.putObject("names");
    title(
        names,
        "institute",
        desk.of(
            Topics.PROJECT_OFFERS, prospect.offer(), offer -> offer.getOrganisation().getName()));
    return node;
  }

  private static void title(ObjectNode node, String name, @Nullable Text title) {
    if (title != null) {
      node.set(name, RecordJson.write(title));
    }
  }

  private ObjectNode shown(Explanation explanation, @Nullable Organisation viewer) {
    return ExplanationJson.of(
        explanation.seenBy(desk.side(viewer, explanation.offer(), explanation.order())));
  }

  private ObjectNode shown(Gap gap, @Nullable Organisation viewer) {
    return ExplanationJson.of(gap.seenBy(desk.side(viewer, gap.offer(), gap.order())));
  }

  private <R> R ask(String park, Function<Market, R> question) {
    return desk.market(park).read(question);
  }
}
