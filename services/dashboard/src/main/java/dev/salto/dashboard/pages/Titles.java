package dev.salto.dashboard.pages;

import dev.salto.kit.json.RecordJson;
import dev.salto.kit.view.View;
import dev.salto.records.BuyerOrder;
import dev.salto.records.Organisation;
import dev.salto.records.ParkPolicy;
import dev.salto.records.ProjectOffer;
import dev.salto.records.ScenarioDemand;
import dev.salto.records.Text;
import dev.salto.schemas.Topic;
import dev.salto.schemas.Topics;
import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/** Names of what answers of the services tell by id alone; an unknown id stays the id. */
final class Titles implements Names {

  private final View view;

  Titles(View view) {
    this.view = view;
  }

  String offer(String id, Words words) {
    return title(Topics.PROJECT_OFFERS, id, ProjectOffer::getTitle, words);
  }

  String scenario(String id, Words words) {
    return title(Topics.SCENARIO_DEMANDS, id, ScenarioDemand::getTitle, words);
  }

  String order(String id, Words words) {
    return title(Topics.BUYER_ORDERS, id, BuyerOrder::getTitle, words);
  }

  @Override
  public String organisation(String id, Words words) {
    return title(Topics.ORGANISATIONS, id, Organisation::getName, words);
  }

  @Override
  public String park(String id, Words words) {
    return title(Topics.PARK_POLICIES, id, ParkPolicy::getName, words);
  }

  private <T extends SpecificRecord> String title(
      Topic<T> topic, String id, Function<T, Text> title, Words words) {
    return view.documents()
        .byId(topic, id)
        .flatMap(document -> Optional.ofNullable(document.record()))
        .map(title)
        .map(text -> words.text(RecordJson.write(text)))
        .filter(text -> !text.isEmpty())
        .orElse(id);
  }
}
