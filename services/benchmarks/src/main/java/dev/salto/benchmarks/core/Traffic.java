package dev.salto.benchmarks.core;

import dev.salto.benchmarks.core.MarketGenerator.Standing;
import dev.salto.matching.market.Input;
import dev.salto.matching.market.Market;
import dev.salto.matching.model.Offer;
import dev.salto.matching.model.Order;
import dev.salto.matching.model.Scenario;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * What comes to a park whose postings stand: of ten inputs six add a posting, three change one, one
 * withdraws one. Of ten postings five are offers, two scenarios, three orders.
 */
public final class Traffic {

  private final MarketGenerator generator;
  private final Random random;
  private final Map<String, Input.Fact> standing = new HashMap<>();
  private final List<String> ids = new ArrayList<>();
  private int offers;
  private int scenarios;
  private int orders;

  /** A park with so many postings, always the same ones for one seed. */
  public Traffic(long seed, int postings) {
    this(seed, postings, 0);
  }

  /**
   * The same with longer texts.
   *
   * @param moreClauses see {@link MarketGenerator#MarketGenerator(long, int)}
   */
  public Traffic(long seed, int postings, int moreClauses) {
    generator = new MarketGenerator(seed, moreClauses);
    random = new Random(seed);
    take(generator.scenario(generator.posted(scenarios++)));
    while (standing.size() < postings) {
      add();
    }
  }

  /** Policy, day and all postings that stand now. */
  public List<Input.Fact> standing() {
    List<Input.Fact> facts = new ArrayList<>(MarketGenerator.declaration());
    ids.forEach(id -> facts.add(found(id)));
    return facts;
  }

  /** Posts all that stands to a market, one after the other. */
  public <M extends Market> M post(M market) {
    standing().forEach(market::apply);
    return market;
  }

  /** The next input. */
  public Input next() {
    int what = random.nextInt(10);
    if (what < 6) {
      return add();
    }
    int at = random.nextInt(ids.size());
    String id = ids.get(at);
    boolean open = what < 9;
    if (!open) {
      ids.set(at, ids.getLast());
      ids.removeLast();
    }
    int n = Integer.parseInt(id.substring(id.indexOf('-') + 1));
    return switch (found(id)) {
      case Input.OfferChanged(String _, Offer it) when it != null ->
          take(generator.offer(new Standing(n, it.version() + 1, it.postedAt(), open)));
      case Input.ScenarioChanged(String _, Scenario it) when it != null ->
          take(generator.scenario(new Standing(n, it.version() + 1, it.postedAt(), open)));
      case Input.OrderChanged(String _, Order it) when it != null ->
          take(
              generator.order(
                  new Standing(n, it.version() + 1, it.postedAt(), open),
                  Integer.parseInt(it.scenario().substring("scenario-".length()))));
      default -> throw new IllegalStateException("no posting stands as " + id);
    };
  }

  private Input.Fact add() {
    int what = random.nextInt(10);
    if (what < 5) {
      return take(generator.offer(generator.posted(offers++)));
    }
    return what < 7
        ? take(generator.scenario(generator.posted(scenarios++)))
        : take(generator.order(generator.posted(orders++), random.nextInt(scenarios)));
  }

  private Input.Fact take(Offer offer) {
    return take(offer.id(), offer.open(), new Input.OfferChanged(offer.id(), offer));
  }

  private Input.Fact take(Scenario scenario) {
    return take(scenario.id(), scenario.open(), new Input.ScenarioChanged(scenario.id(), scenario));
  }

  private Input.Fact take(Order order) {
    return take(order.id(), order.open(), new Input.OrderChanged(order.id(), order));
  }

  private Input.Fact take(String id, boolean open, Input.Fact fact) {
    if (!open) {
      standing.remove(id);
    } else if (standing.put(id, fact) == null) {
      ids.add(id);
    }
    return fact;
  }

  private Input.Fact found(String id) {
    return Objects.requireNonNull(standing.get(id));
  }
}
