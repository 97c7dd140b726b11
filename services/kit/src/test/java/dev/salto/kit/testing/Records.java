package dev.salto.kit.testing;

import dev.salto.records.Capability;
import dev.salto.records.Money;
import dev.salto.records.Organisation;
import dev.salto.records.OrganisationCard;
import dev.salto.records.ParkDay;
import dev.salto.records.ParkPolicy;
import dev.salto.records.ProjectOffer;
import dev.salto.records.ScenarioDemand;
import dev.salto.records.StageOffer;
import dev.salto.records.Text;
import dev.salto.schemas.Topics;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Valid records to start a test from. */
public final class Records {

  /** The day in every declared park. */
  public static final LocalDate DAY = LocalDate.of(2026, 1, 5);

  private static final Instant AT = Instant.parse("2026-01-05T08:00:00.000Z");

  private Records() {}

  /** Declares a park with its day, as the service of scenarios would. */
  public static void declare(String park) {
    Broker.write(
        Topics.PARK_POLICIES,
        ParkPolicy.newBuilder()
            .setPark(park)
            .setAgency("agency")
            .setName(text(park))
            .setVersion(1)
            .setPostedAt(AT)
            .build());
    Broker.write(Topics.PARK_DAYS, new ParkDay(park, DAY));
  }

  /** Adds an organisation that belongs to no group. */
  public static void organisation(String id, String kind) {
    organisation(id, kind, null);
  }

  /** Adds an organisation. */
  public static void organisation(String id, String kind, String group) {
    Broker.write(
        Topics.ORGANISATIONS,
        Organisation.newBuilder()
            .setId(id)
            .setKind(kind)
            .setName(text(id))
            .setJurisdiction("MAINLAND")
            .setGroup(group)
            .setContact(null)
            .setVersion(1)
            .setPostedAt(AT)
            .build());
  }

  /** A valid offer. */
  public static ProjectOffer.Builder offer(String park, String id) {
    return ProjectOffer.newBuilder()
        .setId(id)
        .setPark(park)
        .setInstitute("institute")
        .setOrganisation(card())
        .setTitle(text("无人清扫车队"))
        .setSummary(null)
        .setFields(List.of("7.2", "5.1"))
        .setCapabilities(List.of(new Capability("noise", "68", "dB(A)")))
        .setTrl(8)
        .setPermits(List.of())
        .setPrice(new Money(185_000_000L, "CNY"))
        .setPilots(3)
        .setAvailableFrom(null)
        .setAvailableUntil(null)
        .setSpaceM2(null)
        .setPlatformField(null)
        .setSource(null)
        .setStatus("OPEN")
        .setVersion(1)
        .setPostedAt(AT);
  }

  /** A valid scenario that hosts supervised and daily operation. */
  public static ScenarioDemand.Builder scenario(String park, String id) {
    return ScenarioDemand.newBuilder()
        .setId(id)
        .setPark(park)
        .setAgency("agency")
        .setOrganisation(card())
        .setJurisdiction("MAINLAND")
        .setTitle(text("道路环卫"))
        .setSummary(null)
        .setFields(List.of("7.2"))
        .setRequirements(List.of())
        .setStages(List.of(new StageOffer("SUPERVISED", 6), new StageOffer("OPERATIONAL", 8)))
        .setPermits(List.of())
        .setPlaces(2)
        .setWindowFrom(null)
        .setWindowUntil(null)
        .setMinDays(0)
        .setLocation(null)
        .setSpaceM2(null)
        .setSiteClearance("MET")
        .setSource(null)
        .setStatus("OPEN")
        .setVersion(1)
        .setPostedAt(AT);
  }

  /** A card of an organisation of no group. */
  public static OrganisationCard card() {
    return new OrganisationCard(text("示例机构"), "MAINLAND", null);
  }

  /** A Chinese text. */
  public static Text text(String zh) {
    return new Text(zh, null, null);
  }
}
