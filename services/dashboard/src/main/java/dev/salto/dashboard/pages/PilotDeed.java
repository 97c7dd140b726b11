package dev.salto.dashboard.pages;

import dev.salto.kit.problem.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.HttpStatus;

/**
 * What a reader may do in a pilot, so that a page offers no form that is always refused. What is
 * taken in the end the service decides.
 */
enum PilotDeed {
  START("start", "INSTITUTE", "READY"),
  RUN("runs", "INSTITUTE", "RUNNING DELIVERED PAID"),
  INCIDENT("incidents", "INSTITUTE BUYER AGENCY", "RUNNING PAUSED DELIVERED PAID"),
  CLEARANCE("clearance", "AGENCY", "PAUSED DELIVERED PAID"),
  VERSION("versions", "INSTITUTE", "RUNNING PAUSED DELIVERED PAID"),
  MILESTONE("milestones", "BUYER", "RUNNING"),
  SUBMISSION("submission", "INSTITUTE", "RUNNING"),
  DECISION("decision", "BUYER", "RUNNING"),
  PAYMENT("payments", "BUYER VERIFIER", "RUNNING PAUSED DELIVERED"),
  REVERSAL("reversal", "BUYER VERIFIER", "RUNNING PAUSED DELIVERED FAILED"),
  CLOSING("closing", "BUYER AGENCY", "PAID"),
  FAILURE("failure", "INSTITUTE BUYER AGENCY", "WAITING READY RUNNING PAUSED DELIVERED");

  private final String path;
  private final List<String> roles;
  private final List<String> states;

  PilotDeed(String path, String roles, String states) {
    this.path = path;
    this.roles = List.of(roles.split(" "));
    this.states = List.of(states.split(" "));
  }

  /**
   * What is done where the API's path ends so.
   *
   * @throws Problem 404 {@code NOT_FOUND} for an end that none has
   */
  static PilotDeed at(String path) {
    return Arrays.stream(values())
        .filter(it -> it.path.equals(path))
        .findFirst()
        .orElseThrow(
            () -> Problem.of(HttpStatus.NOT_FOUND, "NOT_FOUND", "No pilot takes " + path + "."));
  }

  /** What is open to who has these roles while the pilot is in this state, by name. */
  static Set<String> open(String state, Set<String> roles) {
    Set<String> open = new TreeSet<>();
    Arrays.stream(values())
        .filter(it -> it.states.contains(state) && it.roles.stream().anyMatch(roles::contains))
        .forEach(it -> open.add(it.name()));
    return open;
  }
}
