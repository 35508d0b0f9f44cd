package io.msksdk.examples.lag;

import io.msksdk.admin.lag.LagListener;
import io.msksdk.admin.lag.LagMonitor;
import io.msksdk.admin.lag.LagPolicy;
import io.msksdk.admin.lag.LagSharing;
import io.msksdk.admin.lag.LagWatcher;
import io.msksdk.auth.client.ClientProperties;
import java.time.Duration;

/**
 * One of several processes that watch a cluster together, each a part of its groups. Whatever ends
 * one of them, the others take its groups over and go on with what it saw.
 */
final class SharedLagWatch implements AutoCloseable {
  /** The same in every process; more partitions than there will ever be processes. */
  private static final LagSharing SHARING =
      LagSharing.builder("lag-watchers").partitions(8).takeOver(Duration.ofSeconds(6)).build();

  private final LagMonitor monitor;
  private final LagWatcher watcher;

  SharedLagWatch(ClientProperties cluster, String groups, Duration pace, LagListener listener) {
    LagPolicy policy = LagPolicy.builder().window(pace.multipliedBy(10)).build();
    monitor = LagMonitor.of(cluster).groups(groups).policy(policy).shared(SHARING).open();
    watcher = monitor.watch(pace).addListener(listener).start();
  }

  /** Hands its groups over at once. */
  @Override
  public void close() {
    watcher.close();
    monitor.close();
  }
}
