package dev.salto.kit.problem;

import dev.salto.schemas.Violation;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** A request that is refused: why, in words for people and a code that never changes. */
public final class Problem extends RuntimeException {

  private final HttpStatus status;
  private final String code;
  private final List<Violation> errors;
  private final Map<String, Object> more;

  private Problem(
      HttpStatus status,
      String code,
      String detail,
      List<Violation> errors,
      Map<String, Object> more) {
    super(detail, null, false, false);
    this.status = status;
    this.code = code;
    this.errors = List.copyOf(errors);
    this.more = Map.copyOf(more);
  }

  /** A refusal with any status and code. */
  public static Problem of(HttpStatus status, String code, String detail) {
    return new Problem(status, code, detail, List.of(), Map.of());
  }

  /** A refusal that carries further members for the reader. */
  public static Problem of(
      HttpStatus status, String code, String detail, Map<String, Object> more) {
    return new Problem(status, code, detail, List.of(), more);
  }

  /** A refusal as another service told it, with all that it may carry. */
  public static Problem of(
      HttpStatus status,
      String code,
      String detail,
      List<Violation> errors,
      Map<String, Object> more) {
    return new Problem(status, code, detail, errors, more);
  }

  /** 422 {@code INVALID}: these fields break these rules; nothing was stored. */
  public static Problem invalid(String what, List<Violation> errors) {
    return new Problem(
        HttpStatus.UNPROCESSABLE_CONTENT,
        "INVALID",
        "The " + what + " was not taken: " + Violation.sentence(errors) + ".",
        errors,
        Map.of());
  }

  /** 404 {@code NOT_FOUND}. */
  public static Problem notFound(String what, String id) {
    return of(
        HttpStatus.NOT_FOUND, "NOT_FOUND", "There is no " + what + " with the id " + id + ".");
  }

  /** 403 {@code NOT_ALLOWED}: this organisation may not do that. */
  public static Problem notAllowed(String detail) {
    return of(HttpStatus.FORBIDDEN, "NOT_ALLOWED", detail);
  }

  /** 409 with this code. */
  public static Problem conflict(String code, String detail) {
    return of(HttpStatus.CONFLICT, code, detail);
  }

  /** 503 with this code; the caller may try again shortly. */
  public static Problem unavailable(String code, String detail) {
    return of(HttpStatus.SERVICE_UNAVAILABLE, code, detail);
  }

  public HttpStatus status() {
    return status;
  }

  /** Stable code for programs. */
  public String code() {
    return code;
  }

  /** What was wrong, with which thing, what was expected. */
  public String detail() {
    return String.valueOf(getMessage());
  }

  /** The fields that break a rule; empty where the problem is none of fields. */
  public List<Violation> errors() {
    return errors;
  }

  /** Further members of the answer. */
  public Map<String, Object> more() {
    return more;
  }
}
