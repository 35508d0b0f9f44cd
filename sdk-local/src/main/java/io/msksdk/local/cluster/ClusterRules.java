package io.msksdk.local.cluster;

import io.msksdk.local.cluster.listener.ClusterListeners;
import io.msksdk.local.cluster.listener.SecurityRules;
import io.msksdk.local.cluster.rule.BrokerSizes;
import io.msksdk.local.cluster.rule.KafkaVersionNumber;
import io.msksdk.local.cluster.rule.StorageRules;
import io.msksdk.local.quota.Quotas;
import io.msksdk.local.refusal.Refusal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.BrokerNodeGroupInfo;
import software.amazon.awssdk.services.kafka.model.ConfigurationInfo;
import software.amazon.awssdk.services.kafka.model.ProvisionedRequest;

/**
 * What a new cluster must be (developer guide, "Creating a cluster"). One thing is more lenient
 * than the service: a single subnet, so that a test can have one broker.
 */
final class ClusterRules {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,63}");

  private final ProvisionedRequest settings;
  private final String prefix;
  private final Quotas quotas;

  private ClusterRules(ClusterRequest request, Quotas quotas) {
    this.quotas = quotas;
    this.settings = request.provisioned();
    this.prefix = request.prefix();
  }

  static void check(ClusterRequest request, Quotas quotas) {
    name(request.name());
    ClusterRules rules = new ClusterRules(request, quotas);
    rules.kafkaVersion();
    rules.brokerNodes();
    rules.connectivity();
    rules.configuration();
    new StorageRules(quotas, rules.prefix).check(rules.settings);
    rules.security();
    rules.rebalancing();
  }

  static void name(@Nullable String name) {
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
    if (!KafkaVersionNumber.isOne(version)) {
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
    if (!BrokerSizes.known(type)) {
      throw Refusal.badRequest(
          prefix + "brokerNodeGroupInfo.instanceType", "Unsupported InstanceType [" + type + "].");
    }
  }

  private void count(@Nullable Integer brokers, int subnets) {
    if (brokers == null) {
      throw missing(prefix + "numberOfBrokerNodes");
    }
    long most = KafkaVersionNumber.of(settings.kafkaVersion()).brokers(quotas);
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

  private void connectivity() {
    if (ClusterListeners.isPublic(settings.brokerNodeGroupInfo().connectivityInfo())) {
      throw Refusal.badRequest(
          prefix + "brokerNodeGroupInfo.connectivityInfo.publicAccess",
          "Public access can't be enabled when a cluster is created. You can enable it after the"
              + " cluster is created.");
    }
    if (ClusterListeners.anyVpcConnectivity(settings.brokerNodeGroupInfo())) {
      throw Refusal.badRequest(
          prefix + "brokerNodeGroupInfo.connectivityInfo.vpcConnectivity",
          "When creating a cluster, all vpcConnectivity auth schemes must be disabled"
              + " ('enabled' : false). You can enable auth schemes after the cluster is created");
    }
  }

  private void configuration() {
    ConfigurationInfo configuration = settings.configurationInfo();
    if (configuration != null && configuration.arn() == null) {
      throw missing(prefix + "configurationInfo.arn");
    }
    if (configuration != null && configuration.revision() == null) {
      throw missing(prefix + "configurationInfo.revision");
    }
  }

  private void security() {
    SecurityRules.check(settings.clientAuthentication(), settings.encryptionInfo(), prefix);
  }

  private void rebalancing() {
    if (settings.rebalancing() != null
        && !BrokerSizes.express(settings.brokerNodeGroupInfo().instanceType())) {
      throw Refusal.badRequest(
          prefix + "rebalancing",
          "Intelligent rebalancing is only supported for clusters with Express brokers.");
    }
  }

  static Refusal missing(String member) {
    return Refusal.badRequest(
        member, "The request is missing the required parameter " + member + ".");
  }
}
