package dev.salto.matching.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stems as the Porter2 algorithm tells them; the examples are those of its description. */
class StemmerTest {

  @ParameterizedTest
  @CsvSource({
    "consign, consign",
    "consigned, consign",
    "consigning, consign",
    "consignment, consign",
    "consist, consist",
    "consistency, consist",
    "consistently, consist",
    "consolation, consol",
    "consolidating, consolid",
    "consolingly, consol",
    "consonant, conson",
    "conspiracy, conspiraci",
    "constable, constabl",
    "constancy, constanc",
    "kneel, kneel",
    "knelt, knelt",
    "knavish, knavish",
    "knight, knight",
    "ties, tie",
    "cries, cri",
    "gas, gas",
    "gaps, gap",
    "this, this",
    "kiwis, kiwi",
    "luxuriated, luxuri",
    "hopping, hop",
    "hoping, hope",
    "falling, fall",
    "by, by",
    "say, say",
    "cry, cri",
    "agreed, agre",
    "feed, feed",
    "generalization, general",
    "generously, generous",
    "communication, communic",
    "exceedingly, exceed",
    "proceed, proceed",
    "skies, sky",
    "dying, die",
    "add, add",
    "vietnamization, vietnam",
    "analogously, analog",
    "triplicate, triplic",
    "rational, ration",
    "adjustment, adjust",
    "adoption, adopt",
    "controller, control"
  })
  void stemsAreThoseOfPorter2(String word, String stem) {
    assertThat(Stemmer.stem(word)).isEqualTo(stem);
  }

  @ParameterizedTest
  @CsvSource({
    "optimisation, optimization",
    "optimised, optimized",
    "crystallisation, crystallization",
    "summarising, summarizing",
    "tokeniser, tokenizer"
  })
  void britishAndAmericanFormsMeet(String british, String american) {
    assertThat(Stemmer.stem(british)).isEqualTo(Stemmer.stem(american));
  }

  @ParameterizedTest
  @CsvSource({"raise", "noise", "rise", "precise", "v2x", "überprüfung", "ab"})
  void whatOnlyLooksLikeAFormStaysAsItIs(String word) {
    assertThat(Stemmer.stem(word)).startsWith(word.substring(0, Math.min(4, word.length())));
    assertThat(Stemmer.stem(word)).doesNotContain("z");
  }
}
