package dev.salto.matching.text;

/**
 * The most that each term weighs in any of some texts: no cosine with one of them is more than that
 * with their span.
 *
 * <p>Few terms share a place, and what is known of those may be more than they weigh, never less.
 */
public final class TextSpan {

  private static final int LEAST_PLACES = 256;
  private static final int MOST_PLACES = 8192;

  /** So many places for each that is taken: few terms share both of theirs. */
  private static final int ROOMY = 32;

  private static final int CROWDED = 8;

  /** What the whole text weighs in a place. */
  private static final int WHOLE = 255;

  /** Weights rounded up. */
  private byte[] most = new byte[MOST_PLACES];

  private int taken;

  /** Widens it by a text. */
  public void include(UnitText text) {
    for (int i = 0; i < text.terms.length; i++) {
      int weight = (text.weights[i] * WHOLE + UnitText.WHOLE - 1) / UnitText.WHOLE;
      include(text.terms[i] & most.length - 1, Math.min(WHOLE, weight));
    }
  }

  /** Widens it by all that another spans. */
  public void include(TextSpan other) {
    int places = Math.max(most.length, other.most.length);
    for (int i = 0; i < places; i++) {
      include(i & most.length - 1, other.most[i & other.most.length - 1] & 0xff);
    }
  }

  private void include(int place, int weight) {
    int known = most[place] & 0xff;
    if (known < weight) {
      taken += known == 0 ? 1 : 0;
      most[place] = (byte) weight;
    }
  }

  /** Gives back the room that it doesn't need. */
  public void trim() {
    while (most.length > LEAST_PLACES && ROOMY * taken < most.length) {
      byte[] all = most;
      most = new byte[all.length / 2];
      taken = 0;
      for (int i = 0; i < all.length; i++) {
        include(i & most.length - 1, all[i] & 0xff);
      }
    }
  }

  /** Whether it would tell more if its texts were included anew. */
  public boolean isCrowded() {
    return most.length < MOST_PLACES && CROWDED * taken > most.length;
  }

  /** The most that the cosine of a text with one of these can be, 0 to 10000. */
  public int atMost(UnitText text) {
    byte[] these = most;
    int mask = these.length - 1;
    int[] terms = text.terms;
    short[] weights = text.weights;
    long dot = 0;
    for (int i = 0; i < terms.length; i++) {
      dot += weights[i] * (these[terms[i] & mask] & 0xff);
    }
    return (int) Math.min(10_000, 10_000 * dot / ((long) UnitText.WHOLE * WHOLE));
  }
}
