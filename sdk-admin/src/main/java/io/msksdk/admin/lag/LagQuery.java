package io.msksdk.admin.lag;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.admin.lag.source.GroupState;
import io.msksdk.admin.lag.source.GroupType;
import io.msksdk.admin.lag.source.KafkaLagSource;
import io.msksdk.auth.client.ClientProperties;
import io.msksdk.core.time.Time;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Which groups of a cluster to look at and how to judge them; for one look or for many. Not
 * thread-safe.
 *
 * <pre>{@code
 * msk.lag(properties).groups("billing-*").snapshot().worst(10).forEach(System.out::println);
 * }</pre>
 */
public final class LagQuery {
  /** Reading seeks and never commits, so this group never comes into being. */
  private static final String READER = "msk-lag-reader";

  private final KafkaLagSource.Builder source;
  private final @Nullable ClientProperties properties;
  private LagPolicy policy = LagPolicy.defaults();
  private Time time = Time.system();
  private int recordsPerRound;
  private @Nullable LagSharing sharing;

  private LagQuery(KafkaLagSource.Builder source, @Nullable ClientProperties properties) {
    this.source = source;
    this.properties = properties;
  }

  static LagQuery over(Admin admin) {
    return new LagQuery(KafkaLagSource.over(admin), null);
  }

  static LagQuery of(ClientProperties properties) {
    return new LagQuery(KafkaLagSource.of(properties), properties);
  }

  /**
   * Chooses groups by name; all of them unless set.
   *
   * @param globs names in which {@code *} stands for any text and {@code ?} for one character
   * @return this query
   */
  @CanIgnoreReturnValue
  public LagQuery groups(String... globs) {
    source.groups(globs);
    return this;
  }

  /**
   * Chooses groups by the protocol they speak; all of them unless set.
   *
   * @param types the protocols
   * @return this query
   */
  @CanIgnoreReturnValue
  public LagQuery types(GroupType... types) {
    source.types(types);
    return this;
  }

  /**
   * Chooses groups by what they are doing; all of them unless set.
   *
   * @param states the states
   * @return this query
   */
  @CanIgnoreReturnValue
  public LagQuery states(GroupState... states) {
    source.states(states);
    return this;
  }

  /**
   * Sets how lag is judged; {@link LagPolicy#defaults()} unless set.
   *
   * @param policy the policy
   * @return this query
   */
  @CanIgnoreReturnValue
  public LagQuery policy(LagPolicy policy) {
    this.policy = requireNonNull(policy, "policy");
    return this;
  }

  /**
   * Sets the clock; the system's unless set.
   *
   * @param time the clock
   * @return this query
   */
  @CanIgnoreReturnValue
  public LagQuery time(Time time) {
    this.time = requireNonNull(time, "time");
    source.time(time);
    return this;
  }

  /**
   * Reads one record at the commit of the partitions that are worst off, for the exact age of
   * records and to tell tails of transaction markers from lag. Needs {@code ReadData} on the
   * topics.
   *
   * @param partitions for how many partitions in each round, 0 for none
   * @return this query
   * @throws IllegalStateException if the query is over an admin client: it has no way to make a
   *     consumer; use {@link LagMonitor.Builder#readingRecords}
   */
  @CanIgnoreReturnValue
  public LagQuery readingRecords(int partitions) {
    if (properties == null) {
      throw new IllegalStateException(
          "readingRecords: an admin client (expected: client properties). Use"
              + " LagMonitor.from(source).readingRecords(consumer, partitions).");
    }
    recordsPerRound = partitions;
    return this;
  }

  /**
   * Shares the groups with other instances: each sees its own part of them, no group is seen twice,
   * and one that ends leaves its part and its history to the others. Alone, an instance has all. A
   * wait for a group to catch up ends in the instance that has the group.
   *
   * @param sharing by what they share
   * @return this query
   * @throws IllegalStateException if the query is over an admin client: it has no way to join a
   *     group
   */
  @CanIgnoreReturnValue
  public LagQuery shared(LagSharing sharing) {
    if (properties == null) {
      throw new IllegalStateException(
          "shared: an admin client (expected: client properties). Use LagMonitor.of(properties).");
    }
    this.sharing = requireNonNull(sharing, "sharing");
    return this;
  }

  /**
   * Opens a monitor that remembers what it sees.
   *
   * @return a monitor the caller closes
   */
  public LagMonitor open() {
    ClientProperties reachable = properties;
    SharedRounds shared = null;
    if (sharing != null && reachable != null) {
      shared = new SharedRounds(sharing, reachable, policy.window(), time);
      source.choosing(shared::holds);
    }
    LagMonitor.Builder monitor = LagMonitor.from(source.open()).policy(policy).time(time);
    if (shared != null) {
      monitor.shared(shared);
    }
    if (recordsPerRound > 0 && reachable != null) {
      monitor.readingRecords(() -> consumer(reachable, policy), recordsPerRound);
    }
    return monitor.open();
  }

  /**
   * Looks once and forgets. A single look has no history: partitions that lag are {@link
   * VerdictReason#TOO_FEW_SAMPLES}, their figures are all there.
   *
   * @return what the look showed
   * @throws io.msksdk.core.MskException when nothing at all could be read
   */
  public LagSnapshot snapshot() {
    try (LagMonitor monitor = open()) {
      return monitor.snapshot();
    }
  }

  private static KafkaConsumer<byte[], byte[]> consumer(ClientProperties to, LagPolicy policy) {
    Map<String, Object> settings = new HashMap<>(to.consumer(READER));
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    settings.put(
        ConsumerConfig.ISOLATION_LEVEL_CONFIG, policy.isolation().name().toLowerCase(Locale.ROOT));
    settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 1);
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
