package io.msksdk.admin.cluster;

import static java.util.Objects.requireNonNull;

import io.msksdk.admin.configuration.ConfigurationRevision;
import io.msksdk.core.catalogue.Limits;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link ClusterSpec} says, and its builder while it is being said. A spec keeps a copy
 * nobody else has. Not thread-safe while it is changed.
 */
final class SpecValues {
  final String name;
  String kafkaVersion;
  int brokers = 3;
  BrokerSize brokerSize = BrokerSize.standard("m7g.large");
  List<String> subnets = List.of();
  List<String> securityGroups = List.of();
  StorageSettings storage = StorageSettings.ofGib(100);
  SecuritySettings security = SecuritySettings.access(ClusterAccess.IAM);
  boolean encryptedInCluster = true;
  MonitoringSettings monitoring = MonitoringSettings.defaults();
  ConnectivitySettings connectivity = ConnectivitySettings.privateOnly();
  @Nullable ConfigurationRevision configuration;
  @Nullable Rebalancing rebalancing;
  Map<String, String> tags = new LinkedHashMap<>();
  Limits limits = Limits.published();

  SpecValues(String name, String kafkaVersion) {
    this.name = requireNonNull(name, "name");
    this.kafkaVersion = requireNonNull(kafkaVersion, "kafkaVersion");
  }

  SpecValues copy() {
    SpecValues copy = new SpecValues(name, kafkaVersion);
    copy.brokers = brokers;
    copy.brokerSize = brokerSize;
    copy.subnets = subnets;
    copy.securityGroups = securityGroups;
    copy.storage = storage;
    copy.security = security;
    copy.encryptedInCluster = encryptedInCluster;
    copy.monitoring = monitoring;
    copy.connectivity = connectivity;
    copy.configuration = configuration;
    copy.rebalancing = rebalancing;
    copy.tags = new LinkedHashMap<>(tags);
    copy.limits = limits;
    return copy;
  }

  /** Everything that makes two specs the same; the limits they were checked by do not. */
  List<Object> list() {
    return List.of(
        name,
        kafkaVersion,
        brokers,
        brokerSize,
        subnets,
        securityGroups,
        storage,
        security,
        encryptedInCluster,
        List.of(
            monitoring,
            connectivity,
            Optional.ofNullable(configuration),
            Optional.ofNullable(rebalancing),
            tags));
  }
}
