package io.msksdk.auth.client;

import static java.util.Objects.requireNonNull;

import io.msksdk.auth.iam.IamMechanism;
import io.msksdk.auth.password.PasswordLogin;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Who connects to a cluster, and how that is proven. One factory per way; each value is immutable
 * and can be used for any number of clusters and clients, from any thread.
 *
 * <pre>{@code
 * ClientProperties app = KafkaAuth.iam(credentials).on(brokers, NetworkPath.PRIVATE);
 * var consumer = new KafkaConsumer<>(app.consumer("billing"), keys, values);
 * }</pre>
 */
public sealed interface KafkaAuth permits IamAuth, ScramAuth, TlsAuth, PlaintextAuth {

  /**
   * Connects with IAM access control, through the official {@code AWS_MSK_IAM} mechanism unless
   * {@link IamAuth#mechanism} says otherwise. No AWS variable, file or system property is read:
   * credentials come from the provider, the Region from {@link IamAuth#region}, else from the names
   * of the brokers or the cluster's ARN.
   *
   * @param provider gives the credentials, asked again for every connection; it stays the caller's
   *     to close
   * @return the way to connect, to be refined or used as it is
   */
  static IamAuth iam(AwsCredentialsProvider provider) {
    return IamAuth.of(requireNonNull(provider, "provider"));
  }

  /**
   * Connects with IAM access control as the credentials of a name, which can travel as text: the
   * client looks it up in the JVM that it is made in, see {@link
   * io.msksdk.auth.credentials.CredentialNames}.
   *
   * @param name a name of credentials, {@code default} for the AWS default chain
   * @return the way to connect, to be refined or used as it is
   * @throws io.msksdk.core.check.InvalidSpecException if it has not the form of a name
   */
  static IamAuth iam(String name) {
    return IamAuth.ofName(name);
  }

  /**
   * Connects with IAM access control through Kafka's own {@code OAUTHBEARER} mechanism: one signed
   * token per login of a client, renewed before it or its credentials end.
   *
   * @param provider gives the credentials, asked again for every token; it stays the caller's to
   *     close
   * @return the way to connect, to be refined or used as it is
   */
  static IamAuth iamToken(AwsCredentialsProvider provider) {
    return iam(provider).mechanism(IamMechanism.TOKEN);
  }

  /**
   * Connects with a user and a password.
   *
   * @param user the user
   * @param password its password; copied, so the caller's array can be cleared
   * @return the way to connect, to be refined or used as it is
   * @throws io.msksdk.core.check.InvalidSpecException if one of them is empty
   */
  static ScramAuth scram(String user, char[] password) {
    return ScramAuth.of(PasswordLogin.of(user, password));
  }

  /**
   * Connects with the user and the password of a secret. It is read here, and again for connections
   * made half a minute or more later, so that clients go on when it is rotated.
   *
   * @param secrets a client of AWS Secrets Manager, the caller's to close after the Kafka clients
   * @param secretId the secret's ARN or name, such as {@code AmazonMSK_orders}
   * @return the way to connect, to be refined or used as it is
   * @throws io.msksdk.core.call.CallException if the secret cannot be read
   * @throws io.msksdk.core.check.InvalidSpecException if it is not of MSK's form
   */
  static ScramAuth scram(SecretsManagerClient secrets, String secretId) {
    return ScramAuth.of(PasswordLogin.ofSecret(secrets, secretId));
  }

  /**
   * Connects with a certificate of the client (mutual TLS).
   *
   * @param certificate the client's certificate with its key
   * @return the way to connect, to be refined or used as it is
   */
  static TlsAuth mtls(ClientCertificate certificate) {
    return TlsAuth.of(requireNonNull(certificate, "certificate"));
  }

  /**
   * Connects over TLS, as nobody in particular.
   *
   * @return the way to connect, to be refined or used as it is
   */
  static TlsAuth tls() {
    return TlsAuth.anonymous();
  }

  /**
   * Connects without encryption, as nobody in particular. MSK has it on private paths only.
   *
   * @return the way to connect
   */
  static PlaintextAuth plaintext() {
    return PlaintextAuth.INSTANCE;
  }

  /**
   * Returns the authentication mode a cluster must have open.
   *
   * @return the mode
   */
  AuthMode mode();

  /**
   * Makes the properties of Kafka clients for one cluster. Nothing is called or connected.
   *
   * @param brokers where the cluster is
   * @param path the way to reach it
   * @return complete properties for producers, consumers, admins, Streams and Connect
   * @throws AccessNotEnabledException if the cluster does not have this mode on this path
   * @throws io.msksdk.core.check.InvalidSpecException if a value is missing, such as the Region
   */
  ClientProperties on(BootstrapBrokers brokers, NetworkPath path);
}
