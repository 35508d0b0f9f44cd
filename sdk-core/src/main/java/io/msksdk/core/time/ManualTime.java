package io.msksdk.core.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;

/**
 * A clock that moves only when told to, for tests of everything that waits.
 *
 * <p>{@link #advance} runs what was scheduled, in order of its due time, on the calling thread. A
 * {@link #sleep} advances the clock by its own length and returns at once. Thread-safe.
 *
 * <pre>{@code
 * ManualTime time = ManualTime.startingAt(Instant.parse("2026-01-01T00:00:00Z"));
 * time.advance(Duration.ofHours(1));
 * }</pre>
 */
public final class ManualTime implements Time {
  private final Instant start;
  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(Comparator.comparingLong(Task::due).thenComparingLong(Task::number));
  private long elapsed;
  private long numbered;

  private ManualTime(Instant start) {
    this.start = start;
  }

  /**
   * Makes a clock that stands still.
   *
   * @param start what it shows first
   * @return the clock
   */
  public static ManualTime startingAt(Instant start) {
    return new ManualTime(start);
  }

  @Override
  public synchronized Instant now() {
    return start.plusNanos(elapsed);
  }

  @Override
  public synchronized long nanos() {
    return elapsed;
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (!duration.isNegative()) {
      advance(duration);
    }
  }

  /**
   * Moves the clock and runs what becomes due on the way, tasks scheduled by those tasks included.
   *
   * @param duration how far
   */
  public void advance(Duration duration) {
    long target = nanos() + duration.toNanos();
    for (Optional<Task> next = due(target); next.isPresent(); next = due(target)) {
      next.get().action().run();
    }
    synchronized (this) {
      elapsed = Math.max(elapsed, target);
    }
  }

  /**
   * Returns how many tasks wait for their time.
   *
   * @return tasks neither run nor taken back
   */
  public synchronized int waiting() {
    return tasks.size();
  }

  @Override
  public Scheduler scheduler(String purpose, int threads) {
    return new Queue();
  }

  private synchronized Optional<Task> due(long target) {
    Task next = tasks.peek();
    if (next == null || next.due() > target) {
      return Optional.empty();
    }
    tasks.remove(next);
    elapsed = Math.max(elapsed, next.due());
    return Optional.of(next);
  }

  private synchronized Task add(Duration delay, Runnable action, Queue owner) {
    long nanos = Math.max(0, TimeUnit.NANOSECONDS.convert(delay));
    long due = nanos > Long.MAX_VALUE - elapsed ? Long.MAX_VALUE : elapsed + nanos;
    Task task = new Task(due, numbered++, action, owner);
    tasks.add(task);
    return task;
  }

  private synchronized void remove(Task task) {
    tasks.remove(task);
  }

  private synchronized void removeAllOf(Queue owner) {
    tasks.removeIf(task -> task.owner() == owner);
  }

  private record Task(long due, long number, Runnable action, Queue owner) {}

  private final class Queue implements Scheduler {
    private volatile boolean closed;

    @Override
    public Scheduled after(Duration delay, Runnable task) {
      if (closed) {
        return () -> {};
      }
      Task added = add(delay, task, this);
      return () -> remove(added);
    }

    @Override
    public void close() {
      closed = true;
      removeAllOf(this);
    }
  }
}
