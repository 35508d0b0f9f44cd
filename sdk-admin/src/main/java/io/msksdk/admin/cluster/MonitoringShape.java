package io.msksdk.admin.cluster;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.BrokerLogs;
import software.amazon.awssdk.services.kafka.model.LoggingInfo;
import software.amazon.awssdk.services.kafka.model.OpenMonitoringInfo;
import software.amazon.awssdk.services.kafka.model.Provisioned;

/** Monitoring settings as the service writes them. */
final class MonitoringShape {

  private MonitoringShape() {}

  /** A level nobody here knows stays as it is. */
  static @Nullable String level(MonitoringSettings settings) {
    return settings.level() == MonitoringLevel.UNKNOWN ? null : settings.level().name();
  }

  static MonitoringSettings read(Provisioned cluster) {
    String level = cluster.enhancedMonitoringAsString();
    MonitoringSettings settings =
        MonitoringSettings.defaults()
            .level(level == null ? MonitoringLevel.DEFAULT : MonitoringLevel.of(level));
    settings = exporters(settings, cluster.openMonitoring());
    LoggingInfo logging = cluster.loggingInfo();
    return logging == null || logging.brokerLogs() == null
        ? settings
        : logs(settings, logging.brokerLogs());
  }

  private static MonitoringSettings exporters(
      MonitoringSettings settings, @Nullable OpenMonitoringInfo open) {
    if (open == null || open.prometheus() == null) {
      return settings;
    }
    var prometheus = open.prometheus();
    MonitoringSettings read = settings;
    if (prometheus.jmxExporter() != null
        && Boolean.TRUE.equals(prometheus.jmxExporter().enabledInBroker())) {
      read = read.openJmxExporter();
    }
    return prometheus.nodeExporter() != null
            && Boolean.TRUE.equals(prometheus.nodeExporter().enabledInBroker())
        ? read.openNodeExporter()
        : read;
  }

  private static MonitoringSettings logs(MonitoringSettings settings, BrokerLogs logs) {
    MonitoringSettings read = settings;
    if (logs.cloudWatchLogs() != null && Boolean.TRUE.equals(logs.cloudWatchLogs().enabled())) {
      read = read.logGroup(logs.cloudWatchLogs().logGroup());
    }
    if (logs.firehose() != null && Boolean.TRUE.equals(logs.firehose().enabled())) {
      read = read.deliveryStream(logs.firehose().deliveryStream());
    }
    if (logs.s3() != null && Boolean.TRUE.equals(logs.s3().enabled())) {
      String prefix = logs.s3().prefix();
      read = read.bucket(new LogBucket(logs.s3().bucket(), prefix == null ? "" : prefix));
    }
    return read;
  }

  static OpenMonitoringInfo exporters(MonitoringSettings settings) {
    return OpenMonitoringInfo.builder()
        .prometheus(
            p ->
                p.jmxExporter(e -> e.enabledInBroker(settings.jmxExporter()))
                    .nodeExporter(e -> e.enabledInBroker(settings.nodeExporter())))
        .build();
  }

  static LoggingInfo logs(MonitoringSettings settings) {
    return LoggingInfo.builder()
        .brokerLogs(
            logs ->
                logs.cloudWatchLogs(
                        to ->
                            to.enabled(settings.logGroup().isPresent())
                                .logGroup(settings.logGroup().orElse(null)))
                    .firehose(
                        to ->
                            to.enabled(settings.deliveryStream().isPresent())
                                .deliveryStream(settings.deliveryStream().orElse(null)))
                    .s3(
                        to ->
                            to.enabled(settings.bucket().isPresent())
                                .bucket(settings.bucket().map(LogBucket::name).orElse(null))
                                .prefix(
                                    settings
                                        .bucket()
                                        .map(LogBucket::prefix)
                                        .filter(prefix -> !prefix.isEmpty())
                                        .orElse(null))))
        .build();
  }
}
