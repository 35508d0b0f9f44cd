package io.msksdk.local.clock;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs the real work of what the service does in the background, and knows when none is left: local
 * time that is told to pass does not overtake it. Thread-safe.
 */
public final class BackgroundWork implements Executor {
  // brokers that restart on a slow machine take seconds; who waits for a call waits for a minute
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Executor threads;
  private final Duration patience;
  private final Set<Task> running = ConcurrentHashMap.newKeySet();

  BackgroundWork(Executor threads, Duration patience) {
    this.threads = threads;
    this.patience = patience;
  }

  /**
   * Starts without any work.
   *
   * @param threads what runs it
   * @return the executor to give work to
   */
  public static BackgroundWork on(Executor threads) {
    return new BackgroundWork(threads, PATIENCE);
  }

  @Override
  public void execute(Runnable work) {
    Task task = new Task(work);
    running.add(task);
    try {
      threads.execute(task);
    } catch (RuntimeException e) {
      task.end();
      throw e;
    }
  }

  /**
   * Returns when no work is left, whatever work follows from work. Work that outlasts the patience
   * waits for something else, such as a broker that is stopped: it is left to itself from then on.
   */
  void settle() {
    while (!running.isEmpty()) {
      Set<Task> left = Set.copyOf(running);
      try {
        CompletableFuture.allOf(
                left.stream().map(task -> task.ended).toArray(CompletableFuture<?>[]::new))
            .get(patience.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        running.removeAll(left);
      } catch (ExecutionException e) {
        throw new IllegalStateException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** Work that runs, or is about to. */
  private final class Task implements Runnable {
    private final Runnable work;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    private Task(Runnable work) {
      this.work = work;
    }

    @Override
    public void run() {
      try {
        work.run();
      } finally {
        end();
      }
    }

    private void end() {
      running.remove(this);
      ended.complete(null);
    }
  }
}
