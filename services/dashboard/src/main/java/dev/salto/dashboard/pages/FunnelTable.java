package dev.salto.dashboard.pages;

import dev.salto.dashboard.funnel.Funnel;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A funnel as a table: a column for each stage, a row for scenarios, lots, and each currency.
 *
 * @param scenarios numbers for the share that stands beside every count
 * @param sealedLots order-backed lots that the values leave out
 */
public record FunnelTable(
    List<String> stages,
    List<Row> rows,
    Funnel.Scenarios scenarios,
    Funnel.Lots lots,
    long sealedLots) {

  private static final List<String> STAGES =
      List.of("posted", "orderBacked", "matched", "agreed", "piloting", "paid");
  private static final String NOTHING = "–";

  /** A row: its head, and a cell for each stage. */
  public record Row(String head, List<String> cells) {}

  /** Bars of one colour; null where a label has none. */
  private record Series(String name, List<? extends @Nullable Long> values) {}

  static FunnelTable of(Funnel funnel, Words words) {
    Stream<Row> counts =
        Stream.of(
            new Row(
                words.say("funnel.scenarios"),
                scenarios(funnel).stream().map(String::valueOf).toList()),
            new Row(
                words.say("funnel.lots"),
                Stream.concat(
                        Stream.of(NOTHING), lots(funnel).stream().skip(1).map(String::valueOf))
                    .toList()));
    Stream<Row> values =
        funnel.values().stream()
            .map(value ->
                new Row(
                    words.say("funnel.values", value.currency()),
                    Stream.concat(
                            Stream.of(NOTHING),
                            Stream.of(
                                    value.backed(),
                                    value.matched(),
                                    value.agreed(),
                                    value.piloting(),
                                    value.paid())
                                .map(sum -> amount(sum, value.currency(), words)))
                        .toList()));
    return new FunnelTable(
        STAGES,
        Stream.concat(counts, values).toList(),
        funnel.scenarios(),
        funnel.lots(),
        funnel.sealedLots());
  }

  /** Scenarios and lots by stage, as the script draws them. */
  static String chart(Funnel funnel, Words words) {
    return chart(
        STAGES.stream().map(it -> words.say("stage." + it)).toList(),
        new Series(words.say("funnel.scenarios"), scenarios(funnel)),
        new Series(words.say("funnel.lots"), lots(funnel)),
        false);
  }

  /** Scenarios by slice, order-backed and not. */
  static String chart(List<OverviewPage.Slice> slices, Words words) {
    return chart(
        slices.stream().map(OverviewPage.Slice::name).toList(),
        new Series(
            words.say("fields.backed"),
            slices.stream().map(it -> it.scenarios().orderBacked()).toList()),
        new Series(
            words.say("fields.unbacked"),
            slices.stream()
                .map(it -> it.scenarios().posted() - it.scenarios().orderBacked())
                .toList()),
        true);
  }

  private static String chart(List<String> labels, Series first, Series second, boolean stacked) {
    ObjectNode chart = JsonNodeFactory.instance.objectNode();
    labels.forEach(chart.putArray("labels")::add);
    ArrayNode series = chart.putArray("series");
    for (Series one : List.of(first, second)) {
      ObjectNode node = series.addObject().put("name", one.name());
      one.values().forEach(node.putArray("values")::add);
    }
    return chart.put("stacked", stacked).toString();
  }

  private static List<Long> scenarios(Funnel funnel) {
    Funnel.Scenarios it = funnel.scenarios();
    return List.of(
        it.posted(), it.orderBacked(), it.matched(), it.agreed(), it.piloting(), it.paid());
  }

  /** No lot is only posted: the first stage is left open. */
  private static List<@Nullable Long> lots(Funnel funnel) {
    Funnel.Lots it = funnel.lots();
    return Arrays.asList(null, it.backed(), it.matched(), it.agreed(), it.piloting(), it.paid());
  }

  private static String amount(BigInteger minor, String currency, Words words) {
    return minor.signum() == 0 ? NOTHING : words.money(minor, currency);
  }
}
