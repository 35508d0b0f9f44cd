package io.msksdk.auth.client;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * Who connects to a cluster, and how that is proven. One factory per way; each value is immutable
 * and can be used for any number of clusters and clients, from any thread.
 *
 * <pre>{@code
 * ClientProperties app = KafkaAuth.iam(credentials).on(brokers, NetworkPath.PRIVATE);
 * var consumer = new KafkaConsumer<>(app.consumer("billing"), keys, values);
 * }</pre>
 */
public sealed interface KafkaAuth permits IamAuth {

  /**
   * Connects with IAM access control, through the official {@code AWS_MSK_IAM} mechanism. No AWS
   * variable, file or system property is read: credentials come from the provider, the Region from
   * {@link IamAuth#region}, else from the names of the brokers or the cluster's ARN.
   *
   * @param provider gives the credentials, asked again for every connection; it stays the caller's
   *     to close
   * @return the way to connect, to be refined or used as it is
   */
  static IamAuth iam(AwsCredentialsProvider provider) {
    return IamAuth.of(provider);
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
   * @return complete properties for producers, consumers and admins
   * @throws AccessNotEnabledException if the cluster does not have this mode on this path
   * @throws io.msksdk.core.check.InvalidSpecException if a value is missing, such as the Region
   */
  ClientProperties on(BootstrapBrokers brokers, NetworkPath path);
}
