package io.msksdk.admin.lag;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import java.time.Duration;
import java.util.Objects;
import org.apache.kafka.common.IsolationLevel;
import org.jspecify.annotations.Nullable;

/**
 * How lag is judged. Immutable; {@link #defaults()} suits most.
 *
 * <p>Two sets of rules are offered: {@link Rules#STANDARD}, and {@link Rules#BURROW}, which decides
 * as LinkedIn's Burrow does.
 */
public final class LagPolicy {
  private final Rules rules;
  private final Duration window;
  private final int samples;
  private final int minimumSamples;
  private final int confirmations;
  private final long allowedLag;
  private final IsolationLevel isolation;
  private final WithoutCommit withoutCommit;
  private final PersistentLag persistentLag;
  private final DeadGroups deadGroups;
  private final Duration deadAfter;

  private LagPolicy(Builder builder) {
    rules = builder.rules;
    window = builder.window;
    samples = builder.samples;
    minimumSamples = builder.minimumSamples;
    confirmations = builder.confirmations;
    allowedLag = builder.allowedLag;
    isolation = builder.isolation;
    withoutCommit = builder.withoutCommit;
    persistentLag = builder.persistentLag;
    deadGroups = builder.deadGroups;
    deadAfter = builder.deadAfter;
  }

  /** Which rules decide. */
  public enum Rules {
    /**
     * A window of time, every rewind, no verdict from a lone commit, and confirmation of changes.
     */
    STANDARD,
    /** Burrow's rules in Burrow's order, its weaknesses included. */
    BURROW
  }

  /** What a partition without a commit counts as. */
  public enum WithoutCommit {
    /** It has no lag, and does not decide for its topic and group while others can. */
    UNKNOWN,
    /** Its lag is everything the topic keeps, as for {@code auto.offset.reset=earliest}. */
    FROM_START,
    /** Its lag is zero, as for {@code auto.offset.reset=latest}. */
    FROM_END
  }

  /** Whether partitions whose commit does not move count in the totals of a topic and group. */
  public enum PersistentLag {
    /** They count. */
    COUNTED,
    /** They are shown and judged, and left out of the totals: scaling out would not help them. */
    LEFT_OUT
  }

  /** What happens to groups without members that have not moved for {@link #deadAfter()}. */
  public enum DeadGroups {
    /** They are judged like the others. */
    JUDGED,
    /** They are in the snapshot, as {@link VerdictReason#DEAD_GROUP}. */
    LISTED,
    /** They are not in the snapshot. */
    LEFT_OUT
  }

  /**
   * Returns the usual policy.
   *
   * @return the defaults of {@link #builder()}
   */
  public static LagPolicy defaults() {
    return builder().build();
  }

  /**
   * Starts from the defaults: standard rules over 5 minutes and 10 samples, 3 samples at least, a
   * change confirmed by 2 rounds, no lag allowed, read uncommitted; partitions without a commit are
   * unknown, persistent lag is counted, groups without members for 7 days are listed only.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return which rules decide; the standard ones unless set} */
  public Rules rules() {
    return rules;
  }

  /** {@return how far back a verdict looks; 5 minutes unless set} */
  public Duration window() {
    return window;
  }

  /** {@return how many samples the window holds; 10 unless set} */
  public int samples() {
    return samples;
  }

  /** {@return how many samples a verdict needs; 3 unless set} */
  public int minimumSamples() {
    return minimumSamples;
  }

  /** {@return how many rounds in a row must agree before a verdict changes; 2 unless set} */
  public int confirmations() {
    return confirmations;
  }

  /** {@return the lag that is fine whatever the history says; 0 unless set} */
  public long allowedLag() {
    return allowedLag;
  }

  /** {@return what the readers read up to; read uncommitted (the high watermark) unless set} */
  public IsolationLevel isolation() {
    return isolation;
  }

  /** {@return what a partition without a commit counts as; unknown unless set} */
  public WithoutCommit withoutCommit() {
    return withoutCommit;
  }

  /** {@return whether partitions whose commit does not move count in totals; yes unless set} */
  public PersistentLag persistentLag() {
    return persistentLag;
  }

  /** {@return what happens to dead groups; they are listed only unless set} */
  public DeadGroups deadGroups() {
    return deadGroups;
  }

  /** {@return after how long without a member and a move a group is dead; 7 days unless set} */
  public Duration deadAfter() {
    return deadAfter;
  }

