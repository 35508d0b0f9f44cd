package io.msksdk.benchmarks;

import com.sun.management.ThreadMXBean;
import io.msksdk.core.time.Time;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes two ways in turn, so that whatever else the machine does meets both, and keeps the medians.
 */
final class Rounds {
  private final int warmUps;
  private final int rounds;

  @SuppressWarnings("unused")
  private volatile @Nullable Object result;

  Rounds(int warmUps, int rounds) {
    this.warmUps = warmUps;
    this.rounds = rounds;
  }

  /** Times until each is started, in milliseconds; closing them is not timed. */
  Comparison.Figures starts(
      Callable<? extends AutoCloseable> ours, Callable<? extends AutoCloseable> peer)
      throws Exception {
    return inTurn(() -> millisToStart(ours), () -> millisToStart(peer));
  }

  /** The medians of what each says of itself. */
  Comparison.Figures inTurn(Callable<Double> ours, Callable<Double> peer) throws Exception {
    List<Double> ourFigures = new ArrayList<>();
    List<Double> peerFigures = new ArrayList<>();
    for (int round = -warmUps; round < rounds; round++) {
      double our = ours.call();
      double other = peer.call();
      if (round >= 0) {
        ourFigures.add(our);
        peerFigures.add(other);
      }
    }
    return Comparison.Figures.of(median(ourFigures), median(peerFigures));
  }

  /** The median time of one call, in milliseconds. */
  double calls(Runnable call) {
    List<Double> times = new ArrayList<>();
    for (int round = -warmUps; round < rounds; round++) {
      long start = Time.system().nanos();
      call.run();
      double millis = millisSince(start);
      if (round >= 0) {
        times.add(millis);
      }
    }
    return median(times);
  }

  /**
   * The median time of one call of each, in microseconds. A call takes too little to be timed by
   * itself, so a round is a batch of them.
   */
  List<Double> batches(int size, List<Supplier<?>> ways) {
    List<List<Double>> times = new ArrayList<>();
    ways.forEach(way -> times.add(new ArrayList<>()));
    for (int round = -warmUps; round < rounds; round++) {
      for (int way = 0; way < ways.size(); way++) {
        double micros = microsPerCall(size, ways.get(way));
        if (round >= 0) {
          times.get(way).add(micros);
        }
      }
    }
    return times.stream().map(Rounds::median).toList();
  }

  /** The bytes this thread allocates for one call of each, once all are warm. */
  List<Double> bytes(int size, List<Supplier<?>> ways) {
    for (int round = 0; round < warmUps; round++) {
      ways.forEach(way -> microsPerCall(size, way));
    }
    return ways.stream().map(way -> bytesPerCall(size, way)).toList();
  }

  private double bytesPerCall(int size, Supplier<?> call) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < size; i++) {
      result = call.get();
    }
    return (threads.getCurrentThreadAllocatedBytes() - before) / (double) size;
  }

  private double microsPerCall(int size, Supplier<?> call) {
    long start = Time.system().nanos();
    for (int i = 0; i < size; i++) {
      // kept, so that the compiler cannot leave the work out
      result = call.get();
    }
    return 1e3 * millisSince(start) / size;
  }

  static double median(List<Double> times) {
    List<Double> sorted = times.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  private static double millisToStart(Callable<? extends AutoCloseable> start) throws Exception {
    long begin = Time.system().nanos();
    AutoCloseable started = start.call();
    double millis = millisSince(begin);
    started.close();
    return millis;
  }

  static double millisSince(long start) {
    return (Time.system().nanos() - start) / 1e6;
  }
}
