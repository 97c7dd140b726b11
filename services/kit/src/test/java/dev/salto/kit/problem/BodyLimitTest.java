package dev.salto.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class BodyLimitTest {

  @Test
  void aPostingMayHaveAMebibyteAndAFileEight() throws Exception {
    assertThat(read("/api/v1/offers", BodyLimit.POSTING)).isEqualTo(BodyLimit.POSTING);
    assertThat(read("/api/v1/offers/import", BodyLimit.IMPORT)).isEqualTo(BodyLimit.IMPORT);
  }

  @Test
  void aDocumentMayHaveTenMebibytesWithWhatIsSaidOfItAndOnlyAsAForm() throws Exception {
    String path = "/api/v1/orders/a/evidence";
    assertThat(read(path, "multipart/form-data; boundary=b", BodyLimit.DOCUMENT))
        .isEqualTo(BodyLimit.DOCUMENT);
    assertThatThrownBy(() -> read(path, "multipart/form-data", BodyLimit.DOCUMENT + 1))
        .isInstanceOf(BodyTooLargeException.class);
    assertThatThrownBy(() -> read(path, "application/json", BodyLimit.POSTING + 1))
        .isInstanceOf(BodyTooLargeException.class);
  }

  @Test
  void oneByteMoreIsTooMuchThoughNoLengthWasToldBefore() {
    assertThatThrownBy(() -> read("/api/v1/offers", BodyLimit.POSTING + 1))
        .isInstanceOfSatisfying(
            BodyTooLargeException.class, it -> assertThat(it.detail()).contains("1024 KiB"));
    assertThatThrownBy(() -> read("/api/v1/offers/import", BodyLimit.IMPORT + 1))
        .isInstanceOf(BodyTooLargeException.class);
  }

  @Test
  void singleBytesCountToo() {
    assertThatThrownBy(() ->
            filter(
                "/api/v1/offers",
                null,
                BodyLimit.POSTING + 1,
                body -> {
                  while (body.read() >= 0) {
                    // Reads on.
                  }
                }))
        .isInstanceOf(BodyTooLargeException.class);
  }

  private interface Reader {
    void read(java.io.InputStream body) throws IOException;
  }

  private static long read(String path, long size) throws Exception {
    return read(path, null, size);
  }

  private static long read(String path, String type, long size) throws Exception {
    long[] read = new long[1];
    filter(path, type, size, body -> read[0] = body.readAllBytes().length);
    return read[0];
  }

  private static void filter(String path, String type, long size, Reader reader) throws Exception {
    MockHttpServletRequest request = new MockHttpServletRequest("POST", path);
    request.setContentType(type);
    request.setContent(new byte[Math.toIntExact(size)]);
    new BodyLimit()
        .doFilter(
            request,
            new MockHttpServletResponse(),
            (asked, answered) -> reader.read(asked.getInputStream()));
  }
}
