package io.msksdk.local.cluster.rule;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The quotas on clusters of one local MSK, which can be raised and lowered. Thread-safe. */
public final class ClusterQuotas {
  private final Map<String, Long> values = new ConcurrentHashMap<>();

  private ClusterQuotas() {}

  /**
   * Returns the quotas as published.
   *
   * @return quotas of their own, to be changed at will
   */
  public static ClusterQuotas published() {
    ClusterQuotas quotas = new ClusterQuotas();
    try (InputStream table = ClusterQuotas.class.getResourceAsStream("cluster-quotas.tsv")) {
      if (table == null) {
        throw new IllegalStateException("cluster-quotas.tsv: missing (expected: beside its class)");
      }
      new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .forEach(r -> quotas.set(r[0], r[1].equals("-") ? Long.MAX_VALUE : Long.parseLong(r[1])));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return quotas;
  }

  /**
   * Returns a quota.
   *
   * @param name its name in the table
   * @return its value
   * @throws IllegalArgumentException when there is no such quota
   */
  public long value(String name) {
    Long value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("quota: " + name + " (expected: " + values.keySet() + ")");
    }
    return value;
  }

  /**
   * Changes a quota.
   *
   * @param name its name in the table
   * @param value what holds from now on
   */
  public void set(String name, long value) {
    values.put(name, value);
  }

  /**
   * Returns how many brokers a cluster may have.
   *
   * @param kafkaVersion its Kafka version
   * @return more with KRaft than with ZooKeeper
   */
  public long brokersOf(String kafkaVersion) {
    return value(
        KafkaVersionNumber.of(kafkaVersion).kraft()
            ? "brokersPerClusterKRaft"
            : "brokersPerClusterZooKeeper");
  }
}