  /**
   * Starts from this policy.
   *
   * @return a builder
   */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.rules = rules;
    builder.window = window;
    builder.samples = samples;
    builder.minimumSamples = minimumSamples;
    builder.confirmations = confirmations;
    builder.allowedLag = allowedLag;
    builder.isolation = isolation;
    builder.withoutCommit = withoutCommit;
    builder.persistentLag = persistentLag;
    builder.deadGroups = deadGroups;
    builder.deadAfter = deadAfter;
    return builder;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LagPolicy that
        && rules == that.rules
        && window.equals(that.window)
        && samples == that.samples
        && minimumSamples == that.minimumSamples
        && confirmations == that.confirmations
        && allowedLag == that.allowedLag
        && isolation == that.isolation
        && withoutCommit == that.withoutCommit
        && persistentLag == that.persistentLag
        && deadGroups == that.deadGroups
        && deadAfter.equals(that.deadAfter);
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        rules,
        window,
        samples,
        minimumSamples,
        confirmations,
        allowedLag,
        isolation,
        withoutCommit,
        persistentLag,
        deadGroups,
        deadAfter);
  }

  @Override
  public String toString() {
    return "LagPolicy["
        + rules
        + ", window="
        + window
        + ", samples="
        + samples
        + ", allowedLag="
        + allowedLag
        + ", "
        + isolation
        + "]";
  }

  /** Collects choices. Not thread-safe. */
  public static final class Builder {
    private Rules rules = Rules.STANDARD;
    private Duration window = Duration.ofMinutes(5);
    private int samples = 10;
    private int minimumSamples = 3;
    private int confirmations = 2;
    private long allowedLag;
    private IsolationLevel isolation = IsolationLevel.READ_UNCOMMITTED;
    private WithoutCommit withoutCommit = WithoutCommit.UNKNOWN;
    private PersistentLag persistentLag = PersistentLag.COUNTED;
    private DeadGroups deadGroups = DeadGroups.LISTED;
    private Duration deadAfter = Duration.ofDays(7);

    private Builder() {}

    /**
     * Sets which rules decide.
     *
     * @param rules the rules
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder rules(Rules rules) {
      this.rules = requireNonNull(rules, "rules");
      return this;
    }

    /**
     * Sets how far back a verdict looks.
     *
     * @param window more than zero
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder window(Duration window) {
      this.window = requireNonNull(window, "window");
      return this;
    }

    /**
     * Sets how many samples the window holds. Rounds that come faster overwrite the newest sample,
     * so that the window keeps its length.
     *
     * @param samples from 3 to 100; each costs 8 bytes per partition of a group
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder samples(int samples) {
      this.samples = samples;
      return this;
    }

    /**
     * Sets how many samples a verdict needs.
     *
     * @param minimumSamples from 2 to {@code samples}
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder minimumSamples(int minimumSamples) {
      this.minimumSamples = minimumSamples;
      return this;
    }

    /**
     * Sets how many rounds in a row must agree before a verdict changes. Rewinds and what cannot be
     * read show at once.
     *
     * @param confirmations from 1 to 100
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder confirmations(int confirmations) {
      this.confirmations = confirmations;
      return this;
    }

    /**
     * Sets the lag that is fine whatever the history says.
     *
     * @param allowedLag zero or more
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder allowedLag(long allowedLag) {
      this.allowedLag = allowedLag;
      return this;
    }

    /**
     * Sets what the readers read up to: the last stable offset when they read committed.
     *
     * @param isolation the isolation of the readers
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder isolation(IsolationLevel isolation) {
      this.isolation = requireNonNull(isolation, "isolation");
      return this;
    }

    /**
     * Sets what a partition without a commit counts as.
     *
     * @param withoutCommit the choice
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder withoutCommit(WithoutCommit withoutCommit) {
      this.withoutCommit = requireNonNull(withoutCommit, "withoutCommit");
      return this;
    }

    /**
     * Sets whether partitions whose commit does not move count in totals.
     *
     * @param persistentLag the choice
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder persistentLag(PersistentLag persistentLag) {
      this.persistentLag = requireNonNull(persistentLag, "persistentLag");
      return this;
    }

    /**
     * Sets what happens to dead groups.
     *
     * @param deadGroups the choice
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder deadGroups(DeadGroups deadGroups) {
      this.deadGroups = requireNonNull(deadGroups, "deadGroups");
      return this;
    }

    /**
     * Sets after how long without a member and a move a group is dead.
     *
     * @param deadAfter more than zero
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder deadAfter(Duration deadAfter) {
      this.deadAfter = requireNonNull(deadAfter, "deadAfter");
      return this;
    }

    /**
     * Checks the choices and finishes the policy.
     *
     * @return the policy
     * @throws io.msksdk.core.check.InvalidSpecException with every finding when a choice is out of
     *     range
     */
    public LagPolicy build() {
      Findings.create()
          .add(positive("window", window))
          .add(positive("deadAfter", deadAfter))
          .add(within("samples", samples, 3, 100))
          .add(within("minimumSamples", minimumSamples, 2, Math.max(2, samples)))
          .add(within("confirmations", confirmations, 1, 100))
          .add(within("allowedLag", allowedLag, 0, Long.MAX_VALUE))
          .requireNoErrors();
      return new LagPolicy(this);
    }

    private static @Nullable Finding positive(String property, Duration value) {
      return value.isNegative() || value.isZero()
          ? Finding.error("lag.duration", property, value, "more than zero")
          : null;
    }

    private static @Nullable Finding within(String property, long value, long low, long high) {
      return value < low || value > high
          ? Finding.error("lag.range", property, value, "from " + low + " to " + high)
          : null;
    }
  }
}
