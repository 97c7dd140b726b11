package dev.salto.dashboard.pages;

import dev.salto.kit.problem.Problem;
import dev.salto.schemas.Violation;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What somebody entered in a form, so that it stands there again where it was refused, with what
 * was wrong at its field.
 *
 * @param form name of the form; empty where nothing was entered
 * @param values by the name of the input
 * @param errors by the path in what was sent, such as {@code readings[0].value}
 */
public record Entry(String form, Map<String, String> values, List<Violation> errors) {

  /** A path into one of {@link FormJson#figures}. */
  private static final Pattern FIGURE = Pattern.compile("(\\w+)\\[([0-9]+)](.*)");

  static final Entry NONE = new Entry("", Map.of(), List.of());

  static Entry of(String form, MultiValueMap<String, String> values) {
    return new Entry(form, values.toSingleValueMap(), List.of());
  }

  Entry refused(Problem problem) {
    return new Entry(form, values, problem.errors().stream().map(this::placed).toList());
  }

  /** Figures that are left blank are not sent: who comes behind them has another place here. */
  private Violation placed(Violation error) {
    Matcher path = FIGURE.matcher(error.field());
    if (!path.matches()) {
      return error;
    }
    return IntStream.iterate(0, i -> i + 1)
        .mapToObj(i -> path.group(1) + "[" + i + "]")
        .takeWhile(input -> values.containsKey(input + ".attribute"))
        .filter(input -> !values.getOrDefault(input, "").isBlank())
        .skip(Integer.parseInt(path.group(2)))
        .findFirst()
        .map(input -> new Violation(input + path.group(3), error.code(), error.message()))
        .orElse(error);
  }

  /** What of a refusal stands at no input of the form that was refused. */
  public List<Violation> elsewhere(Problem problem) {
    return values.isEmpty()
        ? problem.errors()
        : errors.stream()
            .filter(error -> values.keySet().stream().noneMatch(input -> isAt(error, input)))
            .toList();
  }

  /** Whether this form was refused. */
  public boolean is(String other) {
    return form.equals(other);
  }

  /** What stands in an input of a form. */
  public @Nullable String value(String other, String name, @Nullable Object otherwise) {
    return is(other) ? values.get(name) : otherwise == null ? null : otherwise.toString();
  }

  /** What is wrong with an input of a form; null where nothing is. */
  public @Nullable String wrong(String other, String name, Words words) {
    if (!is(other)) {
      return null;
    }
    String all =
        errors.stream()
            .filter(it -> isAt(it, name))
            .map(it -> words.error(it.code(), it.message()))
            .distinct()
            .collect(Collectors.joining(words.chinese() ? "；" : "; "));
    return all.isEmpty() ? null : all;
  }

  private static boolean isAt(Violation error, String input) {
    return error.field().equals(input)
        || error.field().startsWith(input + ".")
        || error.field().startsWith(input + "[");
  }
}
