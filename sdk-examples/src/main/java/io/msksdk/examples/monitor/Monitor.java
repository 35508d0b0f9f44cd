package io.msksdk.examples.monitor;

import io.msksdk.admin.Msk;
import io.msksdk.admin.alarm.AlarmOutcome;
import io.msksdk.admin.alarm.AlarmPack;
import io.msksdk.admin.cluster.Cluster;
import io.msksdk.admin.lag.LagMonitor;
import io.msksdk.admin.lag.LagSnapshot;
import io.msksdk.admin.lag.msk.CloudWatchLag;
import io.msksdk.admin.lag.report.LagReport;
import io.msksdk.admin.metric.BrokerView;
import io.msksdk.admin.metric.MetricQuery;
import io.msksdk.admin.metric.MetricSeries;
import io.msksdk.admin.prometheus.Exporters;
import io.msksdk.admin.prometheus.PrometheusConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** What one does to see a cluster, a method each. */
final class Monitor {
  private final Msk msk;

  Monitor(Msk msk) {
    this.msk = msk;
  }

  MetricSeries read(Cluster cluster) {
    MetricQuery query =
        MetricQuery.of("KafkaDataLogsDiskUsed")
            .cluster(cluster.name())
            .broker(1)
            .last(Duration.ofHours(1))
            .build();
    MetricSeries used = msk.metrics().read(query);
    if (used.points().isEmpty()) {
      msk.metrics().whyMissing(query, cluster).forEach(System.out::println);
    }
    return used;
  }

  Map<String, MetricSeries> latency(Cluster cluster) {
    return msk.metrics().read(cluster.name(), 1, BrokerView.PRODUCE_LATENCY);
  }

  AlarmOutcome alarm(Cluster cluster, String topicArn) {
    AlarmPack pack = AlarmPack.of(cluster).notify(topicArn).without("disk-60").build();
    System.out.print(pack.text());
    return msk.alarms().create(pack).all();
  }

  void storage(Cluster cluster) {
    msk.storage().alerts().forEach(System.out::println);
    msk.storage().forecast(cluster.arn()).forEach(System.out::println);
  }

  Path prometheus(Cluster cluster, Path directory) throws IOException {
    Exporters exporters = Exporters.of(msk.nodes().list(cluster.arn()).toList());
    return PrometheusConfig.of(exporters).build().writeTo(directory);
  }

  /** Lag without any way to the brokers, as a page. */
  LagSnapshot report(Cluster cluster, String group, Path file) throws IOException {
    CloudWatchLag source = CloudWatchLag.of(msk.metrics(), cluster).expect(group).open();
    try (LagMonitor monitor = LagMonitor.from(source).open()) {
      LagSnapshot snapshot = monitor.snapshot();
      LagReport.of(snapshot).title(cluster.name()).writeHtml(file);
      return snapshot;
    }
  }
}
