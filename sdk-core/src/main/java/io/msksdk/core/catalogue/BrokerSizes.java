package io.msksdk.core.catalogue;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is published about the sizes of Standard brokers. MSK keeps adding sizes, so one that is
 * missing is not wrong: nothing is known about it here. Immutable.
 */
public final class BrokerSizes {
  private static final BrokerSizes PUBLISHED = read();

  private final Map<String, Size> sizes;

  private BrokerSizes(Map<String, Size> sizes) {
    this.sizes = sizes;
  }

  /**
   * Returns the sizes as published.
   *
   * @return the table this version of the SDK carries
   */
  public static BrokerSizes published() {
    return PUBLISHED;
  }

  /**
   * Looks a size up.
   *
   * @param name MSK's name of it, such as {@code kafka.m7g.large}
   * @return what is known about it, empty when nothing is
   */
  public Optional<Size> size(String name) {
    return Optional.ofNullable(sizes.get(name));
  }

  /**
   * Returns everything known.
   *
   * @return the sizes, unmodifiable
   */
  public Collection<Size> all() {
    return sizes.values();
  }

  private static BrokerSizes read() {
    Map<String, Size> sizes = new LinkedHashMap<>();
    Rows.published("broker-sizes.tsv").forEach(cells -> sizes.put(cells[0], Size.of(cells)));
    return new BrokerSizes(Collections.unmodifiableMap(sizes));
  }

  /**
   * One size.
   *
   * @param name MSK's name of it
   * @param vcpus its virtual CPUs
   * @param partitions how many partitions a broker should not exceed, replicas counted
   * @param mostThroughput the most MiB per second one can provision, empty for none
   * @param ioThreads the recommended {@code num.io.threads}, empty for Kafka's own
   * @param networkThreads the recommended {@code num.network.threads}, empty for Kafka's own
   * @param fetchers the recommended {@code num.replica.fetchers} with provisioned throughput, empty
   *     for none
   * @param source where it is printed
   */
  public record Size(
      String name,
      int vcpus,
      int partitions,
      OptionalInt mostThroughput,
      OptionalInt ioThreads,
      OptionalInt networkThreads,
      OptionalInt fetchers,
      String source) {

    private static Size of(String[] cells) {
      return new Size(
          cells[0],
          Integer.parseInt(cells[1]),
          Integer.parseInt(cells[2]),
          Rows.number(cells[3]),
          Rows.number(cells[4]),
          Rows.number(cells[5]),
          Rows.number(cells[6]),
          cells[7]);
    }
  }
}
