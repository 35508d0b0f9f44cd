package io.msksdk.micrometer;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.msksdk.admin.lag.LagListener;
import io.msksdk.admin.lag.LagSnapshot;
import io.msksdk.admin.lag.VerdictChange;
import io.msksdk.core.MskException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The lag of consumer groups as meters. It listens to a watcher, and its meters are what the last
 * round said: no scrape waits for Kafka. Their number is bounded whatever the cluster does, and
 * those of a group that is gone are removed. Thread-safe.
 *
 * <pre>{@code
 * LagMeters meters = LagMeters.of("orders").granularity(TOPIC).build();
 * meters.bindTo(registry);
 * LagWatcher watcher = monitor.watch(Duration.ofSeconds(30)).addListener(meters).start();
 * }</pre>
 */
public final class LagMeters implements MeterBinder, LagListener, AutoCloseable {
  private final Builder settings;
  private final List<BoundLag> bound = new CopyOnWriteArrayList<>();
  private volatile @Nullable LagSnapshot last;

  private LagMeters(Builder settings) {
    this.settings = settings;
  }

  /**
   * Starts meters with the defaults: groups and topics, at most 1,000 groups, this library's names.
   *
   * @param cluster the value of the tag {@code cluster}
   * @return a builder
   */
  public static Builder of(String cluster) {
    return new Builder(requireNonNull(cluster, "cluster"));
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    BoundLag one = new BoundLag(registry, settings);
    bound.add(one);
    LagSnapshot known = last;
    if (known != null) {
      one.show(known);
    }
  }

  @Override
  public void round(LagSnapshot snapshot) {
    last = snapshot;
    bound.forEach(one -> one.round(snapshot));
  }

  @Override
  public void groupChanged(VerdictChange change) {
    count("msk.lag.verdict.changes", 1, change.to().status().name());
  }

  @Override
  public void skipped(long rounds) {
    count("msk.lag.rounds.skipped", (double) rounds);
  }

  @Override
  public void failed(MskException failure) {
    count("msk.lag.rounds.failed", 1);
  }

  private void count(String name, double amount, String... more) {
    Consumer<BoundLag> counted = one -> one.count(name, more).increment(amount);
    bound.forEach(counted);
  }

  /** Takes all gauges out of the registries. */
  @Override
  public void close() {
    bound.forEach(BoundLag::close);
    bound.clear();
  }

  /** What is published. Not thread-safe. */
  public static final class Builder {
    final String cluster;
    LagGranularity granularity = LagGranularity.TOPIC;
    Set<LagMeterNames> names = EnumSet.of(LagMeterNames.MSK);
    int mostGroups = 1_000;
    int mostTopics = 2_000;
    int mostPartitions = 1_000;

    private Builder(String cluster) {
      this.cluster = cluster;
    }

    /**
     * Sets how fine the meters are; TOPIC unless set.
     *
     * @param granularity the finest meters
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder granularity(LagGranularity granularity) {
      this.granularity = requireNonNull(granularity, "granularity");
      return this;
    }

    /**
     * Sets the names; this library's unless set. Both at once are possible.
     *
     * @param first one set of names
     * @param more another one
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder names(LagMeterNames first, LagMeterNames... more) {
      names = EnumSet.of(first, more);
      return this;
    }

    /**
     * Sets how many groups have meters: those with the worst verdicts and then the most lag; 1,000
     * unless set.
     *
     * @param groups at least 1
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder topGroups(int groups) {
      mostGroups = positive("groups", groups);
      return this;
    }

    /**
     * Sets how many pairs of a group and a topic have meters: those of the groups that have, with
     * the most lag; 2,000 unless set.
     *
     * @param topics at least 1
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder topTopics(int topics) {
      mostTopics = positive("topics", topics);
      return this;
    }

    /**
     * Sets how many partitions have meters: those with the worst verdicts and then the most lag;
     * 1,000 unless set.
     *
     * @param partitions at least 1
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder topPartitions(int partitions) {
      mostPartitions = positive("partitions", partitions);
      return this;
    }

    private static int positive(String name, int value) {
      if (value < 1) {
        throw new IllegalArgumentException(name + ": " + value + " (expected: at least 1).");
      }
      return value;
    }

    /**
     * Makes the meters.
     *
     * @return the meters, bound to no registry yet
     */
    public LagMeters build() {
      Builder kept = new Builder(cluster);
      kept.granularity = granularity;
      kept.names = EnumSet.copyOf(names);
      kept.mostGroups = mostGroups;
      kept.mostTopics = mostTopics;
      kept.mostPartitions = mostPartitions;
      return new LagMeters(kept);
    }
  }
}
