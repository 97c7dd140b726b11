package dev.salto.dashboard.pages;

/** Tells whether what is shown is sample data; a process that never loads any has none. */
@FunctionalInterface
public interface SampleNotice {

  /** Whether the pages have to say so. */
  boolean isShown();
}
