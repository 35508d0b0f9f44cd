package io.msksdk.benchmarks;

import com.sun.management.ThreadMXBean;
import io.msksdk.core.time.Time;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * One side of {@link DecodeFigures}: prints rows per second of the thread's own time, which another
 * program on the machine does not take away, and bytes allocated per row.
 */
final class DecodeProcess {
  private static final int REPEATS = 8;
  private static final int ROUNDS = 101;

  /** Until the compiler is done with everything that is hot. */
  private static final double WARM_UP_SECONDS = 6;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final RowReader reader;
  private final int messages;

  private DecodeProcess(RowReader reader, int messages) {
    this.reader = reader;
    this.messages = messages;
  }

  /**
   * Measures and ends the JVM.
   *
   * @param args the shape of the messages, and who reads them
   */
  public static void main(String[] args) throws Exception {
    DecodeProcess process =
        new DecodeProcess(DecodeShapes.reader(args[0], args[1]), DecodeShapes.MESSAGES);
    long start = Time.system().nanos();
    while ((Time.system().nanos() - start) / 1e9 < WARM_UP_SECONDS) {
      double ignored = process.rowsPerSecond();
    }
    List<Double> rates = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      rates.add(process.rowsPerSecond());
    }
    System.out.println(Rounds.median(rates) + " " + process.bytesPerRow());
    System.exit(0);
  }

  private double bytesPerRow() throws Exception {
    long thread = Thread.currentThread().getId();
    long before = THREADS.getThreadAllocatedBytes(thread);
    double ignored = rowsPerSecond();
    return (THREADS.getThreadAllocatedBytes(thread) - before) / (double) (REPEATS * messages);
  }

  private double rowsPerSecond() throws Exception {
    long checksum = 0;
    long start = THREADS.getCurrentThreadCpuTime();
    for (int i = 0; i < REPEATS; i++) {
      for (int message = 0; message < messages; message++) {
        checksum += reader.read(message);
      }
    }
    double seconds = (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
    if (checksum == 0) {
      throw new IllegalStateException("checksum: 0 (expected: that of the rows)");
    }
    return REPEATS * messages / seconds;
  }
}
