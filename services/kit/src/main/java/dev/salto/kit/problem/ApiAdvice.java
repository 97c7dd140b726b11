package dev.salto.kit.problem;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/**
 * Errors of the API that no controller was found for: an unknown path, a wrong method or media
 * type, a form that is too large. Those of pages are left to whoever shows pages.
 */
@Order(Ordered.LOWEST_PRECEDENCE)
@ControllerAdvice
public final class ApiAdvice {

  private final ProblemAdvice problems;

  ApiAdvice(ProblemAdvice problems) {
    this.problems = problems;
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> any(Exception e, HttpServletRequest request) throws Exception {
    String path = request.getRequestURI();
    if (path.startsWith("/api/") || path.startsWith("/registry/")) {
      return problems.any(e, request);
    }
    throw e;
  }
}
