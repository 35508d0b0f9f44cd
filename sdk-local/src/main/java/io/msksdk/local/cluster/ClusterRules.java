package io.msksdk.local.cluster;

import io.msksdk.local.refusal.Refusal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.BrokerNodeGroupInfo;
import software.amazon.awssdk.services.kafka.model.ProvisionedRequest;

/**
 * What a new cluster must be (developer guide, "Creating a cluster"). One thing is more lenient
 * than the service: a single subnet, so that a test can have one broker.
 */
final class ClusterRules {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,63}");
  private static final Pattern KAFKA_VERSION =
      Pattern.compile("\\d+\\.\\d+\\.(\\d+|x)(\\.kraft|\\.tiered)?");
  private static final Pattern INSTANCE_TYPE =
      Pattern.compile("(kafka|express)\\.[a-z0-9]+\\.[a-z0-9]+");
  private static final int MOST_BROKERS_ZOOKEEPER = 30;
  private static final int MOST_BROKERS_KRAFT = 60;

  private final ProvisionedRequest settings;
  private final String prefix;

  private ClusterRules(ClusterRequest request) {
    this.settings = request.provisioned();
    this.prefix = request.prefix();
  }

  static void check(ClusterRequest request) {
    name(request.name());
    ClusterRules rules = new ClusterRules(request);
    rules.kafkaVersion();
    rules.brokerNodes();
    rules.vpcConnectivity();
  }

  private static void name(@Nullable String name) {
    if (name == null) {
      throw missing("clusterName");
    }
    if (!NAME.matcher(name).matches()) {
      throw Refusal.badRequest(
          "clusterName",
          "The cluster name "
              + name
              + " isn't valid: 1 to 64 letters, digits and hyphens, the first one no hyphen.");
    }
  }

  private void kafkaVersion() {
    String version = settings.kafkaVersion();
    if (version == null) {
      throw missing(prefix + "kafkaVersion");
    }
    if (!KAFKA_VERSION.matcher(version).matches()) {
      throw Refusal.badRequest(
          prefix + "kafkaVersion", "Unsupported KafkaVersion [" + version + "].");
    }
  }

  private void brokerNodes() {
    BrokerNodeGroupInfo group = settings.brokerNodeGroupInfo();
    if (group == null) {
      throw missing(prefix + "brokerNodeGroupInfo");
    }
    instanceType(group.instanceType());
    List<String> subnets = group.clientSubnets();
    if (subnets.isEmpty()) {
      throw missing(prefix + "brokerNodeGroupInfo.clientSubnets");
    }
    if (subnets.size() > 3 || subnets.stream().distinct().count() != subnets.size()) {
      throw Refusal.badRequest(
          prefix + "brokerNodeGroupInfo.clientSubnets",
          "The client subnets must be at most 3, each in a different Availability Zone.");
    }
    count(settings.numberOfBrokerNodes(), subnets.size());
  }

  private void instanceType(@Nullable String type) {
    if (type == null) {
      throw missing(prefix + "brokerNodeGroupInfo.instanceType");
    }
    if (!INSTANCE_TYPE.matcher(type).matches()) {
      throw Refusal.badRequest(
          prefix + "brokerNodeGroupInfo.instanceType", "Unsupported InstanceType [" + type + "].");
    }
  }

  private void count(@Nullable Integer brokers, int subnets) {
    if (brokers == null) {
      throw missing(prefix + "numberOfBrokerNodes");
    }
    int most =
        settings.kafkaVersion().endsWith(".kraft") ? MOST_BROKERS_KRAFT : MOST_BROKERS_ZOOKEEPER;
    if (brokers < 1 || brokers > most) {
      throw Refusal.badRequest(
          prefix + "numberOfBrokerNodes",
          "The number of broker nodes must be between 1 and " + most + ".");
    }
    if (brokers % subnets != 0) {
      throw Refusal.badRequest(
          prefix + "numberOfBrokerNodes",
          "The number of broker nodes must be a multiple of the number of Availability Zones in"
              + " the client subnets: "
              + brokers
              + " brokers, "
              + subnets
              + " subnets.");
    }
  }

  private void vpcConnectivity() {
    if (ClusterListeners.anyVpcConnectivity(settings.brokerNodeGroupInfo())) {
      throw Refusal.badRequest(
          prefix + "brokerNodeGroupInfo.connectivityInfo.vpcConnectivity",
          "When creating a cluster, all vpcConnectivity auth schemes must be disabled"
              + " ('enabled' : false). You can enable auth schemes after the cluster is created");
    }
  }

  private static Refusal missing(String member) {
    return Refusal.badRequest(
        member, "The request is missing the required parameter " + member + ".");
  }
}
