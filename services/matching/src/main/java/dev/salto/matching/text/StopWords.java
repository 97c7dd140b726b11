package dev.salto.matching.text;

import java.util.Set;

/** English words that join others and say nothing of their own. */
final class StopWords {

  private static final Set<String> WORDS =
      Set.of(
          """
          a about above after again against all along already also although always am among
          an and another any are as at away be because been before being below between both but by
          can cannot could did do does done down due during each either else etc even ever few
          for from further get gets given gives got had has have having he hence her here hers him
          his how however i if in instead into is it its itself just least less let like made
          mainly make makes may me might more moreover most much must my near neither nor not
          now of often on once one only onto or other others otherwise our own per
          perhaps quite rather same shall she should since so some such than that the their
          theirs them themselves then there thereby therefore these they this those though through
          throughout thus to together too toward towards under unless until upon us use used
          uses using various very via was we well were what when where whereas whether which while
          who whom whose why will with within without would yet you your
          """
              .strip()
              .split("\\s+"));

  private StopWords() {}

  static boolean contains(String word) {
    return WORDS.contains(word);
  }
}
