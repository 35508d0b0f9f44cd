package io.msksdk.admin.lag.source;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.auth.client.ClientProperties;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import io.msksdk.core.time.Time;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Asks Kafka itself, with a handful of round trips whatever the number of groups: commits of many
 * groups in each request of their coordinator, ends of many partitions in each request of their
 * leader.
 *
 * <p>It needs {@code Connect} on the cluster, {@code DescribeGroup} on the groups and {@code
 * DescribeTopic} on their topics; {@code DescribeTopicDynamicConfiguration} on the topics tells
 * which of them are compacted.
 */
public final class KafkaLagSource implements LagSource {
  private final Admin admin;
  private final boolean ours;
  private final Settings settings;
  private final KafkaCapabilities capabilities = KafkaCapabilities.ofClasspath();
  private final Compaction compaction;
  private final Time time;

  private KafkaLagSource(Builder builder) {
    settings = builder.settings();
    time = builder.time;
    ours = builder.properties != null;
    admin =
        builder.properties != null
            ? connected(builder.properties)
            : requireNonNull(builder.admin, "admin");
    compaction = new Compaction(admin, time, settings.timeoutMillis());
  }

  private static Admin connected(ClientProperties properties) {
    try {
      return Admin.create(properties.admin());
    } catch (KafkaException failure) {
      // such as a name that cannot be resolved just now; the reason is in the cause
      Throwable reason = failure.getCause() == null ? failure : failure.getCause();
      throw KafkaFaults.failure("open", reason);
    }
  }

  /**
   * Asks through an admin client of the caller's.
   *
   * @param admin the client; it is not closed
   * @return a builder
   */
  public static Builder over(Admin admin) {
    return new Builder(requireNonNull(admin, "admin"), null);
  }

  /**
   * Asks through an admin client of its own.
   *
   * @param properties how to connect
   * @return a builder
   */
  public static Builder of(ClientProperties properties) {
    return new Builder(null, requireNonNull(properties, "properties"));
  }

  @Override
  public String name() {
    return "kafka";
  }

  @Override
  public LagRound collect() {
    return new KafkaRound(settings, admin, capabilities, compaction, time).take();
  }

  @Override
  public void close() {
    if (ours) {
      admin.close(Duration.ofMillis(settings.timeoutMillis()));
    }
  }

  /** How to ask. */
  record Settings(
      GroupFilter filter,
      int groupsPerRequest,
      int partitionsPerRequest,
      int requestsInFlight,
      int timeoutMillis,
      boolean topicConfigs) {}

  /** Collects how to ask. Not thread-safe. */
  public static final class Builder {
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final @Nullable Admin admin;
    private final @Nullable ClientProperties properties;
    private List<String> groups = List.of();
    private Set<GroupType> types = Set.of();
    private Set<GroupState> states = Set.of();
    private Predicate<String> chosen = group -> true;
    private int groupsPerRequest = 250;
    private int partitionsPerRequest = 10_000;
    private int requestsInFlight = 3;
    private Duration timeout = Duration.ofSeconds(15);
    private boolean topicConfigs = true;
    private Time time = Time.system();

    private Builder(@Nullable Admin admin, @Nullable ClientProperties properties) {
      this.admin = admin;
      this.properties = properties;
    }

    /**
     * Chooses groups by name; all of them unless set. A name without a wildcard is asked for even
     * when the cluster does not list it.
     *
     * @param globs names in which {@code *} stands for any text and {@code ?} for one character
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder groups(String... globs) {
      this.groups = List.of(globs);
      return this;
    }

    /**
     * Chooses groups by name with code of the caller's, on top of {@link #groups}; all of them
     * unless set.
     *
     * @param chosen is asked for each group in each round, so its answer may change
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder choosing(Predicate<String> chosen) {
      this.chosen = requireNonNull(chosen, "chosen");
      return this;
    }

    /**
     * Chooses groups by the protocol they speak; all of them unless set.
     *
     * @param types the protocols
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder types(GroupType... types) {
      this.types = Set.of(types);
      return this;
    }

    /**
     * Chooses groups by what they are doing; all of them unless set.
     *
     * @param states the states
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder states(GroupState... states) {
      this.states = Set.of(states);
      return this;
    }

    /**
     * Sets how many groups one call asks about.
     *
     * @param groupsPerRequest from 1 to 10000, 250 unless set: with 200 partitions each an answer
     *     of about 1 MiB a coordinator
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder groupsPerRequest(int groupsPerRequest) {
      this.groupsPerRequest = groupsPerRequest;
      return this;
    }

    /**
     * Sets how many partitions one call asks about.
     *
     * @param partitionsPerRequest from 1 to 100000, 10000 unless set
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder partitionsPerRequest(int partitionsPerRequest) {
      this.partitionsPerRequest = partitionsPerRequest;
      return this;
    }

    /**
     * Sets how many calls are with the brokers at once.
     *
     * @param requestsInFlight from 1 to 100, 3 unless set
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder requestsInFlight(int requestsInFlight) {
      this.requestsInFlight = requestsInFlight;
      return this;
    }

    /**
     * Sets how long a call may take before what it asked about is a fault of the round.
     *
     * @param timeout from 100 ms to 10 minutes, 15 s unless set
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder timeout(Duration timeout) {
      this.timeout = requireNonNull(timeout, "timeout");
      return this;
    }

    /**
     * Leaves out asking which topics are compacted.
     *
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder withoutTopicConfigs() {
      this.topicConfigs = false;
      return this;
    }

    /**
     * Sets the clock; the system's unless set.
     *
     * @param time the clock
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder time(Time time) {
      this.time = requireNonNull(time, "time");
      return this;
    }

    /**
     * Checks the settings and opens the source.
     *
     * @return a source
     * @throws io.msksdk.core.check.InvalidSpecException with every finding when a setting is out of
     *     range
     * @throws io.msksdk.core.MskException when the client's properties lead nowhere
     */
    public KafkaLagSource open() {
      Findings.create()
          .add(within("groupsPerRequest", groupsPerRequest, 1, 10_000))
          .add(within("partitionsPerRequest", partitionsPerRequest, 1, 100_000))
          .add(within("requestsInFlight", requestsInFlight, 1, 100))
          .add(
              LONGEST.compareTo(timeout) < 0 || SHORTEST.compareTo(timeout) > 0
                  ? Finding.error(
                      "lag.range", "timeout", timeout, "from " + SHORTEST + " to " + LONGEST)
                  : null)
          .requireNoErrors();
      return new KafkaLagSource(this);
    }

    private Settings settings() {
      return new Settings(
          new GroupFilter(groups, chosen, types, states),
          groupsPerRequest,
          partitionsPerRequest,
          requestsInFlight,
          (int) timeout.toMillis(),
          topicConfigs);
    }

    private static @Nullable Finding within(String property, long value, long low, long high) {
      return value < low || value > high
          ? Finding.error("lag.range", property, value, "from " + low + " to " + high)
          : null;
    }
  }
}
