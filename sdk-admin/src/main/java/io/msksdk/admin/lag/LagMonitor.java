package io.msksdk.admin.lag;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.admin.lag.source.LagSource;
import io.msksdk.auth.client.ClientProperties;
import io.msksdk.core.call.ClientException;
import io.msksdk.core.operation.OperationHandle;
import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.core.operation.Waits;
import io.msksdk.core.time.Time;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the lag of groups and remembers what it saw, so that each look is judged by those before
 * it. Thread-safe: rounds are taken one after another.
 *
 * <pre>{@code
 * try (LagMonitor monitor = LagMonitor.over(admin).groups("billing-*").open()) {
 *   monitor.snapshot().worst(10).forEach(System.out::println);
 * }
 * }</pre>
 */
public final class LagMonitor implements AutoCloseable {
  private final LagSource source;
  private final Time time;
  private final History history;
  private final @Nullable RecordReader reader;
  private final @Nullable SharedRounds shared;
  private final Waits waits;
  private volatile @Nullable LagSnapshot last;
  private volatile boolean closed;

  private LagMonitor(Builder builder) {
    source = builder.source;
    time = builder.time;
    history = new History(builder.policy);
    reader = builder.reader;
    shared = builder.shared;
    waits = Waits.on(builder.time);
  }

  /**
   * Starts from a source.
   *
   * @param source where the figures come from; closed with the monitor
   * @return a builder
   */
  public static Builder from(LagSource source) {
    return new Builder(source);
  }

  /**
   * Starts from Kafka itself, through an admin client of the caller's.
   *
   * @param admin the client; it is not closed
   * @return a query over all groups
   */
  public static LagQuery over(Admin admin) {
    return LagQuery.over(admin);
  }

  /**
   * Starts from Kafka itself, through an admin client of its own.
   *
   * @param properties how to connect
   * @return a query over all groups
   */
  public static LagQuery of(ClientProperties properties) {
    return LagQuery.of(properties);
  }

  /**
   * Takes a round now. Where instances share the groups, it shows those of this instance, and the
   * first round waits until this instance has joined the others.
   *
   * @return what it showed
   * @throws io.msksdk.core.MskException when nothing at all could be read, and once the monitor is
   *     closed
   */
  public synchronized LagSnapshot snapshot() {
    if (closed) {
      // a round that waited for its turn would open again what close() has closed
      throw ClientException.notSent(
          "lag round", "the monitor is closed", "Open another one.", null);
    }
    LagSnapshot judged =
        shared == null
            ? history.take(source.collect(), source.name())
            : shared.take(source, history);
    LagSnapshot snapshot = reader == null ? judged : reader.read(judged);
    last = snapshot;
    return snapshot;
  }

  /**
   * Returns the snapshot of the latest round.
   *
   * @return empty before the first
   */
  public Optional<LagSnapshot> last() {
    return Optional.ofNullable(last);
  }

  /**
   * Takes rounds at a steady pace until the watcher is closed.
   *
   * @param pace from the beginning of one round to that of the next
   * @return a watcher to be configured and started
   */
  public LagWatcher.Builder watch(Duration pace) {
    return new LagWatcher.Builder(this, time, pace);
  }

  /**
   * Watches a group catch up: every look takes a round.
   *
   * @param group the group
   * @param topics in which topics; none stands for all of them
   * @return a handle that ends when every partition has been read up to what the policy allows
   */
  public OperationHandle<GroupLag> catchUp(String group, String... topics) {
    return waits.handle(CatchUp.watch(this, group, Set.of(topics)));
  }

  /**
   * Waits until a group has caught up.
   *
   * @param group the group
   * @param topics in which topics; empty stands for all of them
   * @param policy how long to wait and how often to look
   * @return the group, caught up
   * @throws io.msksdk.core.operation.WaitTimeoutException when it has not in time; its snapshot
   *     says how far it was
   */
  public GroupLag awaitCaughtUp(String group, Set<String> topics, WaitPolicy policy) {
    return catchUp(group, topics.toArray(new String[0])).await(policy);
  }

  /**
   * Ends waits in the background and closes the source, which ends a round that runs, and what
   * reads records. Where instances share the groups, others take those of this instance over at
   * once.
   */
  @Override
  public void close() {
    closed = true;
    waits.close();
    source.close();
    closeAfterRound();
  }

  private synchronized void closeAfterRound() {
    if (reader != null) {
      reader.close();
    }
    if (shared != null) {
      shared.close();
    }
  }

  /** Collects how to look. Not thread-safe. */
  public static final class Builder {
    private final LagSource source;
    private LagPolicy policy = LagPolicy.defaults();
    private Time time = Time.system();
    private @Nullable RecordReader reader;
    private @Nullable SharedRounds shared;

    private Builder(LagSource source) {
      this.source = requireNonNull(source, "source");
    }

    /**
     * Sets how lag is judged; {@link LagPolicy#defaults()} unless set.
     *
     * @param policy the policy
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder policy(LagPolicy policy) {
      this.policy = requireNonNull(policy, "policy");
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
     * Reads one record at the commit of the partitions that are worst off, for the exact age of
     * records and to tell tails of transaction markers from lag. Nothing is read unless set.
     *
     * @param consumer makes a consumer with the isolation of the policy; the monitor closes it
     * @param partitions for how many partitions in each round, at least 1
     * @return this builder
     * @throws IllegalArgumentException when there are none
     */
    @CanIgnoreReturnValue
    public Builder readingRecords(Supplier<Consumer<byte[], byte[]>> consumer, int partitions) {
      if (partitions < 1) {
        throw new IllegalArgumentException(
            "partitions: " + partitions + " (expected: at least 1).");
      }
      this.reader = new RecordReader(requireNonNull(consumer, "consumer"), partitions, time);
      return this;
    }

    /** Shares the groups, by rounds that were made for it. */
    @CanIgnoreReturnValue
    Builder shared(SharedRounds shared) {
      this.shared = shared;
      return this;
    }

    /**
     * Opens the monitor.
     *
     * @return a monitor the caller closes
     */
    public LagMonitor open() {
      return new LagMonitor(this);
    }
  }
}
