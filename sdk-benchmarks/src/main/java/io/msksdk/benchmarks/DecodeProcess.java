package io.msksdk.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.CompilationMXBean;
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

  /** What is hot is found out in this much time of the thread. */
  private static final double WARM_UP_SECONDS = 4;

  /** The compiler is done when it was idle for so long. */
  private static final double IDLE_SECONDS = 1;

  /** It may never be: then this much has to do. */
  private static final double MOST_SECONDS = 20;

  private static final CompilationMXBean COMPILER = ManagementFactory.getCompilationMXBean();

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
    process.warmUp();
    List<Double> rates = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      rates.add(process.rowsPerSecond());
    }
    System.out.println(Rounds.median(rates) + " " + process.bytesPerRow());
    System.exit(0);
  }

  /** By the time of the thread: a busy machine has the compiler wait as well. */
  private void warmUp() throws Exception {
    double start = seconds();
    double compiledAt = start;
    long compiled = COMPILER.getTotalCompilationTime();
    while (seconds() < start + WARM_UP_SECONDS
        || (seconds() < compiledAt + IDLE_SECONDS && seconds() < start + MOST_SECONDS)) {
      double ignored = rowsPerSecond();
      if (COMPILER.getTotalCompilationTime() != compiled) {
        compiled = COMPILER.getTotalCompilationTime();
        compiledAt = seconds();
      }
    }
  }

  private static double seconds() {
    return THREADS.getCurrentThreadCpuTime() / 1e9;
  }

  private double bytesPerRow() throws Exception {
    long thread = Thread.currentThread().getId();
    long before = THREADS.getThreadAllocatedBytes(thread);
    double ignored = rowsPerSecond();
    return (THREADS.getThreadAllocatedBytes(thread) - before) / (double) (REPEATS * messages);
  }

  private double rowsPerSecond() throws Exception {
    long checksum = 0;
    double start = seconds();
    for (int i = 0; i < REPEATS; i++) {
      for (int message = 0; message < messages; message++) {
        checksum += reader.read(message);
      }
    }
    double seconds = seconds() - start;
    if (checksum == 0) {
      throw new IllegalStateException("checksum: 0 (expected: that of the rows)");
    }
    return REPEATS * messages / seconds;
  }
}
