package dev.salto.schemas;

import dev.salto.records.BuyerOrder;
import dev.salto.records.Capability;
import dev.salto.records.Evidence;
import dev.salto.records.Money;
import dev.salto.records.OrganisationCard;
import dev.salto.records.ProjectOffer;
import dev.salto.records.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Valid records to start a test from. */
final class Samples {

  static final OrganisationCard CARD =
      new OrganisationCard(new Text("示例机构", null, "Example"), "MAINLAND", null);

  static ProjectOffer.Builder offer() {
    return ProjectOffer.newBuilder()
        .setId("offer-sweeper")
        .setPark("hetao")
        .setInstitute("city-light")
        .setOrganisation(CARD)
        .setTitle(new Text("无人清扫车队", null, "Unmanned street-sweeper fleet"))
        .setSummary(null)
        .setFields(List.of("7.2", "5.1"))
        .setCapabilities(List.of(new Capability("sweep-width", "1.8", "m")))
        .setTrl(8)
        .setPermits(List.of("functional-av-pilot"))
        .setPrice(new Money(185_000_000L, "CNY"))
        .setPilots(3)
        .setAvailableFrom(LocalDate.of(2026, 1, 1))
        .setAvailableUntil(LocalDate.of(2027, 12, 31))
        .setSpaceM2(120)
        .setPlatformField(null)
        .setSource("example")
        .setStatus("OPEN")
        .setVersion(1)
        .setPostedAt(Instant.parse("2026-01-05T08:00:00.000Z"));
  }

  static BuyerOrder.Builder order() {
    return BuyerOrder.newBuilder()
        .setId("order-a")
        .setPark("hetao")
        .setBuyer("futian-urban")
        .setOrganisation(CARD)
        .setScenario("scenario-sanitation")
        .setTitle(new Text(null, null, "Sanitation service"))
        .setStage("OPERATIONAL")
        .setRoute("TENDER")
        .setLots(1)
        .setBudgetPerLot(new Money(200_000_000L, "CNY"))
        .setDeliverBy(LocalDate.of(2027, 12, 31))
        .setDisclosure("PUBLIC")
        .setEvidence(
            List.of(
                Evidence.newBuilder()
                    .setN(1)
                    .setKind("TENDER_NOTICE")
                    .setReference("DEMO-1")
                    .setIssuer("futian-urban")
                    .setDate(LocalDate.of(2025, 11, 17))
                    .setAmount(new Money(200_000_000L, "CNY"))
                    .build()))
        .setSource(null)
        .setStatus("OPEN")
        .setVersion(1)
        .setPostedAt(Instant.parse("2026-01-05T08:00:00.000Z"));
  }

  private Samples() {}
}
