package dev.salto.allinone;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The folder of everything that is kept, held by a lock so that one Salto at a time works in it.
 */
final class DataFolder implements AutoCloseable {

  private final FileChannel lock;

  private DataFolder(FileChannel lock) {
    this.lock = lock;
  }

  /**
   * Makes the folder if need be and takes it.
   *
   * @throws StartException when it can't be written to, or another Salto works in it
   */
  static DataFolder take(Path folder) {
    FileChannel channel = null;
    try {
      Files.createDirectories(folder);
      // Kept when Salto stops: a lock on a file that is deleted in between holds nothing.
      channel =
          FileChannel.open(
              folder.resolve("salto.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock(channel) == null) {
        channel.close();
        throw new StartException(
            ("the data folder %s is in use by another Salto that runs. Stop that one,"
                    + " or name another folder in SALTO_DATA.")
                .formatted(folder),
            null);
      }
      return new DataFolder(channel);
    } catch (IOException e) {
      throw new StartException(
          ("the data folder %s cannot be written to (%s). Make it a folder that you may write to,"
                  + " or name another one in SALTO_DATA.")
              .formatted(folder, e.getClass().getSimpleName() + ": " + e.getMessage()),
          e);
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
