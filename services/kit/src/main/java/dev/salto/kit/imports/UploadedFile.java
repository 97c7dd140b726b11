package dev.salto.kit.imports;

import dev.salto.kit.problem.BodyTooLargeException;
import dev.salto.kit.problem.Problem;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** The file to import that a request brings: its body, or the part {@code file} of a form. */
public final class UploadedFile {

  /** Bytes of a form's part at most; a body has a bound of its own. */
  private static final long MOST = 8L * 1024 * 1024;

  private UploadedFile() {}

  /**
   * Reads it whole.
   *
   * @throws Problem 413 {@code TOO_LARGE}, 415 for form parameters, or 400 {@code NO_FILE} where
   *     there is none
   */
  public static byte[] read(HttpServletRequest request) {
    String type = request.getContentType();
    try {
      if (type != null && type.startsWith("multipart/")) {
        Part part = request.getPart("file");
        if (part == null) {
          throw Problem.of(HttpStatus.BAD_REQUEST, "NO_FILE", "The form has no part named file.");
        }
        if (part.getSize() > MOST) {
          throw Problem.of(
              HttpStatus.CONTENT_TOO_LARGE,
              "TOO_LARGE",
              "The file is larger than the 8 MiB that this path takes.");
        }
        return part.getInputStream().readAllBytes();
      }
      if (type != null && type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)) {
        // What curl says unless told otherwise; by now the body was read as parameters.
        throw Problem.of(
            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
            "UNSUPPORTED_MEDIA_TYPE",
            "Send the file with Content-Type: text/csv, or as the part file of a form.");
      }
      return request.getInputStream().readAllBytes();
    } catch (BodyTooLargeException e) {
      throw Problem.of(HttpStatus.CONTENT_TOO_LARGE, "TOO_LARGE", e.detail());
    } catch (ServletException | IllegalStateException e) {
      throw Problem.of(
          HttpStatus.CONTENT_TOO_LARGE,
          "TOO_LARGE",
          "The form could not be read: it is too large.");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
