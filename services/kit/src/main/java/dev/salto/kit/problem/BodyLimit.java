package dev.salto.kit.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bounds what is read of a request's body: a file to import or a document may be longer than one
 * posting. Comes before any filter of a service.
 */
@Order(Ordered.LOWEST_PRECEDENCE - 1)
public final class BodyLimit extends OncePerRequestFilter {

  static final long POSTING = 1024L * 1024;
  static final long IMPORT = 8 * POSTING;

  /** A document of 10 MiB with what is said of it. */
  static final long DOCUMENT = 11 * POSTING;

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    long limit = limit(request);
    chain.doFilter(
        new HttpServletRequestWrapper(request) {
          @Override
          public ServletInputStream getInputStream() throws IOException {
            return new Bounded(super.getInputStream(), limit);
          }
        },
        response);
  }

  private static long limit(HttpServletRequest request) {
    String path = request.getRequestURI();
    String type = String.valueOf(request.getContentType());
    if (path.endsWith("/evidence") && type.startsWith("multipart/")) {
      return DOCUMENT;
    }
    return path.endsWith("/import") ? IMPORT : POSTING;
  }

  private static final class Bounded extends ServletInputStream {
    private final ServletInputStream body;
    private final long limit;
    private long read;

    Bounded(ServletInputStream body, long limit) {
      this.body = body;
      this.limit = limit;
    }

    @Override
    public int read() throws IOException {
      int b = body.read();
      count(b < 0 ? 0 : 1);
      return b;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int n = body.read(bytes, offset, length);
      count(Math.max(n, 0));
      return n;
    }

    private void count(int n) throws IOException {
      read += n;
      if (read > limit) {
        throw new BodyTooLargeException(limit);
      }
    }

    @Override
    public boolean isFinished() {
      return body.isFinished();
    }

    @Override
    public boolean isReady() {
      return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      body.setReadListener(listener);
    }
  }
}
