package dev.salto.allinone;

import java.io.PrintStream;

/** One line that grows while Salto starts, on a terminal and in a file alike. */
final class Progress {

  private final PrintStream out;
  private boolean begun;

  Progress(PrintStream out) {
    this.out = out;
  }

  /** Says that the next step has begun. */
  synchronized void step(String name) {
    out.print((begun ? "" : "Salto is starting: ") + name + " ... ");
    out.flush();
    begun = true;
  }

  /** Ends the line, whether or not every step was done. */
  synchronized void end(String how) {
    if (begun) {
      out.println(how);
    }
    begun = false;
  }
}
