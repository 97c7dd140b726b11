package dev.salto.benchmarks.core;

/** The heap of this process. */
final class Heap {

  private Heap() {}

  /** Bytes in use after a collection. */
  static long used() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 4; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
