package io.msksdk.local.broker;

import io.msksdk.local.quota.Quotas;
import java.time.InstantSource;
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
}
