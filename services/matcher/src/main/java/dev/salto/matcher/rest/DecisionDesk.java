package dev.salto.matcher.rest;

import dev.salto.kit.log.NotWrittenException;
import dev.salto.kit.log.TopicLog;
import dev.salto.kit.problem.Problem;
import dev.salto.kit.view.Document;
import dev.salto.kit.view.View;
import dev.salto.matcher.streams.Judgement;
import dev.salto.matcher.streams.Parks;
import dev.salto.matching.life.Refusal;
import dev.salto.records.Match;
import dev.salto.records.MatchDecision;
import dev.salto.records.Organisation;
import dev.salto.schemas.FieldRules;
import dev.salto.schemas.Topics;
import dev.salto.schemas.Violation;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;

/**
 * Writes what is decided of a match to the log and answers once the matcher has judged it and the
 * view shows it.
 */
final class DecisionDesk {

  private final View view;
  private final TopicLog log;
  private final Parks parks;
  private final Clock clock;

  DecisionDesk(View view, TopicLog log, Parks parks, Clock clock) {
    this.view = view;
    this.log = log;
    this.parks = parks;
    this.clock = clock;
  }

  /**
   * Accepts or declines.
   *
   * @throws Problem 403 if this organisation is no party, 409 if the match no longer waits for it
   */
  Document<Match> decide(Match match, JsonNode body, Organisation who) {
    List<Violation> violations = fields(body, Set.of("decision", "reason"));
    String decision = text(body, "decision", violations);
    if (decision != null && !Set.of("ACCEPT", "DECLINE").contains(decision)) {
      violations.add(new Violation("decision", "UNKNOWN_CODE", "ACCEPT or DECLINE"));
    }
    if (decision == null) {
      violations.add(new Violation("decision", "REQUIRED", "ACCEPT or DECLINE"));
    }
    return write(
        draft(match, who)
            .setDecision(decision == null ? "" : decision)
            .setReason(text(body, "reason", violations)),
        violations);
  }

  /**
   * Decides a gate.
   *
   * @throws Problem 403 if this organisation is not the agency, 409 if the match has no such gate
   */
  Document<Match> gate(Match match, String code, JsonNode body, Organisation who) {
    List<Violation> violations = fields(body, Set.of("state", "reference", "validUntil", "reason"));
    String validUntil = text(body, "validUntil", violations);
    LocalDate until = null;
    try {
      until = validUntil == null ? null : LocalDate.parse(validUntil);
    } catch (DateTimeException e) {
      violations.add(
          new Violation("validUntil", "FORMAT", "a date such as 2026-01-05 is expected"));
    }
    return write(
        draft(match, who)
            .setDecision("GATE")
            .setGate(code)
            .setState(text(body, "state", violations))
            .setReference(text(body, "reference", violations))
            .setValidUntil(until)
            .setReason(text(body, "reason", violations)),
        violations);
  }

  private MatchDecision.Builder draft(Match match, Organisation who) {
    return MatchDecision.newBuilder()
        .setId(UUID.randomUUID().toString())
        .setPark(match.getPark())
        .setMatch(match.getId())
        .setBy(who.getId())
        .setAt(clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }

  private Document<Match> write(MatchDecision.Builder draft, List<Violation> violations) {
    if (violations.isEmpty()) {
      violations.addAll(FieldRules.check(draft.build()));
    }
    if (!violations.isEmpty()) {
      throw Problem.invalid("decision", violations);
    }
    MatchDecision decision = draft.build();
    boolean here = parks.market(decision.getPark()).isPresent();
    CompletableFuture<Judgement> judged = parks.judged(decision.getId());
    try {
      log.write(Topics.MATCH_DECISIONS, decision);
    } catch (NotWrittenException e) {
      throw e.problem();
    }
    return view.awaitDocument(
        Topics.MATCHES, decision.getMatch(), effect(decision, here ? judged : null));
  }

  /**
   * What the match looks like once the decision has taken effect. Where this instance judges it,
   * the event's sequence tells, whatever else was decided meanwhile; elsewhere only the match does.
   */
  private static Predicate<Match> effect(
      MatchDecision decision, @Nullable CompletableFuture<Judgement> judged) {
    if (judged != null) {
      try {
        Judgement judgement = judged.join();
        Refusal refusal = judgement.refusal();
        if (refusal != null) {
          throw refused(refusal);
        }
        return match -> match.getSequence() >= judgement.sequence();
      } catch (CompletionException e) {
        // The park has just moved to another instance.
      }
    }
    return match -> decision.getId().equals(match.getDecision());
  }

  private static Problem refused(Refusal refusal) {
    return switch (refusal.code()) {
      case Refusal.NOT_A_PARTY, Refusal.NOT_THE_AGENCY, Refusal.AGENCY_NOT_NEEDED ->
          Problem.of(HttpStatus.FORBIDDEN, refusal.code(), refusal.sentence());
      default -> Problem.conflict(refusal.code(), refusal.sentence());
    };
  }

  private static List<Violation> fields(JsonNode body, Set<String> known) {
    List<Violation> violations = new ArrayList<>();
    if (!body.isObject()) {
      violations.add(new Violation("body", "TYPE", "an object is expected"));
    }
    for (String name : body.propertyNames()) {
      if (!known.contains(name)) {
        violations.add(new Violation(name, "UNKNOWN_FIELD", "there is no such field"));
      }
    }
    return violations;
  }

  private static @Nullable String text(JsonNode body, String name, List<Violation> violations) {
    JsonNode node = body.get(name);
    if (node == null || node.isNull()) {
      return null;
    }
    if (!node.isString()) {
      violations.add(new Violation(name, "TYPE", "a text is expected"));
      return null;
    }
    return node.stringValue().strip();
  }
}
