package dev.salto.kit.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Sends what no well-behaved client would let through. */
public final class RawHttp {

  private RawHttp() {}

  /** Posts JSON with the bytes of this header as Latin letters; the whole answer as text. */
  public static String post(int port, String path, String organisation, String json) {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    String head =
        """
        POST %s HTTP/1.1\r
        Host: 127.0.0.1\r
        Connection: close\r
        Content-Type: application/json\r
        Content-Length: %d\r
        X-Salto-Organisation: %s\r
        \r
        """
            .formatted(path, body.length, organisation);
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().write(body);
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
