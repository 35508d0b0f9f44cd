package io.msksdk.admin.lag;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.admin.lag.source.LagRound;
import io.msksdk.admin.lag.source.LagSource;
import io.msksdk.core.time.Time;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the lag of groups and remembers what it saw, so that each look is judged by those before
 * it. Thread-safe: rounds are taken one after another.
 *
 * <pre>{@code
 * try (LagMonitor monitor = LagMonitor.from(source).open()) {
 *   monitor.snapshot().worst(10).forEach(System.out::println);
 * }
 * }</pre>
 */
public final class LagMonitor implements AutoCloseable {
  private final LagSource source;
  private final Time time;
  private final History history;
  private volatile @Nullable LagSnapshot last;

  private LagMonitor(Builder builder) {
    source = builder.source;
    time = builder.time;
    history = new History(builder.policy);
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
   * Takes a round now.
   *
   * @return what it showed
   * @throws io.msksdk.core.MskException when nothing at all could be read
   */
  public synchronized LagSnapshot snapshot() {
    LagRound round = source.collect();
    LagSnapshot snapshot = history.take(round, source.name());
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

  @Override
  public void close() {
    source.close();
  }

  /** Collects how to look. Not thread-safe. */
  public static final class Builder {
    private final LagSource source;
    private LagPolicy policy = LagPolicy.defaults();
    private Time time = Time.system();

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
     * Opens the monitor.
     *
     * @return a monitor the caller closes
     */
    public LagMonitor open() {
      return new LagMonitor(this);
    }
  }
}
