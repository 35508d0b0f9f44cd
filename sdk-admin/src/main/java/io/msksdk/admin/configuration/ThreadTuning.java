package io.msksdk.admin.configuration;

import io.msksdk.core.catalogue.BrokerSizes;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * The threads the guide recommends for a size of brokers. Nothing is recommended for small sizes
 * and for sizes published since: the properties are then empty.
 *
 * <pre>{@code
 * ServerProperties.builder().addAll(ThreadTuning.requests("kafka.m7g.4xlarge")).build();
 * }</pre>
 */
public final class ThreadTuning {

  private ThreadTuning() {}

  /**
   * Tunes the threads that take and carry out requests (Amazon MSK Developer Guide, "Optimize
   * cluster throughput for m5.4xl, m7g.4xl or larger instances"). One revision sets both: network
   * threads alone would fill the queue of the others.
   *
   * @param size MSK's name of the size, such as {@code kafka.m7g.4xlarge}
   * @return {@code num.io.threads} and {@code num.network.threads}
   */
  public static ServerProperties requests(String size) {
    ServerProperties.Builder tuned = ServerProperties.builder();
    put(tuned, ServerProperty.NUM_IO_THREADS, of(size, BrokerSizes.Size::ioThreads));
    put(tuned, ServerProperty.NUM_NETWORK_THREADS, of(size, BrokerSizes.Size::networkThreads));
    return tuned.build();
  }

  /**
   * Tunes the threads that replicate, without which provisioned storage throughput shows no gain
   * (Amazon MSK Developer Guide, "Provisioned storage throughput").
   *
   * @param size MSK's name of the size, such as {@code kafka.m5.4xlarge}
   * @return {@code num.replica.fetchers}
   */
  public static ServerProperties replication(String size) {
    ServerProperties.Builder tuned = ServerProperties.builder();
    put(tuned, ServerProperty.NUM_REPLICA_FETCHERS, of(size, BrokerSizes.Size::fetchers));
    return tuned.build();
  }

  /**
   * Tunes the threads that recover logs after an unclean stop, up to the number of cores (Amazon
   * MSK Developer Guide, "Speed up log recovery after unclean shutdown").
   *
   * @param size MSK's name of the size, such as {@code kafka.m5.large}
   * @return {@code num.recovery.threads.per.data.dir}
   */
  public static ServerProperties recovery(String size) {
    ServerProperties.Builder tuned = ServerProperties.builder();
    put(
        tuned,
        ServerProperty.NUM_RECOVERY_THREADS_PER_DATA_DIR,
        of(size, known -> OptionalInt.of(known.vcpus())));
    return tuned.build();
  }

  private static OptionalInt of(String size, Function<BrokerSizes.Size, OptionalInt> threads) {
    Optional<BrokerSizes.Size> known = BrokerSizes.published().size(size);
    return known.map(threads).orElse(OptionalInt.empty());
  }

  private static void put(
      ServerProperties.Builder tuned, ServerProperty<Integer> property, OptionalInt threads) {
    threads.ifPresent(count -> tuned.set(property, count));
  }
}
