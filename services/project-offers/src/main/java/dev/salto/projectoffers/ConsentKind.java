package dev.salto.projectoffers;

import dev.salto.kit.asking.Organisations;
import dev.salto.kit.posting.Findings;
import dev.salto.kit.posting.PostingKind;
import dev.salto.kit.view.Projection;
import dev.salto.kit.view.Selection;
import dev.salto.records.Consent;
import dev.salto.records.Organisation;
import dev.salto.schemas.Topics;
import dev.salto.schemas.Violation;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An institute lets a financier see its order-backed pipeline in a park. The institute alone gives
 * and withdraws it; both see it. There is one for the two in a park, so that one that is withdrawn
 * leaves none behind.
 */
final class ConsentKind extends PostingKind<Consent> {

  static final Projection<Consent> PROJECTION =
      Projection.of(Topics.CONSENTS, Consent::getId, Consent::getPark)
          .status(Consent::getStatus)
          .at(Consent::getPostedAt)
          .tags(it ->
              Map.of(
                  "institute", Projection.tag(it.getInstitute()),
                  "financier", Projection.tag(it.getFinancier()),
                  "party", List.of(it.getInstitute(), it.getFinancier())))
          .claims(it ->
              it.getStatus().equals("OPEN")
                  ? List.of(String.join("|", it.getPark(), it.getInstitute(), it.getFinancier()))
                  : List.of());

  ConsentKind() {
    super(PROJECTION, "consent", "institute", "INSTITUTE");
  }

  @Override
  public Set<String> filters() {
    return Set.of("institute", "financier");
  }

  @Override
  public void check(Consent draft, @Nullable Consent standing, Findings findings) {
    findings
        .park(draft.getPark())
        .ifPresent(policy -> {
          LocalDate day = findings.day(policy);
          LocalDate last = draft.getValidUntil();
          if (last != null && last.isBefore(day)) {
            findings.add(
                "validUntil", "PAST", "a date not before the park's day " + day + " is expected");
          }
        });
    findings
        .reference("financier", "organisation", Topics.ORGANISATIONS, draft.getFinancier())
        .filter(it -> !it.getKind().equals("FINANCIER"))
        .ifPresent(it ->
            findings.add(
                "financier", "OTHER_KIND", "an organisation of kind FINANCIER is expected"));
  }

  @Override
  public Violation claimed(Consent draft, String claim, String other) {
    return new Violation(
        "financier", "CONSENT_EXISTS", "it has the institute's consent by " + other);
  }

  @Override
  public boolean sees(Consent consent, @Nullable Organisation viewer) {
    return viewer != null
        && (viewer.getId().equals(consent.getInstitute())
            || viewer.getId().equals(consent.getFinancier()));
  }

  @Override
  public Selection seen(Selection selection, @Nullable Organisation viewer) {
    if (viewer == null) {
      throw Organisations.whoAsks();
    }
    return selection.tag("party", viewer.getId());
  }
}
