package dev.salto.dashboard.pages;

import dev.salto.kit.vocabulary.Vocabularies;
import dev.salto.matching.score.ScoreParts;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Currency;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.JsonNode;

/** Codes, texts and figures in the words of one language. Codes without a word stay codes. */
public final class Words {

  /** The clocks of the parks. */
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final Language language;
  private final MessageSource messages;
  private final Names names;
  private final Vocabularies vocabularies = Vocabularies.shipped();
  private final Figures figures = new Figures(this);

  Words(Language language, MessageSource messages, Names names) {
    this.language = language;
    this.messages = messages;
    this.names = names;
  }

  /** The language, as the attribute {@code lang} has it. */
  public String tag() {
    return language.tag();
  }

  /** Whether this is Chinese. */
  public boolean chinese() {
    return language == Language.ZH;
  }

  /** A phrase of the pages. */
  public String say(String key, Object... arguments) {
    String said = sayIfAny(key, arguments);
    return said == null ? key : said;
  }

  /** A phrase of the pages; null where there is none. */
  @Nullable String sayIfAny(String key, Object... arguments) {
    return messages.getMessage(key, arguments, null, language.locale());
  }

  /** The word for a code, such as {@code stage}, {@code OPERATIONAL}. */
  public String label(String kind, @Nullable String code) {
    if (code == null) {
      return "";
    }
    return switch (kind) {
      case "field" -> field(code);
      case "attribute" -> {
        Vocabularies.Attribute it = vocabularies.attributes().get(code);
        yield it == null ? code : pick(it.zh(), it.en());
      }
      case "permit" -> permit(code);
      default -> vocabularies.label(kind, code).map(it -> pick(it.zh(), it.en())).orElse(code);
    };
  }

  /** The name of a technology field with its code. */
  public String field(String code) {
    Vocabularies.Field field = vocabularies.fields().get(code);
    return field == null ? code : pick(field.zh(), field.en());
  }

  private String permit(String code) {
    Vocabularies.Permit permit = vocabularies.permits().get(code);
    return permit == null ? code : pick(permit.zh(), permit.en());
  }

  /** The name of an organisation; the id itself where it is none. */
  public String name(String organisation) {
    return names.organisation(organisation, this);
  }

  /** The name of a park; the id itself where it is none. */
  String park(String id) {
    return names.park(id, this);
  }

  /** The word for a gate: for a permit the permit's name. */
  public String gate(String code) {
    return code.startsWith("PERMIT:")
        ? permit(code.substring("PERMIT:".length()))
        : label("gate", code);
  }

  /** The form of a text in this language, or else the one there is. */
  public String text(@Nullable JsonNode text) {
    if (text == null) {
      return "";
    }
    for (String form :
        chinese() ? new String[] {"zh", "zhHant", "en"} : new String[] {"en", "zh", "zhHant"}) {
      if (text.hasNonNull(form)) {
        return text.get(form).asString();
      }
    }
    return "";
  }

  /** A score of 0 to 10000 as a percentage, rounded down: 6316 is {@code 63%}. */
  public String percent(int score) {
    return score / 100 + "%";
  }

  /** A share as a percentage, rounded down; a dash of nothing. */
  public String share(long part, long whole) {
    return whole == 0 ? "–" : part * 100 / whole + "%";
  }

  /** Minor units of a currency in major ones: 185000000, CNY is {@code CNY 1,850,000}. */
  public String money(BigInteger minor, String currency) {
    return currency + " " + amount(minor, currency);
  }

  /** The same where the currency stands beside it: {@code 1,850,000}. */
  String amount(BigInteger minor, String currency) {
    int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    BigDecimal major = new BigDecimal(minor, digits);
    NumberFormat format = NumberFormat.getNumberInstance(language.locale());
    boolean whole = major.remainder(BigDecimal.ONE).signum() == 0;
    format.setMinimumFractionDigits(whole ? 0 : digits);
    format.setMaximumFractionDigits(digits);
    format.setRoundingMode(RoundingMode.UNNECESSARY);
    return format.format(major);
  }

  /** {@code {minor, currency}} in major units; empty where there is none to be seen. */
  public String money(@Nullable JsonNode money) {
    return money == null || !money.hasNonNull("minor")
        ? ""
        : money(money.get("minor").bigIntegerValue(), money.get("currency").asString());
  }

