package io.msksdk.replication.replicator;

import io.msksdk.replication.replicator.SelfManagedKafka.Login;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.KafkaCluster;
import software.amazon.awssdk.services.kafka.model.KafkaClusterClientAuthentication;
import software.amazon.awssdk.services.kafka.model.KafkaClusterDescription;

/** A cluster that MSK does not run in the service's own shape, and back. */
final class SelfManagedShape {
  private static final String SHA_256 = "SHA256";
  private static final String SHA_512 = "SHA512";

  private SelfManagedShape() {}

  static void fill(KafkaCluster.Builder cluster, SelfManagedKafka kafka) {
    cluster
        .apacheKafkaCluster(
            c ->
                c.apacheKafkaClusterId(kafka.clusterId())
                    .bootstrapBrokerString(kafka.bootstrapServers()))
        .clientAuthentication(login(kafka))
        .encryptionInTransit(
            e -> e.encryptionType("TLS").rootCaCertificate(kafka.rootCaSecretArn().orElse(null)));
  }

  private static KafkaClusterClientAuthentication login(SelfManagedKafka kafka) {
    KafkaClusterClientAuthentication.Builder login = KafkaClusterClientAuthentication.builder();
    if (kafka.login() == Login.MTLS) {
      return login.mtls(m -> m.secretArn(kafka.secretArn())).build();
    }
    String mechanism = kafka.login() == Login.SCRAM_SHA_256 ? SHA_256 : SHA_512;
    return login.saslScram(s -> s.mechanism(mechanism).secretArn(kafka.secretArn())).build();
  }

  /** Empty for a cluster of MSK's, and for a login this version does not know. */
  static Optional<SelfManagedKafka> read(KafkaClusterDescription raw) {
    var cluster = raw.apacheKafkaCluster();
    var login = raw.clientAuthentication();
    if (cluster == null || login == null) {
      return Optional.empty();
    }
    String rootCa =
        raw.encryptionInTransit() == null ? null : raw.encryptionInTransit().rootCaCertificate();
    return read(login)
        .map(
            known ->
                SelfManagedKafka.of(
                    cluster.apacheKafkaClusterId(),
                    cluster.bootstrapBrokerString(),
                    known.login(),
                    known.secretArn()))
        .map(kafka -> trusting(kafka, rootCa));
  }

  private static SelfManagedKafka trusting(SelfManagedKafka kafka, @Nullable String rootCa) {
    return rootCa == null ? kafka : kafka.rootCa(rootCa);
  }

  private static Optional<KnownLogin> read(KafkaClusterClientAuthentication login) {
    if (login.mtls() != null) {
      return Optional.of(new KnownLogin(Login.MTLS, login.mtls().secretArn()));
    }
    var scram = login.saslScram();
    if (scram == null) {
      return Optional.empty();
    }
    return switch (String.valueOf(scram.mechanismAsString())) {
      case SHA_256 -> Optional.of(new KnownLogin(Login.SCRAM_SHA_256, scram.secretArn()));
      case SHA_512 -> Optional.of(new KnownLogin(Login.SCRAM_SHA_512, scram.secretArn()));
      default -> Optional.empty();
    };
  }

  private record KnownLogin(Login login, String secretArn) {}
}
