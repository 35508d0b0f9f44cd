package io.msksdk.benchmarks;

import io.msksdk.testkit.LocalCluster;
import io.msksdk.testkit.LocalMsk;
import io.msksdk.testkit.LocalTopic;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

/**
 * A process of its own that starts a local MSK, writes a record through IAM and reads it back, and
 * prints the nanoseconds since it began itself.
 */
final class FirstRecord {
  private FirstRecord() {}

  /**
   * Writes and reads once.
   *
   * @param args none
   */
  public static void main(String[] args) {
    try (LocalMsk local = LocalMsk.start();
        LocalCluster cluster = local.cluster("first").create()) {
      LocalTopic topic = cluster.createTopic("first", 1);
      topic.write("key", "value");
      if (topic.read(1).size() != 1) {
        throw new IllegalStateException("no record");
      }
      long millis = ManagementFactory.getRuntimeMXBean().getUptime();
      System.out.println(TimeUnit.MILLISECONDS.toNanos(millis));
    }
  }
}
