package io.msksdk.core.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

final class SystemTime implements Time {
  static final SystemTime INSTANCE = new SystemTime();

  private SystemTime() {}

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    if (!duration.isNegative()) {
      TimeUnit.NANOSECONDS.sleep(TimeUnit.NANOSECONDS.convert(duration));
    }
  }

  @Override
  public Scheduler scheduler(String purpose, int threads) {
    return new Pool(purpose, threads);
  }

  private static final class Pool implements Scheduler {
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);

    private final ScheduledThreadPoolExecutor executor;
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

    Pool(String purpose, int size) {
      executor = new ScheduledThreadPoolExecutor(size, daemons(purpose));
      executor.setRemoveOnCancelPolicy(true);
      executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    private ThreadFactory daemons(String purpose) {
      AtomicInteger count = new AtomicInteger();
      return task -> {
        Thread thread = new Thread(task, "msk-" + purpose + "-" + count.incrementAndGet());
        thread.setDaemon(true);
        threads.add(thread);
        return thread;
      };
    }

    @Override
    public Scheduled after(Duration delay, Runnable task) {
      try {
        // as long as can be counted where it is longer than that
        long nanos = TimeUnit.NANOSECONDS.convert(delay);
        Future<?> future = executor.schedule(task, nanos, TimeUnit.NANOSECONDS);
        return () -> future.cancel(false);
      } catch (RejectedExecutionException closed) {
        return () -> {};
      }
    }

    @Override
    public void close() {
      executor.shutdownNow();
      if (!threads.contains(Thread.currentThread())) {
        awaitThreads();
      }
    }

    /** A client that is closed has no thread left; what runs was interrupted just before. */
    private void awaitThreads() {
      try {
        for (Thread thread : threads) {
          thread.join(LONGEST_CLOSE.toMillis());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
