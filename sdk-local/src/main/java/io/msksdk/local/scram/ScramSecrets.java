package io.msksdk.local.scram;

import io.msksdk.local.cluster.ClusterSnapshot;
import io.msksdk.local.cluster.Clusters;
import io.msksdk.local.event.EventLog;
import io.msksdk.local.quota.Quotas;
import io.msksdk.local.refusal.Refusal;
import io.msksdk.local.resource.Owner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.kafka.model.ClientAuthentication;
import software.amazon.awssdk.services.kafka.model.ClusterState;
import software.amazon.awssdk.services.kafka.model.UnprocessedScramSecret;

/** The secrets of every cluster. Thread-safe. */
public final class ScramSecrets {
  private static final String INVALID = "InvalidSecretArn";
  private static final String MEMBER = "secretArnList";

  private final Map<String, Set<String>> byCluster = new HashMap<>();
  // users are changed in the order of the associations, while those can still be listed
  private final Object order = new Object();
  private final Clusters clusters;
  private final SecretRules rules;
  private final ScramUsers users;
  private final Quotas quotas;

  /**
   * Starts without any association.
   *
   * @param clusters the clusters there are
   * @param secrets what finds secrets
   * @param quotas how many secrets a call and a cluster may have
   * @param events where changes of users are written
   */
  public ScramSecrets(Clusters clusters, SecretLookup secrets, Quotas quotas, EventLog events) {
    this.clusters = clusters;
    this.rules = new SecretRules(secrets);
    this.users = new ScramUsers(clusters::realBrokers, secrets, events);
    this.quotas = quotas;
    secrets.watch(this::changed);
  }

  /**
   * Returns the secrets of a cluster.
   *
   * @param clusterArn the cluster's ARN, of any owner
   * @return the secrets' ARNs in the order of their association
   */
  public synchronized List<String> of(String clusterArn) {
    return List.copyOf(byCluster.getOrDefault(clusterArn, Set.of()));
  }

  List<String> list(Owner owner, String clusterArn) {
    return of(clusters.describe(owner, clusterArn).arn());
  }

  /** Returns what could not be associated; the rest is, and its users log in. */
  List<UnprocessedScramSecret> associate(Owner owner, String clusterArn, List<String> secretArns) {
    synchronized (order) {
      List<UnprocessedScramSecret> left = add(owner, clusterArn, secretArns);
      users.follow(owner, clusterArn, of(clusterArn));
      return left;
    }
  }

  /** Returns what was not associated and so could not be taken off; the rest is. */
  List<UnprocessedScramSecret> disassociate(
      Owner owner, String clusterArn, List<String> secretArns) {
    synchronized (order) {
      List<UnprocessedScramSecret> left = remove(owner, clusterArn, secretArns);
      users.follow(owner, clusterArn, of(clusterArn));
      return left;
    }
  }

  private void changed(String secretArn) {
    synchronized (order) {
      for (String cluster : with(secretArn)) {
        users.follow(owner(cluster), cluster, of(cluster));
      }
    }
  }

  private synchronized List<String> with(String secretArn) {
    return byCluster.entrySet().stream()
        .filter(entry -> entry.getValue().contains(secretArn))
        .map(Map.Entry::getKey)
        .toList();
  }

  private synchronized List<UnprocessedScramSecret> add(
      Owner owner, String clusterArn, List<String> secretArns) {
    check(owner, clusterArn, secretArns);
    Set<String> associated = byCluster.computeIfAbsent(clusterArn, a -> new LinkedHashSet<>());
    int most = quotas.of("scramUsersPerCluster");
    List<UnprocessedScramSecret> left = new ArrayList<>();
    for (String arn : secretArns) {
      String problem = rules.problem(owner, arn);
      if (problem != null) {
        left.add(unprocessed(arn, INVALID, problem));
      } else if (associated.size() >= most && !associated.contains(arn)) {
        left.add(
            unprocessed(arn, "LimitExceeded", "A cluster can have at most " + most + " users."));
      } else {
        associated.add(arn);
      }
    }
    return left;
  }

  private synchronized List<UnprocessedScramSecret> remove(
      Owner owner, String clusterArn, List<String> secretArns) {
    check(owner, clusterArn, secretArns);
    Set<String> associated = byCluster.computeIfAbsent(clusterArn, a -> new LinkedHashSet<>());
    return secretArns.stream()
        .distinct()
        .filter(arn -> !associated.remove(arn))
        .map(
            arn ->
                unprocessed(arn, INVALID, "The provided secret isn't associated with the cluster."))
        .toList();
  }

  private void check(Owner owner, String clusterArn, List<String> secretArns) {
    int most = quotas.of("scramSecretsPerCall");
    if (secretArns.isEmpty() || secretArns.size() > most) {
      throw Refusal.badRequest(MEMBER, "The secret ARN list must have 1 to " + most + " ARNs.");
    }
    ClusterSnapshot cluster = clusters.describe(owner, clusterArn);
    if (cluster.state() != ClusterState.ACTIVE) {
      throw Refusal.badRequest(
          "You can't change the secrets of a cluster in " + cluster.state() + " state.");
    }
    if (!scram(cluster)) {
      throw Refusal.badRequest("The cluster doesn't have SASL/SCRAM authentication enabled.");
    }
  }

  private static Owner owner(String clusterArn) {
    String[] parts = clusterArn.split(":", -1);
    return new Owner(parts[4], parts[3]);
  }

  private static boolean scram(ClusterSnapshot cluster) {
    ClientAuthentication access = cluster.provisioned().clientAuthentication();
    return access != null
        && access.sasl() != null
        && access.sasl().scram() != null
        && Boolean.TRUE.equals(access.sasl().scram().enabled());
  }

  private static UnprocessedScramSecret unprocessed(String arn, String code, String message) {
    return UnprocessedScramSecret.builder()
        .secretArn(arn)
        .errorCode(code)
        .errorMessage(message)
        .build();
  }
}
