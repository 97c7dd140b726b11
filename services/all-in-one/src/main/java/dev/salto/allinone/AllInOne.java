package dev.salto.allinone;

/**
 * Starts everything: {@code java -jar salto-all-in-one-app.jar}. This one class is compiled for an
 * older Java than the rest, to be able to say that an older Java won't do.
 */
public final class AllInOne {

  private static final int JAVA_NEEDED = 25;

  private AllInOne() {}

  public static void main(String[] args) {
    int running = Runtime.version().feature();
    if (running < JAVA_NEEDED) {
      System.err.printf(
          "Salto could not start: this is Java %d (%s), and Salto needs Java %d or newer."
              + " Set JAVA_HOME to one.%n",
          running, System.getProperty("java.home"), JAVA_NEEDED);
      System.exit(1);
    }
    Launch.run(args);
  }
}
