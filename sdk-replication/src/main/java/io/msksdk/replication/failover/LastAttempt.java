package io.msksdk.replication.failover;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Tries to stop the clients of a cluster that may be gone: bounded, and its failure is no end. */
final class LastAttempt {
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final Work work;

  LastAttempt(Work work) {
    this.work = work;
  }

  /** What came of it; what could not be stopped is looked for again before a failback. */
  String stop() {
    ExecutorService thread =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread daemon = new Thread(task, "msk-failover-stop");
              daemon.setDaemon(true);
              return daemon;
            });
    try {
      Future<?> attempt =
          thread.submit(
              () -> {
                work.application().stopProducers(work.from());
                work.application().stopConsumers(work.from());
              });
      long seconds = Math.min(LONGEST.toSeconds(), work.settings().clientsWithin().toSeconds());
      Object unused = attempt.get(seconds, TimeUnit.SECONDS);
      return work.time().now() + " stopped";
    } catch (ExecutionException e) {
      return work.time().now() + " NOT STOPPED: " + e.getCause();
    } catch (TimeoutException e) {
      return work.time().now() + " NOT STOPPED: no answer";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return work.time().now() + " NOT STOPPED: interrupted";
    } finally {
      thread.shutdownNow();
    }
  }
}
