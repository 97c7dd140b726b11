package dev.salto.dashboard.pages;

import dev.salto.dashboard.funnel.Funnel;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
        new Chart.Series(words.say("funnel.scenarios"), scenarios(funnel)),
        new Chart.Series(words.say("funnel.lots"), lots(funnel)),
        false);
  }

  /** Scenarios by slice, order-backed and not. */
  static String chart(List<OverviewPage.Slice> slices, Words words) {
    return chart(
        slices.stream().map(OverviewPage.Slice::name).toList(),
        new Chart.Series(
            words.say("fields.backed"),
            slices.stream().map(it -> it.scenarios().orderBacked()).toList()),
        new Chart.Series(
            words.say("fields.unbacked"),
            slices.stream()
                .map(it -> it.scenarios().posted() - it.scenarios().orderBacked())
                .toList()),
        true);
  }

  private static String chart(
      List<String> labels, Chart.Series first, Chart.Series second, boolean stacked) {
    return new Chart(labels, List.of(first, second), stacked, "").json();
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
    return minor.signum() == 0 ? NOTHING : words.amount(minor, currency);
  }
}
