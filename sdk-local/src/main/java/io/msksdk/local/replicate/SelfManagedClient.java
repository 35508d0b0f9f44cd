package io.msksdk.local.replicate;

import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.jaas.JaasEntry;
import io.msksdk.core.json.JsonObject;
import io.msksdk.local.iam.ScramClientLogin;
import io.msksdk.local.replicator.ReplicationFailure;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.kafka.model.KafkaCluster;
import software.amazon.awssdk.services.kafka.model.KafkaClusterSaslScramMechanism;

/**
 * What clients need of a cluster that MSK does not run. A secret holds {@code username} and {@code
 * password} for SASL/SCRAM and, for a private CA, {@code certificate} (developer guide, "Set up
 * prerequisites for MSK Replicator with self-managed Apache Kafka clusters"); for mTLS {@code
 * certificate}, {@code privateKey} and, for a key that is encrypted, {@code privateKeyPassword}, as
 * other services of AWS have it (AWS Lambda Developer Guide, "Configuring cluster authentication
 * methods in Lambda"): the guide of MSK does not name the members of that one.
 */
final class SelfManagedClient {
  private static final String READ = "secretsmanager:GetSecretValue";
  private static final String CERTIFICATE = "certificate";

  private final String role;
  private final KafkaCluster cluster;
  private final RoleRights rights;
  private final SourceSecrets secrets;

  SelfManagedClient(String role, KafkaCluster cluster, RoleRights rights, SourceSecrets secrets) {
    this.role = role;
    this.cluster = cluster;
    this.rights = rights;
    this.secrets = secrets;
  }

  /** The secret a replicator logs in with. */
  static String secretArn(KafkaCluster cluster) {
    var authentication = cluster.clientAuthentication();
    return authentication.mtls() == null
        ? authentication.saslScram().secretArn()
        : authentication.mtls().secretArn();
  }

  Map<String, String> properties() {
    Map<String, String> client = new HashMap<>();
    client.put("bootstrap.servers", cluster.apacheKafkaCluster().bootstrapBrokerString());
    boolean tls = cluster.encryptionInTransit() != null;
    if (tls && cluster.encryptionInTransit().rootCaCertificate() != null) {
      client.put("ssl.truststore.type", "PEM");
      client.put(
          "ssl.truststore.certificates",
          member(cluster.encryptionInTransit().rootCaCertificate(), CERTIFICATE));
    }
    if (cluster.clientAuthentication().mtls() == null) {
      client.put("security.protocol", tls ? "SASL_SSL" : "SASL_PLAINTEXT");
      scram(client);
    } else {
      client.put("security.protocol", "SSL");
      certificate(client);
    }
    return client;
  }

  private void scram(Map<String, String> client) {
    var scram = cluster.clientAuthentication().saslScram();
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
  }

  private void certificate(Map<String, String> client) {
    String secret = secretArn(cluster);
    client.put("ssl.keystore.type", "PEM");
    client.put("ssl.keystore.certificate.chain", member(secret, CERTIFICATE));
    client.put("ssl.keystore.key", member(secret, "privateKey"));
    members(secret)
        .text("privateKeyPassword")
        .ifPresent(password -> client.put("ssl.key.password", password));
  }

  private String member(String secretArn, String name) {
    return members(secretArn).text(name).orElseThrow(() -> wrong(secretArn, "has no " + name));
  }

  private JsonObject members(String secretArn) {
    if (!rights.allow(role, READ, secretArn)) {
      throw new ReplicationFailure(
          "AccessDenied",
          "The service execution role "
              + role
              + " is not allowed "
              + READ
              + " on "
              + secretArn
              + ". Allow it, and create the replicator again.");
    }
    String value = secrets.value(secretArn).orElseThrow(() -> wrong(secretArn, "does not exist"));
    try {
      return JsonObject.parse(secretArn, value);
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
            + ". Store username and password, or certificate and privateKey, in it, for a private CA"
            + " its certificate in its own, and create the replicator again.");
  }
}
