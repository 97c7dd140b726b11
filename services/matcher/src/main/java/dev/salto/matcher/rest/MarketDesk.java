package dev.salto.matcher.rest;

import dev.salto.kit.asking.Caller;
import dev.salto.kit.asking.Organisations;
import dev.salto.kit.problem.Problem;
import dev.salto.kit.view.References;
import dev.salto.kit.view.Selection;
import dev.salto.kit.view.View;
import dev.salto.matcher.streams.ParkMarket;
import dev.salto.matcher.streams.Parks;
import dev.salto.matching.explanation.Viewer;
import dev.salto.records.BuyerOrder;
import dev.salto.records.Organisation;
import dev.salto.records.ParkPolicy;
import dev.salto.records.ProjectOffer;
import dev.salto.schemas.Topic;
import dev.salto.schemas.Topics;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Finds the market that a question is about, and who may see what of its answer. */
final class MarketDesk {

  private final View view;
  private final Parks parks;

  MarketDesk(View view, Parks parks) {
    this.view = view;
    this.parks = parks;
  }

  View view() {
    return view;
  }

  /** The declared parks, or of these the one that is named. */
  List<String> parks(@Nullable String only) {
    return view.documents()
        .contents(Topics.PARK_POLICIES, Selection.all().park(only))
        .map(ParkPolicy::getPark)
        .sorted()
        .toList();
  }

  /**
   * The market of a park.
   *
   * @throws Problem 503 {@code PARK_ELSEWHERE} while its task runs on another instance or moves
   */
  ParkMarket market(String park) {
    return parks
        .market(park)
        .orElseThrow(() ->
            Problem.unavailable(
                "PARK_ELSEWHERE",
                "The park " + park + " is not matched by this instance now; ask again."));
  }

  ProjectOffer offer(String id) {
    return require(Topics.PROJECT_OFFERS, "offer", id);
  }

  BuyerOrder order(String id) {
    return require(Topics.BUYER_ORDERS, "order", id);
  }

  <T extends SpecificRecord> Optional<T> find(Topic<T> topic, String id) {
    return new References(view).find(topic, id);
  }

  /** The record with this id without waiting for one that may just be on its way. */
  <T extends SpecificRecord, R> @Nullable R of(Topic<T> topic, String id, Function<T, R> part) {
    return view.documents()
        .byId(topic, id)
        .flatMap(document -> Optional.ofNullable(document.record()))
        .map(part)
        .orElse(null);
  }

  private <T extends SpecificRecord> T require(Topic<T> topic, String what, String id) {
    return find(topic, id).orElseThrow(() -> Problem.notFound(what, id));
  }

  /** Who looks; null for anybody. */
  @Nullable Organisation viewer(Caller caller) {
    return Organisations.viewer(caller, new References(view)).orElse(null);
  }

  /** On which side of a pair someone stands. */
  Viewer side(@Nullable Organisation viewer, String offer, String order) {
    if (viewer == null) {
      return Viewer.NEITHER;
    }
    String institute = of(Topics.PROJECT_OFFERS, offer, ProjectOffer::getInstitute);
    String buyer = of(Topics.BUYER_ORDERS, order, BuyerOrder::getBuyer);
    if (viewer.getId().equals(institute)) {
      return Viewer.INSTITUTE_SIDE;
    }
    return viewer.getId().equals(buyer) ? Viewer.BUYER_SIDE : Viewer.NEITHER;
  }
}
