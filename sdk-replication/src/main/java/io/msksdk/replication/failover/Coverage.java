package io.msksdk.replication.failover;

import io.msksdk.core.catalogue.Limits;
import io.msksdk.core.check.Finding;
import io.msksdk.replication.replicator.TopicNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Compares source and target by what a replicator copies and what it does not. */
final class Coverage {
  /** A copy has the replication of its own cluster, and these name brokers. */
  private static final Set<String> OF_THE_CLUSTER =
      Set.of("leader.replication.throttled.replicas", "follower.replication.throttled.replicas");

  private final FailoverPair pair;
  private final Leg leg;
  private final ClusterView source;
  private final ClusterView target;
  private final List<String> topics;
  private final List<Finding> findings = new ArrayList<>();

  private Coverage(FailoverPair pair, Leg leg, Views views, List<String> topics) {
    this.pair = pair;
    this.leg = leg;
    this.source = views.of(leg.source());
    this.target = views.of(leg.target());
    this.topics = topics;
  }

  static CoverageReport of(FailoverPair pair, Leg leg, Views views, List<String> topics) {
    Coverage coverage = new Coverage(pair, leg, views, topics);
    coverage.topics();
    coverage.configs();
    coverage.findings.addAll(
        AccessCoverage.acls(leg, topics, coverage.source.acls(), coverage.target.acls()));
    coverage.findings.addAll(AccessCoverage.policies(pair, leg, topics));
    coverage.scramUsers();
    coverage.quotas();
    coverage.findings.addAll(ClientCoverage.schemas(leg));
    coverage.findings.addAll(
        ClientCoverage.transactions(pair, leg, coverage.source.transactions()));
    return new CoverageReport(coverage.findings);
  }

  private void topics() {
    Map<String, Integer> here = source.topics();
    Map<String, Integer> there = target.topics();
    List<String> sorted = here.keySet().stream().sorted().toList();
    long most = Limits.published().value("topicsPerReplicator");
    for (String topic : topics) {
      if (sorted.indexOf(topic) >= most && !there.containsKey(leg.copyOf(topic))) {
        findings.add(
            Finding.error(
                    "coverage.beyond-cap",
                    topic,
                    "beyond the first " + most + " topics",
                    "within them")
                .advising("MSK copies the first ones in sorted order: use a second replicator."));
      } else {
        topic(topic, here.getOrDefault(topic, 0), there);
      }
    }
  }

  private void topic(String topic, int partitions, Map<String, Integer> there) {
    String copy = leg.copyOf(topic);
    Integer copied = there.get(copy);
    if (copied == null) {
      findings.add(
          Finding.error("coverage.topic", copy, "missing on " + leg.target(), "a copy of " + topic)
              .advising("Check the filters of the replicator; a new topic takes up to 30 s."));
    } else if (copied < partitions) {
      findings.add(Finding.error("coverage.partitions", copy, copied, partitions + " partitions"));
    } else if (copied > partitions) {
      findings.add(
          Finding.warning("coverage.partitions", copy, copied, partitions + " partitions")
              .advising("Keys that are placed by hash go to other partitions after the failover."));
    }
    if (leg.naming() == TopicNames.PREFIXED_WITH_SOURCE_CLUSTER_ALIAS
        && !there.containsKey(topic)) {
      findings.add(
          Finding.warning(
                  "coverage.own-topic",
                  topic,
                  "missing on " + leg.target(),
                  "a topic for its producers")
              .advising("The failover creates it before it starts producers."));
    }
  }

  private void configs() {
    Map<String, Integer> there = target.topics();
    Map<String, Map<String, String>> here = source.configs(topics);
    List<String> copies = topics.stream().map(leg::copyOf).filter(there::containsKey).toList();
    Map<String, Map<String, String>> copied = target.configs(copies);
    for (String topic : topics) {
      Map<String, String> other = copied.get(leg.copyOf(topic));
      if (other != null) {
        differences(topic, here.getOrDefault(topic, Map.of()), other);
      }
    }
  }

  private void differences(String topic, Map<String, String> here, Map<String, String> there) {
    Set<String> names = new TreeSet<>(here.keySet());
    names.addAll(there.keySet());
    names.removeAll(OF_THE_CLUSTER);
    for (String name : names) {
      String wanted = here.getOrDefault(name, "(default)");
      String seen = there.getOrDefault(name, "(default)");
      if (!Objects.equals(wanted, seen)) {
        findings.add(
            Finding.warning("coverage.config", leg.copyOf(topic) + " " + name, seen, wanted));
      }
    }
  }

  private void scramUsers() {
    if (!pair.primary().scramRead() || !pair.secondary().scramRead()) {
      findings.add(notChecked("scramUsers", "Give both sites their SCRAM users."));
      return;
    }
    Set<String> missing = new TreeSet<>(leg.source().scramUsers());
    leg.target().scramUsers().forEach(missing::remove);
    for (String user : missing) {
      findings.add(
          Finding.error(
                  "coverage.scram", user, "missing on " + leg.target(), "the same SCRAM users")
              .advising("Secrets do not leave their Region: associate one there."));
    }
  }

  private void quotas() {
    Map<String, String> there = target.quotas();
    source
        .quotas()
        .forEach(
            (entity, values) -> {
              String other = there.getOrDefault(entity, "(none)");
              if (!values.equals(other)) {
                findings.add(Finding.warning("coverage.quota", entity, other, values));
              }
            });
  }

  static Finding notChecked(String property, String remedy) {
    return Finding.warning("coverage.not-checked", property, "not checked", "checked")
        .advising(remedy);
  }
}
