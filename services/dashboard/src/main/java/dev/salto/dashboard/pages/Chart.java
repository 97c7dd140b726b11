package dev.salto.dashboard.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Bars, as the script draws them.
 *
 * @param labels what stands before the bars
 * @param series one for each colour
 * @param stacked whether the colours follow each other in one bar
 * @param unit of the figures, such as %; blank for numbers
 */
record Chart(List<String> labels, List<Series> series, boolean stacked, String unit) {

  /** Bars of one colour; null where a label has none. */
  record Series(String name, List<? extends @Nullable Long> values) {}

  String json() {
    ObjectNode chart = JsonNodeFactory.instance.objectNode();
    labels.forEach(chart.putArray("labels")::add);
    ArrayNode all = chart.putArray("series");
    for (Series one : series) {
      ObjectNode node = all.addObject().put("name", one.name());
      one.values().forEach(node.putArray("values")::add);
    }
    return chart.put("stacked", stacked).put("unit", unit).toString();
  }
}
