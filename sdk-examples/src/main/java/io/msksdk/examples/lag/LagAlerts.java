package io.msksdk.examples.lag;

import io.msksdk.admin.lag.LagListener;
import io.msksdk.admin.lag.LagMonitor;
import io.msksdk.admin.lag.LagPolicy;
import io.msksdk.admin.lag.LagSnapshot;
import io.msksdk.admin.lag.LagWatcher;
import io.msksdk.admin.lag.VerdictChange;
import io.msksdk.admin.lag.report.LagReport;
import io.msksdk.admin.lag.report.LagTrail;
import io.msksdk.auth.client.ClientProperties;
import io.msksdk.core.MskException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/** Tells somebody when a group of an application does worse or better than before. */
final class LagAlerts implements AutoCloseable {
  private final LagMonitor monitor;
  private final LagTrail trail = LagTrail.of(60);
  private final LagWatcher watcher;

  LagAlerts(ClientProperties cluster, String groups, Duration pace, Consumer<String> pager) {
    LagPolicy policy = LagPolicy.builder().window(pace.multipliedBy(10)).allowedLag(100).build();
    monitor = LagMonitor.of(cluster).groups(groups).policy(policy).open();
    watcher = monitor.watch(pace).addListener(listener(pager)).addListener(trail).start();
  }

  /** What an endpoint of the application shows. */
  String latest() {
    return monitor.last().map(LagSnapshot::toJson).orElse("{}");
  }

  /** A page for everybody else, to be attached to an incident. */
  void report(Path page) throws IOException {
    LagSnapshot latest = monitor.last().orElseThrow();
    LagReport.of(latest).trail(trail).title("orders, production").writeHtml(page);
  }

  private static LagListener listener(Consumer<String> pager) {
    return new LagListener() {
      @Override
      public void groupChanged(VerdictChange change) {
        pager.accept(change.toString());
      }

      @Override
      public void failed(MskException failure) {
        pager.accept(failure.getMessage());
      }
    };
  }

  @Override
  public void close() {
    watcher.close();
    monitor.close();
  }
}
