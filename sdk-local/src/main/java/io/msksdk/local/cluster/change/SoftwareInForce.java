package io.msksdk.local.cluster.change;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.BrokerSoftwareInfo;
import software.amazon.awssdk.services.kafka.model.ConfigurationInfo;
import software.amazon.awssdk.services.kafka.model.MutableClusterInfo;
import software.amazon.awssdk.services.kafka.model.Provisioned;

/** The Kafka version and the configuration of a cluster. */
final class SoftwareInForce {
  private SoftwareInForce() {}

  /** What an operation shows; the guide shows nothing for a cluster without a configuration. */
  static MutableClusterInfo configuration(Provisioned settings) {
    return MutableClusterInfo.builder().configurationInfo(inForce(settings)).build();
  }

  static @Nullable ConfigurationInfo inForce(Provisioned settings) {
    BrokerSoftwareInfo software = settings.currentBrokerSoftwareInfo();
    return software.configurationArn() == null
        ? null
        : ConfigurationInfo.builder()
            .arn(software.configurationArn())
            .revision(software.configurationRevision())
            .build();
  }

  static Provisioned with(
      Provisioned before,
      @Nullable String kafkaVersion,
      @Nullable ConfigurationInfo configuration) {
    BrokerSoftwareInfo.Builder software = before.currentBrokerSoftwareInfo().toBuilder();
    if (kafkaVersion != null) {
      software.kafkaVersion(kafkaVersion);
    }
    if (configuration != null) {
      software.configurationArn(configuration.arn());
      software.configurationRevision(configuration.revision());
    }
    return before.toBuilder().currentBrokerSoftwareInfo(software.build()).build();
  }
}
