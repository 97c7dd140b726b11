package dev.salto.pilots.pilot;

import static dev.salto.pilots.pilot.Role.AGENCY;
import static dev.salto.pilots.pilot.Role.BUYER;
import static dev.salto.pilots.pilot.Role.INSTITUTE;
import static dev.salto.pilots.pilot.Role.VERIFIER;

import java.util.Set;

/** What happens in a pilot, and whose deed it is. Every command becomes one event of its type. */
public enum EventType {
  STARTED(INSTITUTE),
  RUN(INSTITUTE),
  INCIDENT(INSTITUTE, BUYER, AGENCY),
  CLEARED(AGENCY),
  VERSION(INSTITUTE),
  MILESTONE(BUYER),
  SUBMITTED(INSTITUTE),
  ACCEPTED(BUYER),
  REFUSED(BUYER),
  PAYMENT(BUYER, VERIFIER),
  REVERSED(BUYER, VERIFIER),
  CLOSED(BUYER, AGENCY),
  FAILED(INSTITUTE, BUYER, AGENCY);

  private final Set<Role> roles;

  EventType(Role... roles) {
    this.roles = Set.of(roles);
  }

  /** Who may do it. */
  public Set<Role> roles() {
    return roles;
  }
}
