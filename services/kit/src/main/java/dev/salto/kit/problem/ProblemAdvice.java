package dev.salto.kit.problem;

import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Every error of the API as problem+json: {@code type, title, status, detail, code, errors}. */
@Order(Ordered.HIGHEST_PRECEDENCE)
@RestControllerAdvice(annotations = RestController.class)
public final class ProblemAdvice {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

  @ExceptionHandler
  ResponseEntity<ProblemDetail> refused(Problem problem) {
    ProblemDetail body = detail(problem.status(), problem.code(), problem.detail());
    if (!problem.errors().isEmpty()) {
      body.setProperty("errors", problem.errors());
    }
    problem.more().forEach(body::setProperty);
    return answer(body);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> tooLarge(BodyTooLargeException e) {
    return answer(detail(HttpStatus.CONTENT_TOO_LARGE, "TOO_LARGE", e.detail()));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unreadable(HttpMessageNotReadableException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof BodyTooLargeException large) {
        return tooLarge(large);
      }
    }
    return answer(
        detail(
            HttpStatus.BAD_REQUEST,
            "MALFORMED",
            "The body could not be read as JSON; nothing was taken."));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> wrongType(MethodArgumentTypeMismatchException e) {
    return answer(
        detail(
            HttpStatus.BAD_REQUEST,
            "INVALID_PARAMETER",
            "The parameter " + e.getName() + " is not of the expected type."));
  }

  @ExceptionHandler
  void gone(AsyncRequestNotUsableException e) {
    LOG.debug("A client left before its answer was complete: {}", e.getMessage());
  }

  /** Spring's own refusals: wrong method, media type, a missing parameter, an unknown path. */
  @ExceptionHandler
  ResponseEntity<ProblemDetail> any(Exception e, HttpServletRequest request) {
    if (e instanceof NoResourceFoundException) {
      return answer(
          detail(
              HttpStatus.NOT_FOUND,
              "NOT_FOUND",
              "There is nothing at " + request.getRequestURI() + "."));
    }
    if (e instanceof MaxUploadSizeExceededException) {
      return answer(
          detail(
              HttpStatus.CONTENT_TOO_LARGE,
              "TOO_LARGE",
              "The form is larger than the 10 MiB that a file may have."));
    }
    if (e instanceof MultipartException) {
      return answer(
          detail(HttpStatus.BAD_REQUEST, "MALFORMED", "The form could not be read as one."));
    }
    if (e instanceof ErrorResponse response) {
      HttpStatusCode status = response.getStatusCode();
      HttpStatus known = HttpStatus.resolve(status.value());
      String code = known == null ? "REFUSED" : known.name();
      String detail = response.getBody().getDetail();
      return answer(detail(status, code, detail == null ? code : detail));
    }
    LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
    return answer(
        detail(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "FAILED",
            "The request failed for a reason that is not yours; the log has it."));
  }

  private static ProblemDetail detail(HttpStatusCode status, String code, String detail) {
    ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
    body.setProperty("code", code);
    return body;
  }

  private static ResponseEntity<ProblemDetail> answer(ProblemDetail body) {
    ResponseEntity.BodyBuilder response =
        ResponseEntity.status(body.getStatus()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
    if (body.getStatus() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
      response.header(HttpHeaders.RETRY_AFTER, "1");
    }
    return response.body(body);
  }
}
