package dev.salto.buyerorders;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The kinds of file that a document may be: what notices, orders and contracts come as, and nothing
 * that carries macros or is run by a browser. A file is what its content says, whatever its name.
 */
enum FileKind {
  PDF("application/pdf", "%PDF-".getBytes(StandardCharsets.US_ASCII)),
  PNG("image/png", bytes(0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)),
  JPEG("image/jpeg", bytes(0xFF, 0xD8, 0xFF)),
  /** Open fixed-layout document, GB/T 33190: a zip with this entry at its root. */
  OFD("application/ofd", bytes('P', 'K', 3, 4)) {
    @Override
    boolean fits(Path file) throws IOException {
      // Only the table of contents is read; nothing is inflated.
      try (ZipFile zip = new ZipFile(file.toFile())) {
        return zip.getEntry("OFD.xml") != null;
      } catch (ZipException e) {
        return false;
      }
    }
  };

  private final String mediaType;
  private final byte[] begins;

  FileKind(String mediaType, byte[] begins) {
    this.mediaType = mediaType;
    this.begins = begins;
  }

  /** Its media type. */
  String mediaType() {
    return mediaType;
  }

  /** The end of a file's name. */
  String extension() {
    return "." + name().toLowerCase(Locale.ROOT);
  }

  /** The kind with this media type. */
  static Optional<FileKind> of(String mediaType) {
    return Arrays.stream(values()).filter(kind -> kind.mediaType.equals(mediaType)).findFirst();
  }

  /**
   * The kind of a file; empty for any other.
   *
   * @param file where the content lies
   */
  static Optional<FileKind> of(byte[] content, Path file) throws IOException {
    for (FileKind kind : values()) {
      int length = kind.begins.length;
      if (content.length > length
          && Arrays.equals(content, 0, length, kind.begins, 0, length)
          && kind.fits(file)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  boolean fits(Path file) throws IOException {
    return true;
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
