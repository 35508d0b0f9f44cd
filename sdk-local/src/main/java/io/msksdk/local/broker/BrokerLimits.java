package io.msksdk.local.broker;

import io.msksdk.local.quota.Quotas;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.image.MetadataImage;
import org.jspecify.annotations.Nullable;

/** The quotas that brokers keep themselves (developer guide, "Amazon MSK quota"). */
record BrokerLimits(Quotas quotas) {
  private static final String SMALLEST = "kafka.t3.small";

  /** How many logins with IAM a second; null is the size of a serverless cluster's brokers. */
  int newPerSecond(@Nullable String brokerSize) {
    return quotas.of(
        SMALLEST.equals(brokerSize) ? "newConnectionsPerSecondT3Small" : "newConnectionsPerSecond");
  }

  /** How many connections with IAM at any time. */
  int atOnce() {
    return quotas.of("iamConnectionsPerBroker");
  }

  /** What topics of a serverless cluster are held against. */
  ServerlessPolicy.Limits serverless(Supplier<MetadataImage> cluster) {
    return new ServerlessPolicy.Limits(
        cluster,
        quotas.of("serverlessPartitions"),
        quotas.of("serverlessCompactedPartitions"),
        new PartitionChanges(
            quotas.of("serverlessPartitionChangesPerFiveMinutes"), InstantSource.system()));
  }

  /** What all clients of a serverless cluster together are held against. */
  ServerlessThroughput.Limits throughput() {
    return new ServerlessThroughput.Limits(
        quotas.of("serverlessIngressBytesPerSecond"), quotas.of("serverlessEgressBytesPerSecond"));
  }

  /** What the requests of a serverless cluster's clients are held against. */
  ServerlessUse clients() {
    return new ServerlessUse(
        new ServerlessUse.Limits(
            quotas.of("serverlessRequestsPerSecond"),
            quotas.of("serverlessTopicCallsPerSecond"),
            quotas.of("serverlessConsumerGroups"),
            quotas.of("serverlessFetchBytesPerRequest"),
            quotas.of("serverlessMessageBytes"),
            quotas.of("serverlessPartitionIngressBytesPerSecond"),
            quotas.of("serverlessPartitionEgressBytesPerSecond")),
        InstantSource.system());
  }

  /** What topics with tiered storage are held against. */
  TieredTopicPolicy.Limits tiered(Supplier<MetadataImage> cluster) {
    return new TieredTopicPolicy.Limits(
        cluster,
        Map.of(
            "retention.ms", quotas.of("tieredRetentionMsMin"),
            "segment.bytes", quotas.of("tieredSegmentBytesMin"),
            "segment.ms", quotas.of("tieredSegmentMsMin")));
  }
}
