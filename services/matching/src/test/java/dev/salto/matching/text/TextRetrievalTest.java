package dev.salto.matching.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.matching.fixture.Sample;
import dev.salto.matching.model.Offer;
import dev.salto.matching.model.Scenario;
import dev.salto.matching.model.Texts;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether what belongs together ranks first among the rest. */
class TextRetrievalTest {

  /** Of each offer of the sample the scenario that it was written for. */
  private static final Map<String, String> WRITTEN_FOR =
      Map.ofEntries(
          Map.entry("offer-sweeper", "scenario-sanitation"),
          Map.entry("offer-sweeper-compact", "scenario-sanitation"),
          Map.entry("offer-washer", "scenario-port-wash"),
          Map.entry("offer-cleaning-cloud", "scenario-sanitation"),
          Map.entry("offer-voice", "scenario-port-voice"),
          Map.entry("offer-edge-chip", "scenario-video"),
          Map.entry("offer-lab-robots", "scenario-lab"),
          Map.entry("offer-crystal", "scenario-lab"),
          Map.entry("offer-credit-risk", "scenario-finance"),
          Map.entry("offer-organ-chip", "scenario-tox"),
          Map.entry("offer-v2x", "scenario-v2x"),
          Map.entry("offer-lowaltitude", "scenario-delivery"),
          Map.entry("offer-patrol", "scenario-patrol"),
          Map.entry("offer-coating", "scenario-building"),
          Map.entry("offer-guide", "scenario-showroom"),
          Map.entry("offer-surgical", "scenario-surgical"));

  /** What a laboratory has published, and an abstract that it would be asked to review. */
  private static final String[][] LABORATORIES = {
    {
      """
      We study off-policy reinforcement learning for legged robots. A policy gradient method with
      a learned critic reduces the samples that locomotion on rough terrain needs. In further work
      we transfer gaits from simulation to a quadruped by randomising friction and motor delay.
      Our experiments show that curricula of slopes and stairs speed up training. We also propose
      a reward that penalises energy, and compare it with imitation of animal motion capture.
      """,
      """
      Stable walking on uneven ground remains hard for four-legged machines. We present a reward
      shaping scheme that lets a reinforcement learning agent acquire robust locomotion in
      simulation and transfer it to hardware without fine-tuning.
      """
    },
    {
      """
      We propose neural machine translation for languages with few parallel sentences. Back
      translation of monolingual corpora and shared subword vocabularies improve the quality in
      both directions. Later papers examine how attention aligns words, and how morphology of
      agglutinative languages harms the decoder. A benchmark of twelve African languages with
      human judgements of adequacy and fluency is released.
      """,
      """
      This paper shows that subword segmentation learned from monolingual text improves the
      translation of morphologically rich, low-resource languages. We evaluate on six language
      pairs and analyse errors of word order.
      """
    },
    {
      """
      We present protocols for consensus among machines that may fail in arbitrary ways. The
      first tolerates a third of Byzantine replicas with linear communication. Subsequent results
      treat asynchronous networks, where randomisation is necessary, and the reconfiguration of
      the replica set while requests are served. An implementation of state machine replication
      reaches high throughput across data centres.
      """,
      """
      We introduce a leader-based protocol for Byzantine fault tolerant replication whose view
      change costs no more messages than the normal case, and evaluate its latency between
      geographically distant data centres.
      """
    },
    {
      """
      We investigate segmentation of organs and lesions in computed tomography. A convolutional
      encoder and decoder with deep supervision delineates liver and kidney tumours from few
      annotated volumes. Uncertainty maps tell the radiologist where the contour is doubtful.
      Further work registers magnetic resonance images before and after treatment, and studies how
      scanners of other hospitals shift the intensities.
      """,
      """
      Annotating tumours in volumetric scans is costly. We propose a semi-supervised method for
      segmenting liver lesions in computed tomography that learns from unlabelled volumes of
      several hospitals.
      """
    },
    {
      """
      We design approximation algorithms for clustering and facility location. A primal-dual
      scheme gives a constant factor for k-median with outliers. Other results bound the
      competitive ratio of online algorithms for paging and for metrical task systems, and prove
      hardness under the unique games conjecture. We also treat streams, where only a sketch of
      the points fits into memory.
      """,
      """
      We give a constant-factor approximation for capacitated k-median in metric spaces by
      rounding a linear program, and prove a matching hardness result for its online variant.
      """
    },
    {
      """
      We measure how people read and share news on social networks. Surveys and logs of
      millions of posts show which communities spread misinformation. A study of recommender feeds
      finds that engagement ranking amplifies political outrage. We propose warning labels and
      test with volunteers whether they change sharing, and interview moderators about their work.
      """,
      """
      In a field experiment on a social network we test whether accuracy prompts reduce the
      sharing of misinformation, and how the effect differs between political communities.
      """
    }
  };

  @ParameterizedTest
  @CsvSource({"zh, zh", "en, en", "zh, en", "en, zh", "both, both"})
  void ofAllScenariosTheOneAnOfferWasWrittenForRanksFirst(String offers, String scenarios) {
    List<Scenario> all = Sample.scenarios("hetao");
    int first = 0;
    for (Offer offer : Sample.offers("hetao")) {
      TermVector text = vector(offer.title(), offer.summary(), offers);
      String best = "";
      int most = -1;
      for (Scenario scenario : all) {
        int cosine = text.cosine(vector(scenario.title(), scenario.summary(), scenarios));
        if (cosine > most) {
          most = cosine;
          best = scenario.id();
        }
      }
      first += best.equals(WRITTEN_FOR.get(offer.id())) ? 1 : 0;
    }

    // Those missed are a compact sweeper, a cloud and a laboratory that say little of their use.
    assertThat(first).isGreaterThanOrEqualTo(13);
    assertThat(WRITTEN_FOR).hasSize(16);
  }

  @Test
  void ofAllAbstractsTheOneOfItsOwnSubjectIsNearestToALaboratorysPapers() {
    for (String[] laboratory : LABORATORIES) {
      int own = TextSimilarity.cosine(laboratory[0], laboratory[1]);
      for (String[] other : LABORATORIES) {
        if (other != laboratory) {
          assertThat(own)
              .isGreaterThan(2 * TextSimilarity.cosine(laboratory[0], other[1]))
              .isGreaterThan(2 * TextSimilarity.cosine(other[0], laboratory[1]));
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "无人驾驶扫路车每天清扫主干道 | 自动驾驶清扫车日常清扫园区道路 | 肝脏器官芯片毒性评价",
        "对旅客的粤语和英语问询实时应答 | 口岸多语种语音问答 | 厂房屋顶降温涂层",
        "A drone carries blood samples to the hospital | Delivery of biological samples by UAV "
            + "| Detection of fraud in bank statements",
        "Cameras that notice intruders in the yard | Detection of intrusion by camera "
            + "| Crystallisation of drug molecules"
      })
  void aParaphraseIsNearerThanAnythingElse(String text, String paraphrase, String other) {
    assertThat(TextSimilarity.cosine(text, paraphrase))
        .isGreaterThanOrEqualTo(1500)
        .isGreaterThan(3 * TextSimilarity.cosine(text, other));
  }

  private static TermVector vector(Texts title, Texts summary, String language) {
    UnaryOperator<Texts> only =
        switch (language) {
          case "zh" -> it -> new Texts(it.zh(), null, null);
          case "en" -> it -> new Texts(null, null, it.en());
          default -> it -> it;
        };
    return TextSimilarity.vectorOf(only.apply(title), only.apply(summary));
  }
}
