package io.msksdk.admin.lag;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.core.MskException;
import io.msksdk.core.call.ClientException;
import io.msksdk.core.time.Scheduler;
import io.msksdk.core.time.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Takes rounds at a steady pace. Never two at once: a round that lasts longer than the pace leaves
 * those out that fell due meanwhile, and says so. Thread-safe.
 */
public final class LagWatcher implements AutoCloseable {
  private final LagMonitor monitor;
  private final Time time;
  private final Duration pace;
  private final Announcements announcements;
  private final @Nullable Executor executor;
  private final Scheduler scheduler;
  private final AtomicBoolean closed = new AtomicBoolean();
  private long due;
  private final AtomicLong skipped = new AtomicLong();

  private LagWatcher(Builder builder) {
    monitor = builder.monitor;
    time = builder.time;
    pace = builder.pace;
    executor = builder.executor;
    announcements = new Announcements(builder.listeners);
    scheduler = time.scheduler("lag", 1);
    due = time.nanos();
  }

  /**
   * Returns how many rounds were left out because earlier ones lasted too long.
   *
   * @return since the start
   */
  public long skipped() {
    return skipped.get();
  }

  /** Ends the watch; a round that runs ends by itself. A second call does nothing. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      scheduler.close();
    }
  }

  private void begin() {
    schedule(Duration.ZERO);
  }

  private void schedule(Duration pause) {
    var unused = scheduler.after(pause, this::dispatch);
  }

  private void dispatch() {
    if (executor == null) {
      round();
    } else {
      hand(executor);
    }
  }

  /** An executor that takes nothing now may take the next round. */
  private void hand(Executor to) {
    try {
      to.execute(this::round);
    } catch (RejectedExecutionException full) {
      if (!closed.get()) {
        leaveOut(1);
        next();
      }
    }
  }

  private void round() {
    if (closed.get()) {
      return;
    }
    try {
      announcements.round(monitor.snapshot());
    } catch (MskException failure) {
      failed(failure);
    } catch (RuntimeException failure) {
      // of a source or a predicate of the caller's: it costs its round as any other failure does
      failed(
          ClientException.answerLost("lag round", String.valueOf(failure.getMessage()), failure));
    } finally {
      next();
    }
  }

  private void failed(MskException failure) {
    // a round that the end of the watch interrupted did not fail
    if (!closed.get()) {
      announcements.failed(failure);
    }
  }

  /** Due times are counted from the start, so that the length of rounds does not shift them. */
  private void next() {
    long behind = time.nanos() - due;
    long missed = Math.max(0, behind / pace.toNanos());
    if (missed > 0) {
      leaveOut(missed);
    }
    due += (missed + 1) * pace.toNanos();
    schedule(Duration.ofNanos(due - time.nanos()));
  }

  private void leaveOut(long rounds) {
    var unused = skipped.addAndGet(rounds);
    announcements.skipped(rounds);
  }

  /** Collects how to watch. Not thread-safe. */
  public static final class Builder {
    private final LagMonitor monitor;
    private final Time time;
    private final Duration pace;
    private final List<LagListener> listeners = new ArrayList<>();
    private @Nullable Executor executor;

    Builder(LagMonitor monitor, Time time, Duration pace) {
      this.monitor = monitor;
      this.time = time;
      this.pace = requireNonNull(pace, "pace");
      if (pace.isNegative() || pace.isZero()) {
        throw new IllegalArgumentException("pace: " + pace + " (expected: more than zero).");
      }
    }

    /**
     * Adds somebody who hears what is seen.
     *
     * @param listener the listener
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder addListener(LagListener listener) {
      listeners.add(requireNonNull(listener, "listener"));
      return this;
    }

    /**
     * Takes the rounds on the caller's threads; on a daemon thread named {@code msk-lag-1} unless
     * set.
     *
     * @param executor runs one round at a time; it is not closed
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder executor(Executor executor) {
      this.executor = requireNonNull(executor, "executor");
      return this;
    }

    /**
     * Starts the watch with a round at once.
     *
     * @return a watcher the caller closes
     */
    public LagWatcher start() {
      LagWatcher watcher = new LagWatcher(this);
      watcher.begin();
      return watcher;
    }
  }
}