  /** A date; empty for none. */
  public String day(@Nullable LocalDate day) {
    return day == null
        ? ""
        : DateTimeFormatter.ofPattern(chinese() ? "uuuu年M月d日" : "d MMM uuuu", language.locale())
            .format(day);
  }

  /** The date on the parks' clocks. */
  static LocalDate dayOf(Instant instant) {
    return LocalDate.ofInstant(instant, ZONE);
  }

  /** The date of an instant on the parks' clocks; empty for none. */
  public String date(@Nullable Instant instant) {
    return instant == null ? "" : day(dayOf(instant));
  }

  /** An instant on the parks' clocks. */
  public String time(Instant instant) {
    return DateTimeFormatter.ofPattern(chinese() ? "M月d日 HH:mm" : "d MMM, HH:mm", language.locale())
        .format(instant.atZone(ZONE));
  }

  /** What a criterion expects or finds, in words instead of codes; empty for null. */
  public String figure(@Nullable String figure) {
    return figures.inWords(figure);
  }

  /** A requirement, {@code {attribute, operator, value, unit, hard}}, in words. */
  public String requirement(JsonNode it) {
    String figure =
        figure(
            it.path("attribute").asString("")
                + " "
                + it.path("operator").asString("")
                + " "
                + it.path("value").asString("")
                + " "
                + it.path("unit").asString(""));
    return it.path("hard").asBoolean(true) ? figure : figure + say("fact.soft");
  }

  /** A figure that was stated or measured, {@code {attribute, value, unit}}, in words. */
  public String reading(JsonNode it) {
    return label("attribute", it.path("attribute").asString(""))
        + " "
        + figure(it.path("value").asString("") + " " + it.path("unit").asString(""));
  }

  /** A unit of measure. */
  String unit(String unit) {
    return figures.unit(unit);
  }

  /** Work done, {@code {work, workUnit}}; empty where none is told. */
  public String work(JsonNode it) {
    return it.hasNonNull("work")
        ? (it.get("work").asString() + " " + unit(it.path("workUnit").asString(""))).strip()
        : "";
  }

  /** What a pilot waits for or is paused by: a gate, or an incident to be cleared. */
  public String heldBy(String code) {
    return code.startsWith("INCIDENT:")
        ? say("pilot.incident-to-clear", code.substring("INCIDENT:".length()))
        : gate(code);
  }

  /** Parts of one line, those that are not empty, with a mark between them. */
  public String line(@Nullable Object... parts) {
    return Arrays.stream(parts)
        .filter(Objects::nonNull)
        .map(Object::toString)
        .filter(it -> !it.isBlank())
        .collect(Collectors.joining(" · "));
  }

  /** What went wrong, by the code of a problem or of a row's error; else what the service said. */
  public String error(String code, String otherwise) {
    String said = sayIfAny("error." + code);
    return said == null || !chinese() ? otherwise : said;
  }

  /** The name of a member of what was sent, by its path; the path where it has none. */
  public String fact(String path) {
    String said = sayIfAny("fact." + path.split("[.\\[]", 2)[0]);
    return said == null ? path : said;
  }

  /** What happened to a match: it came into a state, a party accepted, a gate changed. */
  public String event(String type) {
    String said = sayIfAny("event." + type);
    return said == null ? label("match-state", type) : said;
  }

  /** Why a match ended, with the reason that was given. */
  public String cause(MatchRow.CauseRow cause) {
    String said = sayIfAny("cause." + cause.code());
    String why =
        said != null
            ? said
            : cause.code().startsWith("PERMIT:")
                ? gate(cause.code())
                : label("gate", label("criterion", cause.code()));
    return cause.reason() == null ? why : why + (chinese() ? "：" : ": ") + cause.reason();
  }

  /** The most points that a part of the score can have. */
  public int most(String part) {
    return ScoreParts.MOST.asMap().getOrDefault(part, 0);
  }

  /** The address of another page of the same list. */
  public String turn(String here, int page) {
    return with(here, "page", page);
  }

  /** The same address with one parameter set; the page of a list begins anew. */
  public String with(String here, String parameter, Object value) {
    return UriComponentsBuilder.fromUriString(here)
        .replaceQueryParam("page")
        .replaceQueryParam(parameter, UriUtils.encode(value.toString(), StandardCharsets.UTF_8))
        .build(true)
        .toUriString();
  }

  private String pick(String zh, String en) {
    return chinese() ? zh : en;
  }
}
