package io.msksdk.examples.connect;

import static io.msksdk.auth.client.NetworkPath.PRIVATE;

import io.msksdk.auth.client.BootstrapBrokers;
import io.msksdk.auth.client.ClientCertificate;
import io.msksdk.auth.client.ClientProperties;
import io.msksdk.auth.client.KafkaAuth;
import io.msksdk.auth.credentials.SharedCredentials;
import io.msksdk.auth.iam.IamMechanism;
import java.nio.file.Path;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * One example per way to connect. Each ends in properties for {@code new KafkaProducer<>(..)} and
 * its kin. On MSK itself {@code trust} is not needed: every JDK trusts MSK's authority.
 */
final class EveryMode {
  private final BootstrapBrokers brokers;
  private final String authority;

  /** Connects to these brokers, whose certificates this authority signed. */
  EveryMode(BootstrapBrokers brokers, String authority) {
    this.brokers = brokers;
    this.authority = authority;
  }

  /** IAM access control with the official library's mechanism; the provider stays an object. */
  ClientProperties iam(AwsCredentialsProvider credentials) {
    return KafkaAuth.iam(credentials).trust(authority).on(brokers, PRIVATE);
  }

  /** The same without the official library, and fit for a native image. */
  ClientProperties iamWithOurMechanism(AwsCredentialsProvider credentials) {
    return KafkaAuth.iam(credentials)
        .mechanism(IamMechanism.OWN)
        .trust(authority)
        .on(brokers, PRIVATE);
  }

  /** IAM access control over OAUTHBEARER, which clients of other vendors speak as well. */
  ClientProperties iamToken(AwsCredentialsProvider credentials) {
    return KafkaAuth.iamToken(credentials).trust(authority).on(brokers, PRIVATE);
  }

  /** As a role, whose sessions all clients of this JVM share; close them when the clients are. */
  ClientProperties iamRole(SharedCredentials role) {
    return KafkaAuth.iam(role)
        .trust(authority)
        .on(brokers, PRIVATE)
        .durableProducer()
        .closestReplica("use1-az1")
        .staticMembership("billing-1", Duration.ofMinutes(5));
  }

  /** With a user and a password out of Secrets Manager. */
  ClientProperties scram(SecretsManagerClient secrets, String secretId) {
    return KafkaAuth.scram(secrets, secretId).trust(authority).on(brokers, PRIVATE);
  }

  /** With a certificate of the client. */
  ClientProperties mutualTls(Path chain, Path key) {
    return KafkaAuth.mtls(ClientCertificate.files(chain, key))
        .trust(authority)
        .on(brokers, PRIVATE);
  }

  /** Over TLS, as nobody in particular. */
  ClientProperties tls() {
    return KafkaAuth.tls().trust(authority).on(brokers, PRIVATE);
  }

  /** Without encryption, inside of the VPC. */
  ClientProperties plaintext() {
    return KafkaAuth.plaintext().on(brokers, PRIVATE);
  }

  /** A worker of Kafka Connect, which finds its credentials by a name. */
  Path connectWorker(Path file) {
    return KafkaAuth.iam("default")
        .trust(authority)
        .on(brokers, PRIVATE)
        .file(file)
        .connectWorker("workers");
  }
}
