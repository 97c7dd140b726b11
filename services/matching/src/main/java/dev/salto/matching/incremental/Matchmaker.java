package dev.salto.matching.incremental;

import dev.salto.matching.eligibility.Eligibility;
import dev.salto.matching.model.Offer;
import dev.salto.matching.model.Scenario;
import dev.salto.matching.score.Score;
import dev.salto.matching.text.TermVector;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Knows which offers fit which scenarios, and how well, from the terms of the two alone: the same
 * for every order, on every day. A leg's list is made when it is first asked for; from then on it
 * is kept as others come, change and go.
 */
final class Matchmaker {

  private final FieldIndex<Leg.OfOffer> offersByField = new FieldIndex<>();
  private final FieldIndex<Leg.OfScenario> scenariosByField = new FieldIndex<>();
  private final List<Leg.OfOffer> offers = new ArrayList<>();
  private final List<Leg.OfScenario> scenarios = new ArrayList<>();

  /** Takes an offer in as it is posted now. */
  void add(Leg.OfOffer leg, Offer offer) {
    offersByField.add(leg, offer.fields());
    if (leg.number < 0) {
      leg.number = offers.size();
      offers.add(leg);
    }
    introduce(leg);
  }

  /** Takes a scenario in as it is posted now. */
  void add(Leg.OfScenario leg, Scenario scenario) {
    scenariosByField.add(leg, scenario.fields());
    if (leg.number < 0) {
      leg.number = scenarios.size();
      scenarios.add(leg);
    }
    introduce(leg);
  }

  /** Takes an offer out that was posted so. */
  void remove(Leg.OfOffer leg, Offer offer) {
    forget(leg);
    offersByField.remove(leg, offer.fields());
  }

  /** Takes a scenario out that was posted so. */
  void remove(Leg.OfScenario leg, Scenario scenario) {
    forget(leg);
    scenariosByField.remove(leg, scenario.fields());
  }

  /** Whom a leg fits, best first: scenarios an offer, offers a scenario. */
  FitList fits(Leg leg) {
    FitList known = leg.fits;
    return known == null ? made(leg, false) : known;
  }

  Leg.OfOffer offer(int number) {
    return offers.get(number);
  }

  Leg.OfScenario scenario(int number) {
    return scenarios.get(number);
  }

  /** The offers, open or not, that share a field with these. */
  Collection<Leg.OfOffer> offersSharing(List<String> fields) {
    return offersByField.sharing(fields);
  }

  private void introduce(Leg leg) {
    leg.fits = null;
    for (Leg other : othersOf(leg)) {
      if (other.fits != null) {
        made(leg, true);
        return;
      }
    }
  }

  private FitList made(Leg leg, boolean introduced) {
    FitList fits = new FitList();
    for (Leg other : othersOf(leg)) {
      int points = leg instanceof Leg.OfOffer offer ? points(offer, other) : points(other, leg);
      if (points >= 0) {
        fits.append(points, other.number);
        FitList theirs = other.fits;
        if (introduced && theirs != null) {
          theirs.add(points, leg.number);
        }
      }
    }
    fits.sort();
    leg.fits = fits;
    return fits;
  }

  private void forget(Leg leg) {
    for (Leg other : othersOf(leg)) {
      if (other.fits != null) {
        other.fits.remove(leg.number);
      }
    }
    leg.fits = null;
  }

  private Collection<? extends Leg> othersOf(Leg leg) {
    return switch (leg) {
      case Leg.OfOffer it ->
          it.offer == null ? List.of() : scenariosByField.sharing(it.offer.fields());
      case Leg.OfScenario it ->
          it.scenario == null ? List.of() : offersByField.sharing(it.scenario.fields());
      case Leg.OfOrder it -> List.of();
    };
  }

  /** The points of a fit; negative where there is none. */
  private static int points(Leg one, Leg other) {
    Offer offer = one instanceof Leg.OfOffer it ? it.offer : null;
    Scenario scenario = other instanceof Leg.OfScenario it ? it.scenario : null;
    return offer != null && scenario != null && Eligibility.fit(offer, scenario)
        ? Score.fit(offer, scenario, cosine(one.text, other.text))
        : -1;
  }

  private static int cosine(@Nullable TermVector a, @Nullable TermVector b) {
    return a == null || b == null ? 0 : a.cosine(b);
  }
}
