package dev.salto.dashboard.pages;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a reader may do in a pilot, so that a page offers no form that is always refused. What is
 * taken in the end the service decides.
 */
enum PilotDeed {
  START("INSTITUTE", "READY"),
  RUN("INSTITUTE", "RUNNING DELIVERED PAID"),
  INCIDENT("INSTITUTE BUYER AGENCY", "RUNNING PAUSED DELIVERED PAID"),
  CLEARANCE("AGENCY", "PAUSED DELIVERED PAID"),
  VERSION("INSTITUTE", "RUNNING PAUSED DELIVERED PAID"),
  MILESTONE("BUYER", "RUNNING"),
  SUBMISSION("INSTITUTE", "RUNNING"),
  DECISION("BUYER", "RUNNING"),
  PAYMENT("BUYER VERIFIER", "RUNNING PAUSED DELIVERED"),
  REVERSAL("BUYER VERIFIER", "RUNNING PAUSED DELIVERED FAILED"),
  CLOSING("BUYER AGENCY", "PAID"),
  FAILURE("INSTITUTE BUYER AGENCY", "WAITING READY RUNNING PAUSED DELIVERED");

  private final List<String> roles;
  private final List<String> states;

  PilotDeed(String roles, String states) {
    this.roles = List.of(roles.split(" "));
    this.states = List.of(states.split(" "));
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
