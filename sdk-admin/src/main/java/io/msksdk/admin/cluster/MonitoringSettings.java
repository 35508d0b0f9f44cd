package io.msksdk.admin.cluster;

import static java.util.Objects.requireNonNull;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a cluster tells about itself: metrics, exporters, broker logs. Immutable; every method
 * returns changed settings.
 *
 * <pre>{@code
 * MonitoringSettings.defaults().level(PER_BROKER).openJmxExporter().logGroup("/msk/orders");
 * }</pre>
 */
public final class MonitoringSettings {
  private static final MonitoringSettings DEFAULTS =
      new MonitoringSettings(MonitoringLevel.DEFAULT, false, false, null, null, null);

  private final MonitoringLevel level;
  private final boolean jmxExporter;
  private final boolean nodeExporter;
  private final @Nullable String logGroup;
  private final @Nullable String deliveryStream;
  private final @Nullable LogBucket bucket;

  private MonitoringSettings(
      MonitoringLevel level,
      boolean jmxExporter,
      boolean nodeExporter,
      @Nullable String logGroup,
      @Nullable String deliveryStream,
      @Nullable LogBucket bucket) {
    this.level = requireNonNull(level, "level");
    this.jmxExporter = jmxExporter;
    this.nodeExporter = nodeExporter;
    this.logGroup = logGroup;
    this.deliveryStream = deliveryStream;
    this.bucket = bucket;
  }

  /**
   * {@return what a cluster has that nobody said anything about: free metrics, no exporters, no
   * logs}
   */
  public static MonitoringSettings defaults() {
    return DEFAULTS;
  }

  /**
   * Sets the level of the metrics.
   *
   * @param level the level; every one above DEFAULT is billed
   * @return changed settings
   */
  public MonitoringSettings level(MonitoringLevel level) {
    return new MonitoringSettings(
        level, jmxExporter, nodeExporter, logGroup, deliveryStream, bucket);
  }

  /**
   * Opens the brokers' JMX exporter for Prometheus.
   *
   * @return changed settings
   */
  public MonitoringSettings openJmxExporter() {
    return new MonitoringSettings(level, true, nodeExporter, logGroup, deliveryStream, bucket);
  }

  /**
   * Opens the brokers' node exporter for Prometheus.
   *
   * @return changed settings
   */
  public MonitoringSettings openNodeExporter() {
    return new MonitoringSettings(level, jmxExporter, true, logGroup, deliveryStream, bucket);
  }

  /**
   * Sends broker logs to CloudWatch Logs.
   *
   * @param group the log group, null to stop
   * @return changed settings
   */
  public MonitoringSettings logGroup(@Nullable String group) {
    return new MonitoringSettings(level, jmxExporter, nodeExporter, group, deliveryStream, bucket);
  }

  /**
   * Sends broker logs to Firehose.
   *
   * @param stream the delivery stream, null to stop
   * @return changed settings
   */
  public MonitoringSettings deliveryStream(@Nullable String stream) {
    return new MonitoringSettings(level, jmxExporter, nodeExporter, logGroup, stream, bucket);
  }

  /**
   * Sends broker logs to S3.
   *
   * @param bucket where to, null to stop
   * @return changed settings
   */
  public MonitoringSettings bucket(@Nullable LogBucket bucket) {
    return new MonitoringSettings(
        level, jmxExporter, nodeExporter, logGroup, deliveryStream, bucket);
  }

  /** {@return the level of the metrics} */
  public MonitoringLevel level() {
    return level;
  }

  /** {@return whether the JMX exporter is open; false unless opened} */
  public boolean jmxExporter() {
    return jmxExporter;
  }

  /** {@return whether the node exporter is open; false unless opened} */
  public boolean nodeExporter() {
    return nodeExporter;
  }

  /** {@return the log group broker logs go to, empty when none} */
  public Optional<String> logGroup() {
    return Optional.ofNullable(logGroup);
  }

  /** {@return the delivery stream broker logs go to, empty when none} */
  public Optional<String> deliveryStream() {
    return Optional.ofNullable(deliveryStream);
  }

  /** {@return the bucket broker logs go to, empty when none} */
  public Optional<LogBucket> bucket() {
    return Optional.ofNullable(bucket);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MonitoringSettings that
        && level == that.level
        && jmxExporter == that.jmxExporter
        && nodeExporter == that.nodeExporter
        && Objects.equals(logGroup, that.logGroup)
        && Objects.equals(deliveryStream, that.deliveryStream)
        && Objects.equals(bucket, that.bucket);
  }

  @Override
  public int hashCode() {
    return Objects.hash(level, jmxExporter, nodeExporter, logGroup, deliveryStream, bucket);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(level.name());
    text.append(jmxExporter ? ", JMX exporter" : "").append(nodeExporter ? ", node exporter" : "");
    logGroup().ifPresent(group -> text.append(", logs to CloudWatch ").append(group));
    deliveryStream().ifPresent(stream -> text.append(", logs to Firehose ").append(stream));
    bucket().ifPresent(to -> text.append(", logs to S3 ").append(to.name()));
    return text.toString();
  }
}
