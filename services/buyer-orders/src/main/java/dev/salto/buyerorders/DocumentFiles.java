package dev.salto.buyerorders;

import dev.salto.kit.market.Sha256;
import dev.salto.kit.problem.Problem;
import dev.salto.schemas.Violation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/**
 * The files of documents, each under the SHA-256 of its content: what was verified can't be changed
 * unseen. A file comes to its place whole or not at all.
 */
final class DocumentFiles {

  /** Bytes of a file at most: 10 MiB. */
  static final int MOST = 10 * 1024 * 1024;

  private final Path folder;

  /**
   * The files of a folder.
   *
   * @param folder one and the same for all instances of the service
   */
  DocumentFiles(Path folder) {
    this.folder = folder;
  }

  /**
   * Takes a file in without keeping it yet.
   *
   * @throws Problem 413 {@code TOO_LARGE}; 422 for an empty file or one of no known kind
   */
  Upload receive(byte[] content) {
    if (content.length > MOST) {
      throw Problem.of(
          HttpStatus.CONTENT_TOO_LARGE,
          "TOO_LARGE",
          "The file is larger than the 10 MiB that it may have.");
    }
    if (content.length == 0) {
      throw refused("REQUIRED", "a file that is not empty is expected");
    }
    try {
      Files.createDirectories(folder);
      Path part = Files.createTempFile(folder, "upload-", ".part");
      try {
        write(part, content);
        FileKind kind =
            FileKind.of(content, part)
                .orElseThrow(() -> refused("FILE_TYPE", "a PDF, OFD, PNG or JPEG is expected"));
        return new Upload(part, Sha256.of(content), kind);
      } catch (IOException | RuntimeException e) {
        Files.deleteIfExists(part);
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The content of a file that was kept; empty where it isn't here.
   *
   * @throws Problem 500 {@code FILE_DAMAGED} for one that is no longer what was kept
   */
  Optional<byte[]> read(String sha256) {
    byte[] content;
    try {
      content = Files.readAllBytes(place(sha256));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!Sha256.of(content).equals(sha256.toLowerCase(Locale.ROOT))) {
      throw Problem.of(
          HttpStatus.INTERNAL_SERVER_ERROR,
          "FILE_DAMAGED",
          "The file is no longer what was uploaded; its SHA-256 differs.");
    }
    return Optional.of(content);
  }

  private Path place(String sha256) {
    String name = sha256.toLowerCase(Locale.ROOT);
    return folder.resolve(name.substring(0, 2)).resolve(name);
  }

  private static void write(Path file, byte[] content) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer left = ByteBuffer.wrap(content);
      while (left.hasRemaining()) {
        channel.write(left);
      }
      channel.force(true);
    }
  }

  private static Problem refused(String code, String expected) {
    return Problem.invalid("evidence", List.of(new Violation("file", code, expected)));
  }

  /** A file that was received; gone when closed unless it was kept. */
  final class Upload implements AutoCloseable {

    private final Path part;
    private final String sha256;
    private final FileKind kind;

    private Upload(Path part, String sha256, FileKind kind) {
      this.part = part;
      this.sha256 = sha256;
      this.kind = kind;
    }

    /** Of its content, in lower-case hexadecimal digits. */
    String sha256() {
      return sha256;
    }

    FileKind kind() {
      return kind;
    }

    /** Brings it to its place; the same content may be there already. */
    void keep() {
      try {
        Files.createDirectories(place(sha256).getParent());
        Files.move(part, place(sha256), StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      try {
        Files.deleteIfExists(part);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
