package dev.salto.benchmarks.core;

import dev.salto.matching.market.Input;
import dev.salto.matching.market.Market;
import dev.salto.matching.market.Outcome;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One input to a park whose postings stand: added, changed or withdrawn, 6 to 3 to 1. The park
 * begins anew with each iteration, and again once it has grown by half.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 3, time = 4)
@SuppressWarnings("NullAway.Init")
public class MarketBenchmark {

  /** Which market. */
  @Param public MarketKind market;

  /** Offers, scenarios and orders that stand at the beginning. */
  @Param({"300", "1000"})
  public int postings;

  private Market state;
  private Traffic traffic;
  private Input input;
  private int left;

  /** A park as it stands. */
  @Setup(Level.Iteration)
  public void stand() {
    traffic = new Traffic(7, postings);
    state = traffic.post(market.empty());
    left = postings;
  }

  /** What comes next; made here, so that making it is not measured. */
  @Setup(Level.Invocation)
  public void come() {
    if (left-- == 0) {
      stand();
    }
    input = traffic.next();
  }

  /** One input. */
  @Benchmark
  public Outcome handle() {
    return state.apply(input);
  }
}
