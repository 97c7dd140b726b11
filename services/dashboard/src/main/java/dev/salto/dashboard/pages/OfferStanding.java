package dev.salto.dashboard.pages;

import static dev.salto.dashboard.pages.MatchRow.text;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What an offer says of itself beside what pilots have shown of it.
 *
 * @param stated readiness by the institute's own word, 1 to 9
 * @param proven readiness that pilots proved; null where none has
 * @param provenBy the pilots that proved it, the last first
 * @param finishedPilots pilots that were delivered or failed
 * @param permits documents of permits that the institute holds
 */
public record OfferStanding(
    int stated,
    @Nullable Integer proven,
    List<Proof> provenBy,
    int finishedPilots,
    int acceptedMilestones,
    int refusedMilestones,
    List<Permit> permits) {

  /**
   * A stage that was proven.
   *
   * @param trl readiness proven thereby
   */
  public record Proof(String match, MatchRow.Named scenario, String stage, int trl, Instant at) {}

  /**
   * A permit that is held.
   *
   * @param number of its document, null where none is named
   * @param validUntil its last day, null for no limit
   */
  public record Permit(
      String code,
      @Nullable String number,
      @Nullable String authority,
      @Nullable LocalDate validUntil) {}

  static OfferStanding of(JsonNode offer, Titles titles, Words words) {
    JsonNode readiness = offer.path("readiness");
    List<Proof> proofs = new ArrayList<>();
    readiness
        .path("provenBy")
        .forEach(it -> {
          String scenario = it.get("scenario").asString();
          proofs.add(
              new Proof(
                  it.get("match").asString(),
                  new MatchRow.Named(scenario, titles.scenario(scenario, words)),
                  it.get("stage").asString(),
                  it.get("trl").asInt(),
                  Instant.parse(it.get("at").asString())));
        });
    JsonNode record = offer.path("trackRecord");
    return new OfferStanding(
        readiness.path("stated").asInt(offer.path("trl").asInt()),
        readiness.hasNonNull("proven") ? readiness.get("proven").asInt() : null,
        proofs.reversed(),
        record.path("finishedPilots").asInt(0),
        record.path("acceptedMilestones").asInt(0),
        record.path("refusedMilestones").asInt(0),
        permits(offer));
  }

  /** Each permit that is stated, with its documents. */
  private static List<Permit> permits(JsonNode offer) {
    List<Permit> permits = new ArrayList<>();
    List<String> documented = new ArrayList<>();
    for (JsonNode it : offer.path("heldPermits")) {
      String until = text(it, "validUntil");
      permits.add(
          new Permit(
              it.get("permit").asString(),
              text(it, "number"),
              text(it, "authority"),
              until == null ? null : LocalDate.parse(until)));
      documented.add(it.get("permit").asString());
    }
    for (JsonNode it : offer.path("permits")) {
      if (!documented.contains(it.asString())) {
        permits.add(new Permit(it.asString(), null, null, null));
      }
    }
    return permits;
  }
}
