package dev.salto.matching.incremental;

import dev.salto.matching.model.Offer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What some open offers bring to a pair. */
final class OfferSpan implements Span<OfferSpan> {

  /** A day that is none: no limit. */
  static final int ALWAYS = Integer.MIN_VALUE;

  static final int FOREVER = Integer.MAX_VALUE;

  /** Where each number is in a row. */
  static final int READINESS = 0;

  static final int PRICE = 1;
  static final int SPACE = 2;
  static final int FIELDS = 3;
  static final int FROM = 4;
  static final int UNTIL = 5;
  static final int PERMITS = 6;
  static final int JURISDICTIONS = 7;
  static final int TRACK_RECORD = 8;
  static final int FIGURES = 9;

  /** Bits of the fields, of the institutes' jurisdictions, of the permits of any. */
  long fields;

  long jurisdictions;
  long permits;

  /** The highest technology readiness level that counts. */
  int readiness;

  /** The most points that pilots gave any. */
  int trackRecord;

  /** The least that any needs. */
  int spaceM2;

  int from;
  int until;

  /** The lowest, in fen. */
  long price;

  Figures figures;

  /** One offer. */
  OfferSpan(Offer offer, Vocabulary words, long price) {
    fields = words.fields().bits(offer.fields());
    jurisdictions = words.jurisdictions().bit(offer.institute().jurisdiction());
    permits = words.permits().bits(offer.permits());
    readiness = offer.readiness();
    trackRecord = offer.record().points();
    spaceM2 = offer.spaceM2() == null ? Integer.MIN_VALUE : offer.spaceM2();
    from = day(offer.availableFrom(), ALWAYS);
    until = day(offer.availableUntil(), FOREVER);
    this.price = price;
    figures = Figures.of(offer.capabilities(), words.attributes());
  }

  private OfferSpan(OfferSpan other) {
    fields = other.fields;
    jurisdictions = other.jurisdictions;
    permits = other.permits;
    readiness = other.readiness;
    trackRecord = other.trackRecord;
    spaceM2 = other.spaceM2;
    from = other.from;
    until = other.until;
    price = other.price;
    figures = other.figures;
  }

  static int day(@Nullable LocalDate day, int none) {
    return day == null
        ? none
        : (int) Math.max(ALWAYS + 1L, Math.min(FOREVER - 1L, day.toEpochDay()));
  }

  @Override
  public OfferSpan copy() {
    return new OfferSpan(this);
  }

  @Override
  public void include(OfferSpan other) {
    fields |= other.fields;
    jurisdictions |= other.jurisdictions;
    permits |= other.permits;
    readiness = Math.max(readiness, other.readiness);
    trackRecord = Math.max(trackRecord, other.trackRecord);
    spaceM2 = Math.min(spaceM2, other.spaceM2);
    from = Math.min(from, other.from);
    until = Math.max(until, other.until);
    price = Math.min(price, other.price);
    figures = figures.with(other.figures);
  }

  @Override
  public int length() {
    return FIGURES + figures.length();
  }

  @Override
  public void write(long[] into, int at) {
    into[at + READINESS] = readiness;
    into[at + PRICE] = price;
    into[at + SPACE] = spaceM2;
    into[at + FIELDS] = fields;
    into[at + FROM] = from;
    into[at + UNTIL] = until;
    into[at + PERMITS] = permits;
    into[at + JURISDICTIONS] = jurisdictions;
    into[at + TRACK_RECORD] = trackRecord;
    figures.write(into, at + FIGURES);
  }

  @Override
  public List<Trait<OfferSpan>> traits() {
    List<Trait<OfferSpan>> traits = new ArrayList<>();
    Traits.ofBits(traits, fields, it -> it.fields);
    Traits.ofBits(traits, jurisdictions, it -> it.jurisdictions);
    Traits.ofBits(traits, permits, it -> it.permits);
    traits.add(new Trait<>(it -> it.readiness));
    traits.add(new Trait<>(it -> it.trackRecord));
    traits.add(new Trait<>(it -> it.price));
    traits.add(new Trait<>(it -> it.until));
    traits.add(new Trait<>(it -> it.spaceM2));
    for (int attribute : figures.attributes) {
      traits.add(
          new Trait<>(it -> {
            int at = it.figures.find(attribute);
            return at < 0 ? Long.MIN_VALUE : it.figures.least[at];
          }));
    }
    return traits;
  }
}
