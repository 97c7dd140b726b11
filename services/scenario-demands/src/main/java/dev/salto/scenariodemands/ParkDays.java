package dev.salto.scenariodemands;

import dev.salto.kit.log.NotWrittenException;
import dev.salto.kit.log.TopicLog;
import dev.salto.kit.problem.Problem;
import dev.salto.kit.view.Selection;
import dev.salto.kit.view.View;
import dev.salto.records.ParkDay;
import dev.salto.records.ParkPolicy;
import dev.salto.schemas.Topics;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Brings each park its date, at its own midnight. Time is an input of the matcher; this is the one
 * place where a clock turns into a record. A date is written once it is later than the one that
 * stands, so a clock that jumps back writes nothing, and two instances at worst write one date
 * twice.
 */
final class ParkDays {

  private static final Logger LOG = LoggerFactory.getLogger(ParkDays.class);

  private final View view;
  private final TopicLog log;
  private final Clock clock;

  ParkDays(View view, TopicLog log, Clock clock) {
    this.view = view;
    this.log = log;
    this.clock = clock;
  }

  /** The date that stands in a park. */
  Optional<LocalDate> of(String park) {
    return view.documents()
        .byId(Topics.PARK_DAYS, park)
        .flatMap(document -> Optional.ofNullable(document.record()))
        .map(ParkDay::getDay);
  }

  /** Brings every declared park its date. */
  @Scheduled(fixedDelayString = "1s")
  void bringAll() {
    if (!view.caughtUp()) {
      return;
    }
    try {
      view.documents().contents(Topics.PARK_POLICIES, Selection.all()).forEach(this::bring);
    } catch (Problem e) {
      LOG.warn("The park's day could not be written and is tried again: {}", e.detail());
    }
  }

  /** Brings this park its date. */
  void bring(ParkPolicy policy) {
    LocalDate today = LocalDate.now(clock.withZone(ZoneId.of(policy.getTimeZone())));
    if (of(policy.getPark()).filter(day -> !day.isBefore(today)).isPresent()) {
      return;
    }
    try {
      view.await(List.of(log.write(Topics.PARK_DAYS, new ParkDay(policy.getPark(), today))));
    } catch (NotWrittenException e) {
      throw e.problem();
    }
  }
}
