package io.msksdk.local.scram;

import io.msksdk.local.cluster.brokers.ClusterBrokers;
import io.msksdk.local.cluster.brokers.ScramUser;
import io.msksdk.local.event.EventLog;
import io.msksdk.local.resource.Owner;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Keeps the users of clusters' brokers as their secrets have them. Connections that are open stay
 * so (developer guide, "Working with users"). Thread-safe.
 */
final class ScramUsers {
  private static final String KIND = "scram";

  private final Function<String, Optional<ClusterBrokers>> brokers;
  private final SecretLookup secrets;
  private final EventLog events;

  ScramUsers(
      Function<String, Optional<ClusterBrokers>> brokers, SecretLookup secrets, EventLog events) {
    this.brokers = brokers;
    this.secrets = secrets;
    this.events = events;
  }

  /** Gives the brokers of a cluster, if it has any, the users of its secrets and no others. */
  void follow(Owner owner, String clusterArn, List<String> secretArns) {
    ClusterBrokers running = brokers.apply(clusterArn).orElse(null);
    if (running == null) {
      return;
    }
    Map<String, ScramUser> users = new LinkedHashMap<>();
    for (String arn : secretArns) {
      ScramUser user = secrets.find(owner, arn).map(SecretFacts::user).orElse(null);
      if (user == null) {
        events.add(
            KIND,
            Map.of(
                "cluster",
                clusterArn,
                "secret",
                arn,
                "problem",
                "no user (expected: a value such as {\"username\":...,\"password\":...})"));
      } else {
        users.put(user.name(), user);
      }
    }
    try {
      running.scramUsers(users.values());
      events.add(KIND, Map.of("cluster", clusterArn, "users", String.join(",", users.keySet())));
    } catch (IllegalStateException e) {
      // the association stands, as on the service, where users follow it later
      events.add(KIND, Map.of("cluster", clusterArn, "problem", String.valueOf(e.getMessage())));
    }
  }
}
