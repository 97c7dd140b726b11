package dev.salto.kit.imports;

import dev.salto.kit.asking.Caller;
import java.util.List;

/** Takes one kind of file. */
public interface Importer {

  /** What the file is called, such as {@code offers}: the path of its postings. */
  String file();

  /** The heads of its columns, in the order of a template. */
  List<String> heads();

  /**
   * Imports a file.
   *
   * @param dryRun only check
   * @return what was done, or at a dry run what would be and all that is wrong
   * @throws dev.salto.kit.problem.Problem 422 {@code IMPORT_REFUSED} with {@code rows} and {@code
   *     errors} if any row is wrong; then nothing was written
   */
  ImportReport run(byte[] file, boolean dryRun, Caller caller);
}
