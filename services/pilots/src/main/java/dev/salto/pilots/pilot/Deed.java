package dev.salto.pilots.pilot;

import dev.salto.matching.model.Money;
import dev.salto.matching.model.Requirement;
import dev.salto.matching.model.Stage;
import dev.salto.matching.model.Texts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody does in a pilot: a command before it is taken, the heart of an event after. */
public sealed interface Deed {

  /** The type of event that it becomes. */
  EventType type();

  /** The pilot begins. */
  record Start() implements Deed {
    @Override
    public EventType type() {
      return EventType.STARTED;
    }
  }

  /**
   * Work of a day.
   *
   * @param hours above 0
   * @param work done, in the unit beside it
   * @param version the product version that ran
   */
  record Run(
      LocalDate date,
      BigDecimal hours,
      @Nullable BigDecimal work,
      @Nullable String workUnit,
      List<Reading> readings,
      String version,
      @Nullable String note)
      implements Deed {
    @Override
    public EventType type() {
      return EventType.RUN;
    }
  }

  /** A problem that was met with this product version. */
  record Trouble(Severity severity, LocalDate date, String description, String version)
      implements Deed {
    @Override
    public EventType type() {
      return EventType.INCIDENT;
    }
  }

  /** The agency lets the pilot go on after a safety incident. */
  record Clearance(int incident, @Nullable String reason) implements Deed {
    @Override
    public EventType type() {
      return EventType.CLEARED;
    }
  }

  /** A version of the product that answers these incidents. */
  record NewVersion(String version, LocalDate date, List<Integer> answers, @Nullable String notes)
      implements Deed {
    @Override
    public EventType type() {
      return EventType.VERSION;
    }
  }

  /** Something more that the buyer wants to see. */
  record NewMilestone(Stage stage, Texts title, List<Requirement> criteria, @Nullable LocalDate due)
      implements Deed {
    @Override
    public EventType type() {
      return EventType.MILESTONE;
    }
  }

  /** The institute lays a milestone before the buyer. */
  record Submission(int milestone) implements Deed {
    @Override
    public EventType type() {
      return EventType.SUBMITTED;
    }
  }

  /** The buyer's answer to a submission. */
  record Judgement(int milestone, boolean accepted, @Nullable String reason) implements Deed {
    @Override
    public EventType type() {
      return accepted ? EventType.ACCEPTED : EventType.REFUSED;
    }
  }

  /**
   * Money that the buyer paid.
   *
   * @param reference of the transfer
   * @param milestone that it pays for, null for none in particular
   */
  record Payment(Money amount, LocalDate date, String reference, @Nullable Integer milestone)
      implements Deed {
    @Override
    public EventType type() {
      return EventType.PAYMENT;
    }
  }

  /** A payment was none, or went back. */
  record Reversal(int payment, String reason) implements Deed {
    @Override
    public EventType type() {
      return EventType.REVERSED;
    }
  }

  /** All is done and paid. */
  record Closing() implements Deed {
    @Override
    public EventType type() {
      return EventType.CLOSED;
    }
  }

  /** The pilot is given up. */
  record Failure(String reason) implements Deed {
    @Override
    public EventType type() {
      return EventType.FAILED;
    }
  }
}
