package io.msksdk.local.configuration;

import software.amazon.awssdk.services.kafka.model.Configuration;
import software.amazon.awssdk.services.kafka.model.ConfigurationRevision;

/** Configurations in the shapes of the service. */
final class ConfigurationShapes {
  private ConfigurationShapes() {}

  static Configuration whole(ConfigurationRecord configuration) {
    return Configuration.builder()
        .arn(configuration.arn())
        .creationTime(configuration.first().createdAt())
        .description(configuration.description())
        .kafkaVersions(configuration.kafkaVersions())
        .latestRevision(revision(configuration.latest()))
        .name(configuration.name())
        .state(configuration.state())
        .build();
  }

  static ConfigurationRevision revision(Revision revision) {
    return ConfigurationRevision.builder()
        .creationTime(revision.createdAt())
        .description(revision.description())
        .revision(revision.number())
        .build();
  }
}
