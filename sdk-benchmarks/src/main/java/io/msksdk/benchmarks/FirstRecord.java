package io.msksdk.benchmarks;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.testkit.LocalCluster;
import io.msksdk.testkit.LocalMsk;
import io.msksdk.testkit.LocalTopic;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

/**
 * A process of its own that starts a local MSK, writes a record through IAM and reads it back, and
 * prints the nanoseconds since it began itself; when each step was done goes to stderr.
 */
final class FirstRecord {
  private FirstRecord() {}

  /**
   * Writes and reads once.
   *
   * @param args none
   */
  public static void main(String[] args) {
    said("main");
    try (LocalMsk local = LocalMsk.start()) {
      said("engine");
      try (LocalCluster cluster = local.cluster("first").create()) {
        said("cluster");
        LocalTopic topic = cluster.createTopic("first", 1);
        said("topic");
        topic.write("key", "value");
        said("written");
        if (topic.read(1).size() != 1) {
          throw new IllegalStateException("no record");
        }
        System.out.println(TimeUnit.MILLISECONDS.toNanos(said("read")));
      }
    }
  }

  @CanIgnoreReturnValue
  private static long said(String step) {
    long millis = ManagementFactory.getRuntimeMXBean().getUptime();
    System.err.println("local-first-record: " + step + " after " + millis + " ms");
    return millis;
  }
}
