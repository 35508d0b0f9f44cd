package io.msksdk.replication.doctor;

import io.msksdk.auth.call.BrokerAnswers;
import io.msksdk.core.catalogue.Limits;
import io.msksdk.replication.metric.MetricReading;
import io.msksdk.replication.metric.ReplicatorMetric;
import io.msksdk.replication.metric.ReplicatorMetrics;
import io.msksdk.replication.preflight.TopicPreview;
import io.msksdk.replication.replicator.NameFilter;
import io.msksdk.replication.replicator.StartingPosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Data that does not arrive, or only some of it (Amazon MSK Developer Guide, "Troubleshoot MSK
 * Replicator", "MSK Replicator is not replicating data or replicating only partial data").
 */
final class DataTree {
  private static final String ROLE =
      "Check the policies of the role for this cluster, and that nothing denies it.";

  private DataTree() {}

  static List<Examination> examine(Patient patient) {
    List<Examination> all = new ArrayList<>();
    all.add(authentication(patient));
    all.addAll(ClusterHealth.examine(patient));
    all.add(connection(patient));
    all.add(failures(patient));
    all.add(topicRights(patient));
    all.add(filter(patient));
    all.add(discovery(patient));
    return all;
  }

  private static Examination authentication(Patient patient) {
    String check = "authentication (AuthError)";
    List<String> failing =
        patient.readings(ReplicatorMetric.AUTH_ERROR).stream()
            .filter(reading -> reading.value().orElse(0) > 0)
            .map(reading -> reading.part() + " " + reading.value().orElse(0) + "/s")
            .toList();
    return failing.isEmpty()
        ? Examination.clear(check, "no connection failed to authenticate")
        : Examination.cause(check, String.join(", ", failing), ROLE);
  }

  /** Unlike every other metric, this one says the most by not being there. */
  private static Examination connection(Patient patient) {
    String check = "connection (KafkaClusterPingSuccessCount)";
    Set<String> healthy = new TreeSet<>();
    patient.readings(ReplicatorMetric.PING_SUCCESS).stream()
        .filter(reading -> reading.value().orElse(0) >= 1)
        .forEach(reading -> healthy.add(reading.part()));
    List<String> lost =
        patient.aliases().stream().filter(alias -> !healthy.contains(alias)).toList();
    return lost.isEmpty()
        ? Examination.clear(check, "both clusters answer")
        : Examination.cause(
            check,
            "0 or no data point for " + lost,
            "Check security groups, network ACLs and the IAM role towards this cluster.");
  }

  private static Examination failures(Patient patient) {
    String check = "failures (ReplicatorFailure)";
    double failures =
        patient.readings(ReplicatorMetric.FAILURE).stream()
            .mapToDouble(reading -> reading.value().orElse(0))
            .sum();
    return failures > 0
        ? Examination.cause(
            check,
            failures + " failures",
            "Check the role's permissions on topics, WriteDataIdempotently included.")
        : Examination.clear(check, "none");
  }

  /**
   * AuthError is blind to a refused topic. It shows as a latency of 0 while the source's topic
   * still receives records.
   */
  private static Examination topicRights(Patient patient) {
    String check = "rights on single topics (latency 0 while records come in)";
    ReplicatorMetrics source = patient.means().sourceMetrics();
    if (source == null || patient.replicator().source().arn().isEmpty()) {
      return Examination.unknown(check, "Give the doctor CloudWatch of the source's Region.");
    }
    Map<String, Double> incoming =
        source.recordsInByTopic(
            patient.replicator().source().arn().get().name(), patient.means().back());
    if (incoming.isEmpty()) {
      return Examination.unknown(
          check, "Set the source's monitoring level to PER_TOPIC_PER_BROKER.");
    }
    List<String> refused =
        patient.byTopic(ReplicatorMetric.REPLICATION_LATENCY).stream()
            .filter(reading -> reading.value().orElse(-1) == 0)
            .map(MetricReading::part)
            .filter(topic -> incoming.getOrDefault(topic, 0.0) > 0)
            .map(topic -> topic + " (" + incoming.get(topic) + " records/s)")
            .toList();
    return refused.isEmpty()
        ? Examination.clear(check, "no topic of this kind")
        : Examination.cause(
            check,
            String.join(", ", refused),
            "The role may not use these topics: check their ARNs in its policies. AuthError does"
                + " not show it.");
  }

  private static Examination filter(Patient patient) {
    String check = "expressions of topics";
    NameFilter filter = patient.replicator().settings().topics();
    if (!patient.name().isEmpty() && !filter.takes(patient.name())) {
      return Examination.cause(
          check,
          filter.includes(patient.name())
              ? patient.name() + " is excluded by " + filter.excluded()
              : patient.name() + " matches none of " + filter.included(),
          "Change the expressions with update(); they match whole names.");
    }
    return patient
        .source()
        .map(admin -> beyondLimit(patient, TopicPreview.of(patient.replicator()).read(admin)))
        .orElseGet(
            () ->
                patient.name().isEmpty()
                    ? Examination.unknown(check, "Name a topic, or give an admin of the source.")
                    : Examination.clear(check, filter + " takes " + patient.name()));
  }

  private static Examination beyondLimit(Patient patient, TopicPreview preview) {
    String check = "expressions of topics";
    List<String> left =
        preview.beyondLimit().stream()
            .filter(topic -> patient.name().isEmpty() || topic.equals(patient.name()))
            .toList();
    return left.isEmpty()
        ? Examination.clear(check, preview.copied().size() + " topics are taken")
        : Examination.cause(
            check,
            "beyond the first "
                + Limits.published().value("topicsPerReplicator")
                + " in sorted order: "
                + left,
            "Give them to another replicator, or ask AWS for more.");
  }

  static Examination discovery(Patient patient) {
    String check = "discovery and starting position";
    if (patient.target().isEmpty() || patient.name().isEmpty()) {
      return Examination.unknown(check, "Name a topic, and give an admin of the target.");
    }
    String there = patient.replicator().targetTopic(patient.name());
    boolean exists =
        BrokerAnswers.get("listTopics", patient.target().get().listTopics().names())
            .contains(there);
    if (exists && patient.replicator().startingPosition() == StartingPosition.EARLIEST) {
      return Examination.clear(check, there + " exists, copied from the earliest offset");
    }
    return exists
        ? Examination.clear(
            check, there + " exists; records older than it are not copied, the start was LATEST")
        : Examination.cause(
            check,
            there + " does not exist on the target",
            "New topics are found within 30 s. With LATEST, records written before that are not"
                + " copied; only a replicator that starts from EARLIEST copies them.");
  }
}
