package dev.salto.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.salto.schemas.Violation;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.mock.http.MockHttpInputMessage;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.HttpRequestMethodNotSupportedException;

class ProblemAdviceTest {

  private final ProblemAdvice advice = new ProblemAdvice();
  private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/v1/x");

  @Test
  void aRefusalCarriesItsCodeItsFieldsAndWhatElseIsKnown() {
    ResponseEntity<ProblemDetail> answer =
        advice.refused(
            Problem.invalid("offer", List.of(new Violation("trl", "RANGE", "1 to 9 is expected"))));
    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
    assertThat(answer.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
    assertThat(answer.getBody().getDetail())
        .isEqualTo("The offer was not taken: trl: 1 to 9 is expected.");
    assertThat(answer.getBody().getProperties())
        .containsEntry("code", "INVALID")
        .containsEntry("errors", List.of(new Violation("trl", "RANGE", "1 to 9 is expected")));
    assertThat(
            advice
                .refused(Problem.of(HttpStatus.CONFLICT, "C", "d", Map.of("rows", 7)))
                .getBody()
                .getProperties())
        .containsEntry("rows", 7)
        .doesNotContainKey("errors");
  }

  @Test
  void whatMayWorkLaterSaysWhenToAskAgain() {
    assertThat(advice.refused(Problem.unavailable("LATER", "later")).getHeaders())
        .satisfies(it -> assertThat(it.getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("1"));
    assertThat(
            advice
                .refused(Problem.conflict("NOW", "now"))
                .getHeaders()
                .get(HttpHeaders.RETRY_AFTER))
        .isNull();
  }

  @Test
  void aFailureOfOursTellsNothingOfItsInside() {
    ProblemDetail body = advice.any(new IllegalStateException("jdbc:secret"), request).getBody();
    assertThat(body.getStatus()).isEqualTo(500);
    assertThat(body.getProperties()).containsEntry("code", "FAILED");
    assertThat(body.toString()).doesNotContain("secret");
  }

  @Test
  void aBodyThatIsTooLargeIsToldApartFromOneThatIsMalformed() {
    MockHttpInputMessage message = new MockHttpInputMessage(new byte[0]);
    assertThat(
            advice
                .unreadable(
                    new HttpMessageNotReadableException(
                        "x", new IOException(new BodyTooLargeException(1024)), message))
                .getStatusCode())
        .isEqualTo(HttpStatus.CONTENT_TOO_LARGE);
    assertThat(
            advice
                .unreadable(new HttpMessageNotReadableException("x", new IOException("{"), message))
                .getStatusCode())
        .isEqualTo(HttpStatus.BAD_REQUEST);
  }

  @Test
  void errorsOfPagesAreLeftToWhoeverShowsPages() throws Exception {
    ApiAdvice outside = new ApiAdvice(advice);
    Exception wrongMethod = new HttpRequestMethodNotSupportedException("PATCH");
    assertThat(outside.any(wrongMethod, request).getStatusCode())
        .isEqualTo(HttpStatus.METHOD_NOT_ALLOWED);
    assertThatThrownBy(
            () -> outside.any(wrongMethod, new MockHttpServletRequest("PATCH", "/orders/1")))
        .isSameAs(wrongMethod);
  }
}
