package io.msksdk.local.cluster.rule;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** The sizes of brokers, with the volume throughput that can be provisioned for each. */
public final class BrokerSizes {
  private static final Map<String, String> MOST_THROUGHPUT = read();
  private static final String NONE = "-";

  private BrokerSizes() {}

  /**
   * Says whether there is such a size.
   *
   * @param type such as {@code kafka.m7g.large}
   * @return true for a size in the table
   */
  public static boolean known(String type) {
    return MOST_THROUGHPUT.containsKey(type);
  }

  /**
   * Says whether it is a size of Express brokers.
   *
   * @param type the size
   * @return false for Standard brokers
   */
  public static boolean express(String type) {
    return type.startsWith("express.");
  }

  /**
   * Says whether it is a size of the burstable family, which lacks several features.
   *
   * @param type the size
   * @return true for {@code kafka.t3} sizes
   */
  public static boolean burstable(String type) {
    return type.startsWith("kafka.t3.");
  }

  /**
   * Returns the most volume throughput that can be provisioned.
   *
   * @param type the size
   * @return MiB per second, empty when none can
   */
  public static OptionalInt mostThroughput(String type) {
    String most = MOST_THROUGHPUT.getOrDefault(type, NONE);
    return most.equals(NONE) ? OptionalInt.empty() : OptionalInt.of((int) Double.parseDouble(most));
  }

  private static Map<String, String> read() {
    try (InputStream table = BrokerSizes.class.getResourceAsStream("broker-sizes.tsv")) {
      if (table == null) {
        throw new IllegalStateException("broker-sizes.tsv: missing (expected: beside its class)");
      }
      return new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .collect(Collectors.toUnmodifiableMap(row -> row[0], row -> row[1]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
