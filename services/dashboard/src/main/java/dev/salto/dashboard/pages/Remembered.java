package dev.salto.dashboard.pages;

import jakarta.servlet.http.Cookie;
import java.time.Duration;

/**
 * Choices that a browser keeps for a year; none of them is a secret or a proof of who someone is.
 */
final class Remembered {

  private Remembered() {}

  /** Remembers a value; an empty one is forgotten. */
  static Cookie cookie(String name, String value) {
    Cookie cookie = new Cookie(name, value);
    cookie.setPath("/");
    cookie.setHttpOnly(true);
    cookie.setAttribute("SameSite", "Strict");
    cookie.setMaxAge(value.isEmpty() ? 0 : (int) Duration.ofDays(365).toSeconds());
    return cookie;
  }
}
