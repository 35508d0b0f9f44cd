package io.msksdk.local.broker;

import io.msksdk.local.iam.ConnectRate;
import io.msksdk.local.quota.Quotas;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.image.MetadataImage;
import org.jspecify.annotations.Nullable;

/**
 * The quotas that brokers keep themselves (developer guide, "Amazon MSK quota").
 *
 * @param quotas how much of each thing
 * @param localTime the local MSK's time, by which what MSK counts for minutes is counted; how fast
 *     clients are goes by real time, in which they wait
 */
record BrokerLimits(Quotas quotas, InstantSource localTime) {
  private static final String SMALLEST = "kafka.t3.small";

  /** How many logins with IAM a second a broker of this size takes. */
  ConnectRate logins(@Nullable String brokerSize) {
    return perSecond(
        SMALLEST.equals(brokerSize) ? "newConnectionsPerSecondT3Small" : "newConnectionsPerSecond");
  }

  /** How many connections with IAM a broker has at any time. */
  int atOnce() {
    return quotas.of("iamConnectionsPerBroker");
  }

  /** What topics of a serverless cluster are held against. */
  ServerlessPolicy.Limits serverless(Supplier<MetadataImage> cluster) {
    return new ServerlessPolicy.Limits(
        cluster,
        quotas.of("serverlessPartitions"),
        quotas.of("serverlessCompactedPartitions"),
        quotas.of("serverlessCompactedPartitionKib"),
        new PartitionChanges(quotas.of("serverlessPartitionChangesPerFiveMinutes"), localTime));
  }

  /** What the connections of clients to a serverless cluster are held against. */
  ServerlessConnections connections() {
    return new ServerlessConnections(
        quotas.of("serverlessConnections"), perSecond("serverlessConnectionAttemptsPerSecond"));
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
            quotas.of("serverlessIngressBytesPerSecond"),
            quotas.of("serverlessEgressBytesPerSecond"),
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

  private ConnectRate perSecond(String quota) {
    return new ConnectRate(quotas.of(quota), InstantSource.system());
  }
}
