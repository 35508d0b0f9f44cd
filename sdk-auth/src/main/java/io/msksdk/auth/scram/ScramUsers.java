package io.msksdk.auth.scram;

import static java.util.Objects.requireNonNull;

import io.msksdk.auth.acl.AclState;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.call.CallException;
import io.msksdk.core.call.CallPolicy;
import io.msksdk.core.call.Caller;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.time.Time;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * The SASL/SCRAM users of clusters: their secrets in AWS Secrets Manager and the association of
 * those with clusters. Both clients stay the caller's to close. Thread-safe.
 *
 * <pre>{@code
 * ScramUsers users = ScramUsers.of(secretsManager, kafka);
 * try (ScramUser alice = ScramUser.of("alice", password, kmsKeyArn)) {
 *   ScramSecret secret = users.save(alice);
 *   users.associate(cluster, List.of(secret));
 * }
 * }</pre>
 *
 * <p>Source: Amazon MSK Developer Guide, "Set up SASL/SCRAM authentication for an Amazon MSK
 * cluster", "Working with users" and "SASL/SCRAM authentication limitations".
 */
public final class ScramUsers {
  private final SecretStore secrets;
  private final Associations associations;
  private final Time time;

  private ScramUsers(SecretStore secrets, Associations associations, Time time) {
    this.secrets = secrets;
    this.associations = associations;
    this.time = time;
  }

  /**
   * Works with these clients, under the default call policy.
   *
   * @param secrets a client of Secrets Manager in the cluster's account and Region
   * @param kafka a client of MSK there
   * @return the users
   */
  public static ScramUsers of(SecretsManagerClient secrets, KafkaClient kafka) {
    return of(secrets, kafka, CallPolicy.defaults(), Time.system());
  }

  /**
   * Works with these clients.
   *
   * @param secrets a client of Secrets Manager in the cluster's account and Region
   * @param kafka a client of MSK there
   * @param policy how calls are tried and paced
   * @param time the clock that pauses run on
   * @return the users
   */
  public static ScramUsers of(
      SecretsManagerClient secrets, KafkaClient kafka, CallPolicy policy, Time time) {
    requireNonNull(secrets, "secrets");
    requireNonNull(kafka, "kafka");
    return new ScramUsers(
        new SecretStore(secrets, Caller.of(policy, time)),
        new Associations(kafka, Caller.of(policy, time), time),
        time);
  }

  /**
   * Creates the user's secret, or gives it a new version: the password is then rotated. Clients
   * that are connected stay so, and MSK takes up to 10 minutes to know the new one.
   *
   * @param user the user
   * @return the secret
   * @throws InvalidSpecException if there is a secret of this name under another key
   * @throws CallException if Secrets Manager refuses or does not answer
   */
  public ScramSecret save(ScramUser user) {
    return secrets.save(requireNonNull(user, "user"));
  }

  /**
   * Associates secrets with a cluster, ten in a call. Those that already are are left alone. A
   * secret that was created just now may not be seen by MSK yet: such ones are tried again for
   * about half a minute.
   *
   * @param cluster the cluster
   * @param wanted the secrets
   * @return what became of each, in their order
   * @throws InvalidSpecException if a secret is not named {@code AmazonMSK_...}, or is in another
   *     account or Region than the cluster, or the cluster would have too many users
   * @throws CallException if it cannot be found out which are associated
   */
  public List<ScramResult> associate(MskClusterArn cluster, Collection<ScramSecret> wanted) {
    return associations.associate(requireNonNull(cluster, "cluster"), wanted);
  }

  /**
   * Returns the secrets of a cluster.
   *
   * @param cluster the cluster
   * @return every associated secret, sorted
   * @throws CallException if MSK refuses or does not answer
   */
  public List<ScramSecret> list(MskClusterArn cluster) {
    return associations.list(requireNonNull(cluster, "cluster"));
  }

  /**
   * Takes secrets off a cluster, ten in a call. To take a user's access back, {@link #revoke} is
   * what the guide advises: this alone leaves open connections their rights.
   *
   * @param cluster the cluster
   * @param unwanted the secrets
   * @return what became of each, in their order
   * @throws CallException if it cannot be found out which are associated
   */
  public List<ScramResult> disassociate(MskClusterArn cluster, Collection<ScramSecret> unwanted) {
    return associations.disassociate(requireNonNull(cluster, "cluster"), unwanted);
  }

  /**
   * Takes a user's access back in the documented order: its ACLs first, since open connections
   * outlive the user, then the association. The secret itself is not deleted.
   *
   * <p>No denial is added: on a cluster that lets everyone at a topic without ACLs, one for this
   * user would shut out all others. {@link ScramRevocation#openTopics} names these topics.
   *
   * @param cluster the cluster
   * @param user the name the user logs in as
   * @param secret its secret
   * @param admin an admin that may change ACLs; stays the caller's
   * @return what was done, and what stays open until when
   * @throws CallException if the ACLs cannot be changed; nothing was disassociated then
   */
  public ScramRevocation revoke(
      MskClusterArn cluster, String user, ScramSecret secret, Admin admin) {
    AclState acls = AclState.of(requireNonNull(admin, "admin"));
    int removed = acls.removeGrants("User:" + requireNonNull(user, "user"));
    List<String> open = acls.topicsWithoutAcls();
    ScramResult result = disassociate(cluster, List.of(secret)).get(0);
    return new ScramRevocation(removed, open, result, time.now().plus(Associations.PROPAGATION));
  }
}
