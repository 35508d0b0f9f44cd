package io.msksdk.local.replicate;

import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.jaas.JaasEntry;
import io.msksdk.core.json.JsonObject;
import io.msksdk.local.iam.ScramClientLogin;
import io.msksdk.local.replicator.ReplicationFailure;
import io.msksdk.local.replicator.ReplicationPlan;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.kafka.model.KafkaCluster;
import software.amazon.awssdk.services.kafka.model.KafkaClusterSaslScramMechanism;

/**
 * What clients need of a source that MSK does not run: its secrets hold {@code username}, {@code
 * password} and, for a private CA, {@code certificate} (developer guide, "Set up prerequisites for
 * MSK Replicator with self-managed Apache Kafka clusters").
 */
final class SelfManagedClient {
  private static final String READ = "secretsmanager:GetSecretValue";

  private final ReplicationPlan plan;
  private final RoleRights rights;
  private final SourceSecrets secrets;

  SelfManagedClient(ReplicationPlan plan, RoleRights rights, SourceSecrets secrets) {
    this.plan = plan;
    this.rights = rights;
    this.secrets = secrets;
  }

  Map<String, String> properties() {
    KafkaCluster source = plan.source();
    boolean tls = source.encryptionInTransit() != null;
    Map<String, String> client = new HashMap<>();
    client.put("bootstrap.servers", source.apacheKafkaCluster().bootstrapBrokerString());
    client.put("security.protocol", tls ? "SASL_SSL" : "SASL_PLAINTEXT");
    if (tls && source.encryptionInTransit().rootCaCertificate() != null) {
      String certificate = source.encryptionInTransit().rootCaCertificate();
      client.put("ssl.truststore.type", "PEM");
      client.put("ssl.truststore.certificates", member(certificate, "certificate"));
    }
    var scram = source.clientAuthentication().saslScram();
    client.put(
        "sasl.mechanism",
        scram.mechanism() == KafkaClusterSaslScramMechanism.SHA256
            ? "SCRAM-SHA-256"
            : "SCRAM-SHA-512");
    client.put(
        "sasl.jaas.config",
        JaasEntry.of(ScramClientLogin.class.getName())
            .option("username", member(scram.secretArn(), "username"))
            .option("password", member(scram.secretArn(), "password"))
            .text());
    return client;
  }

  private String member(String secretArn, String name) {
    if (!rights.allow(plan.role(), READ, secretArn)) {
      throw new ReplicationFailure(
          "AccessDenied",
          "The service execution role "
              + plan.role()
              + " is not allowed "
              + READ
              + " on "
              + secretArn
              + ". Allow it, and create the replicator again.");
    }
    String value = secrets.value(secretArn).orElseThrow(() -> wrong(secretArn, "does not exist"));
    return text(secretArn, value, name);
  }

  private static String text(String secretArn, String value, String name) {
    try {
      return JsonObject.parse(secretArn, value)
          .text(name)
          .orElseThrow(() -> wrong(secretArn, "has no " + name));
    } catch (InvalidSpecException e) {
      throw wrong(secretArn, "is not a JSON object");
    }
  }

  private static ReplicationFailure wrong(String secretArn, String what) {
    return new ReplicationFailure(
        "InvalidSecret",
        "The secret "
            + secretArn
            + " "
            + what
            + ". Store username, password and, for a private CA, certificate in it, and create the"
            + " replicator again.");
  }
}
