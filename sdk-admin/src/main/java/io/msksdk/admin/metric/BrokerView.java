package io.msksdk.admin.metric;

import java.util.List;

/** Metrics of a broker that answer one question together. */
public enum BrokerView {
  /** Which allowance of the network was exceeded when TrafficShaping is above zero. */
  TRAFFIC_SHAPING(
      "TrafficShaping",
      "BwInAllowanceExceeded",
      "BwOutAllowanceExceeded",
      "ConnTrackAllowanceExceeded",
      "PpsAllowanceExceeded"),
  /** Where the time of produce requests goes: queue, leader, response queue, sending. */
  PRODUCE_LATENCY(
      "ProduceTotalTimeMsMean",
      "ProduceRequestQueueTimeMsMean",
      "ProduceLocalTimeMsMean",
      "ProduceResponseQueueTimeMsMean",
      "ProduceResponseSendTimeMsMean"),
  /** Where the time of consumers' fetches goes. */
  CONSUMER_LATENCY(
      "FetchConsumerTotalTimeMsMean",
      "FetchConsumerRequestQueueTimeMsMean",
      "FetchConsumerLocalTimeMsMean",
      "FetchConsumerResponseQueueTimeMsMean",
      "FetchConsumerResponseSendTimeMsMean"),
  /** Where the time of followers' fetches goes. */
  FOLLOWER_LATENCY(
      "FetchFollowerTotalTimeMsMean",
      "FetchFollowerRequestQueueTimeMsMean",
      "FetchFollowerLocalTimeMsMean",
      "FetchFollowerResponseQueueTimeMsMean",
      "FetchFollowerResponseSendTimeMsMean"),
  /** What quotas hold back: fetches, produce requests and requests of any kind. */
  THROTTLING(
      "FetchThrottleByteRate",
      "FetchThrottleQueueSize",
      "FetchThrottleTime",
      "ProduceThrottleByteRate",
      "ProduceThrottleQueueSize",
      "ProduceThrottleTime",
      "RequestThrottleQueueSize",
      "RequestThrottleTime",
      "RequestTime",
      "RequestExemptFromThrottleTime"),
  /** How tiered storage keeps up: what waits, what moves, what fails, how busy it is. */
  TIERED_STORAGE(
      "RemoteCopyLagBytes",
      "RemoteCopyBytesPerSec",
      "RemoteCopyErrorsPerSec",
      "RemoteFetchBytesPerSec",
      "RemoteFetchRequestPerSec",
      "RemoteFetchErrorsPerSec",
      "RemoteLogReaderTaskQueueSize",
      "RemoteLogReaderAvgIdlePercent",
      "RemoteLogManagerTasksAvgIdlePercent"),
  /** How the volume does: what waits, operations, bytes, time, burst balance. */
  VOLUME(
      "VolumeQueueLength",
      "VolumeReadOps",
      "VolumeReadBytes",
      "VolumeTotalReadTime",
      "VolumeWriteOps",
      "VolumeWriteBytes",
      "VolumeTotalWriteTime",
      "BurstBalance");

  @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable, its type does not say so
  private final List<String> metrics;

  BrokerView(String... metrics) {
    this.metrics = List.of(metrics);
  }

  /**
   * Returns the metrics, the one that sums up the others first where there is one.
   *
   * @return names, unmodifiable
   */
  public List<String> metrics() {
    return metrics;
  }
}
