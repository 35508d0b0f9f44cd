package io.msksdk.replication.replicator;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka cluster that MSK does not run, as the source or the target of a replicator (Amazon MSK
 * Developer Guide, "Set up prerequisites for MSK Replicator with self-managed Apache Kafka
 * clusters" and "CreateReplicator API examples for self-managed Kafka clusters"): Kafka 2.8.1 or
 * later, reached over TLS; the other cluster must have Express brokers. Immutable.
 *
 * <pre>{@code
 * SelfManagedKafka own = SelfManagedKafka
 *     .of("5L6g3nShT-eMCtK--X86sw", "kafka-1:9096,kafka-2:9096", Login.SCRAM_SHA_512, secretArn)
 *     .rootCa(certificateSecretArn);
 * }</pre>
 */
public final class SelfManagedKafka {
  private final String clusterId;
  private final String bootstrapServers;
  private final Login login;
  private final String secretArn;
  private final @Nullable String rootCaSecretArn;

  private SelfManagedKafka(
      String clusterId,
      String bootstrapServers,
      Login login,
      String secretArn,
      @Nullable String rootCaSecretArn) {
    this.clusterId = requireNonNull(clusterId, "clusterId");
    this.bootstrapServers = requireNonNull(bootstrapServers, "bootstrapServers");
    this.login = requireNonNull(login, "login");
    this.secretArn = requireNonNull(secretArn, "secretArn");
    this.rootCaSecretArn = rootCaSecretArn;
  }

  /** How a replicator logs in to a cluster that MSK does not run. */
  public enum Login {
    /** SASL/SCRAM with SHA-256: the secret has {@code username} and {@code password}. */
    SCRAM_SHA_256,
    /** SASL/SCRAM with SHA-512: the secret has {@code username} and {@code password}. */
    SCRAM_SHA_512,
    /** A client certificate, which the secret holds. */
    MTLS
  }

  /**
   * Describes a cluster.
   *
   * @param clusterId Kafka's own id of the cluster, as {@code kafka-cluster.sh cluster-id} prints
   *     it
   * @param bootstrapServers {@code host:port} of brokers, with commas between them
   * @param login how to log in
   * @param secretArn the secret to log in with, in Secrets Manager
   * @return the cluster, whose certificates are of a public CA
   */
  public static SelfManagedKafka of(
      String clusterId, String bootstrapServers, Login login, String secretArn) {
    return new SelfManagedKafka(clusterId, bootstrapServers, login, secretArn, null);
  }

  /**
   * Sets the CA of the brokers' certificates, where it is no public one.
   *
   * @param secretArn the secret whose {@code certificate} is the CA's chain, PEM
   * @return the cluster with it
   */
  public SelfManagedKafka rootCa(String secretArn) {
    return new SelfManagedKafka(
        clusterId, bootstrapServers, login, this.secretArn, requireNonNull(secretArn, "secretArn"));
  }

  /**
   * Returns Kafka's own id of the cluster.
   *
   * @return the id
   */
  public String clusterId() {
    return clusterId;
  }

  /**
   * Returns where the cluster is reached.
   *
   * @return {@code host:port} of brokers, with commas between them
   */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /**
   * Returns how to log in.
   *
   * @return the login
   */
  public Login login() {
    return login;
  }

  /**
   * Returns the secret to log in with.
   *
   * @return its ARN
   */
  public String secretArn() {
    return secretArn;
  }

  /**
   * Returns the secret with the CA of the brokers' certificates.
   *
   * @return its ARN, empty for a public CA
   */
  public Optional<String> rootCaSecretArn() {
    return Optional.ofNullable(rootCaSecretArn);
  }

  private List<Object> values() {
    return List.of(clusterId, bootstrapServers, login, secretArn, rootCaSecretArn());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SelfManagedKafka that && values().equals(that.values());
  }

  @Override
  public int hashCode() {
    return values().hashCode();
  }

  @Override
  public String toString() {
    return "SelfManagedKafka" + values();
  }
}
