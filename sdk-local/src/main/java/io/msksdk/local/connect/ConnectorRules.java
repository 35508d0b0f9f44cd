package io.msksdk.local.connect;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafkaconnect.model.CreateConnectorRequest;
import software.amazon.awssdk.services.kafkaconnect.model.KafkaCluster;
import software.amazon.awssdk.services.kafkaconnect.model.LogDelivery;
import software.amazon.awssdk.services.kafkaconnect.model.Plugin;
import software.amazon.awssdk.services.kafkaconnect.model.WorkerLogDelivery;

/**
 * What a new connector must be, its capacity, plugin and worker configuration aside (developer
 * guide, "Creating a connector"; API reference of MSK Connect, {@code CreateConnector}).
 */
final class ConnectorRules {
  // the guide has the first; the second is the one the service has offered since
  private static final Set<String> VERSIONS = Set.of("2.7.1", "3.7.x");
  private static final Set<String> AUTHENTICATION = Set.of("NONE", "IAM");
  private static final Set<String> ENCRYPTION = Set.of("PLAINTEXT", "TLS");
  private static final Pattern BOOTSTRAP =
      Pattern.compile("[^\\s,:]+:\\d{1,5}(,[^\\s,:]+:\\d{1,5})*");
  private static final Pattern ROLE = Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:role/.+");

  private ConnectorRules() {}

  static void check(CreateConnectorRequest request) {
    configuration(request.connectorConfiguration());
    cluster(request.kafkaCluster());
    security(
        request.kafkaClusterClientAuthentication().authenticationTypeAsString(),
        request.kafkaClusterEncryptionInTransit().encryptionTypeAsString());
    oneOf("kafkaConnectVersion", request.kafkaConnectVersion(), VERSIONS);
    plugins(request.plugins());
    if (!ROLE.matcher(request.serviceExecutionRoleArn()).matches()) {
      throw ConnectRefusal.invalid("serviceExecutionRoleArn", "It must be the ARN of an IAM role.");
    }
    logs(request.logDelivery());
    var unused = Tags.checked(request.tags());
  }

  /** Holds for new connectors and for updates. */
  static void configuration(Map<String, String> configuration) {
    String member = "connectorConfiguration";
    String type = configuration.get("connector.class");
    if (type == null || type.isBlank()) {
      throw ConnectRefusal.invalid(member, "The property connector.class is required.");
    }
    String tasks = configuration.get("tasks.max");
    if (tasks == null) {
      throw ConnectRefusal.invalid(member, "The property tasks.max is required.");
    }
    if (!tasks.matches("[1-9]\\d{0,8}")) {
      throw ConnectRefusal.invalid(member, "The property tasks.max must be a positive integer.");
    }
  }

  private static void cluster(KafkaCluster cluster) {
    String at = "kafkaCluster.apacheKafkaCluster.";
    if (!BOOTSTRAP.matcher(cluster.apacheKafkaCluster().bootstrapServers()).matches()) {
      throw ConnectRefusal.invalid(
          at + "bootstrapServers", "It must be hosts with ports, separated by commas.");
    }
    if (cluster.apacheKafkaCluster().vpc().subnets().isEmpty()) {
      throw ConnectRefusal.invalid(at + "vpc.subnets", "There must be at least one subnet.");
    }
  }

  private static void security(String authentication, String encryption) {
    String authenticationType = "kafkaClusterClientAuthentication.authenticationType";
    oneOf(authenticationType, authentication, AUTHENTICATION);
    oneOf("kafkaClusterEncryptionInTransit.encryptionType", encryption, ENCRYPTION);
    if (authentication.equals("IAM") && encryption.equals("PLAINTEXT")) {
      throw ConnectRefusal.invalid(authenticationType, "IAM needs encryption in transit by TLS.");
    }
  }

  private static void plugins(List<Plugin> plugins) {
    if (plugins.size() != 1) {
      throw ConnectRefusal.invalid(
          "plugins", "You must specify a single-element list containing one customPlugin object.");
    }
  }

  private static void logs(@Nullable LogDelivery delivery) {
    if (delivery == null) {
      return;
    }
    WorkerLogDelivery logs = delivery.workerLogDelivery();
    String at = "logDelivery.workerLogDelivery.";
    if (logs.cloudWatchLogs() != null) {
      target(
          logs.cloudWatchLogs().enabled(),
          logs.cloudWatchLogs().logGroup(),
          at + "cloudWatchLogs.logGroup");
    }
    if (logs.firehose() != null) {
      target(
          logs.firehose().enabled(),
          logs.firehose().deliveryStream(),
          at + "firehose.deliveryStream");
    }
    if (logs.s3() != null) {
      target(logs.s3().enabled(), logs.s3().bucket(), at + "s3.bucket");
    }
  }

  private static void target(boolean enabled, @Nullable String target, String member) {
    if (enabled && (target == null || target.isBlank())) {
      throw ConnectRefusal.invalid(member, "It is required where the delivery is enabled.");
    }
  }

  private static void oneOf(String member, String value, Set<String> allowed) {
    if (!allowed.contains(value)) {
      throw ConnectRefusal.invalid(
          member, value + " is not one of " + allowed.stream().sorted().toList() + ".");
    }
  }
}
