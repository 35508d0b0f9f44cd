package io.msksdk.replication.doctor;

import io.msksdk.auth.call.BrokerAnswers;
import io.msksdk.replication.replicator.NameFilter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Groups and offsets that differ or are missing (Amazon MSK Developer Guide, "Troubleshoot MSK
 * Replicator", "Message offsets in the target cluster are different than the source cluster" and
 * "MSK Replicator is not syncing consumer group offsets or consumer group does not exist on target
 * cluster").
 */
final class GroupTree {

  private GroupTree() {}

  static List<Examination> offsetsDiffer(Patient patient) {
    return List.of(
        Examination.cause(
            "nature of replication",
            "records are read from the source and written anew, each cluster numbers its own",
            "Nothing is wrong. Never compare offsets between clusters."),
        synchronised(patient));
  }

  private static Examination synchronised(Patient patient) {
    String check = "synchronisation of group offsets";
    return patient.replicator().settings().groupOffsets()
        ? Examination.clear(check, "on: committed offsets are translated, groups go on near there")
        : Examination.cause(check, "off", "Turn groupOffsets on with update().");
  }

  static List<Examination> missing(Patient patient) {
    List<Examination> all = new ArrayList<>();
    all.add(data(patient));
    all.add(filter(patient));
    all.add(synchronised(patient));
    all.add(onTarget(patient));
    all.add(lag(patient));
    return all;
  }

  private static Examination data(Patient patient) {
    String check = "replication of data";
    Patient anyTopic = new Patient(patient.replicator(), "", patient.now(), patient.means());
    return new Diagnosis(Symptom.NOT_REPLICATING, DataTree.examine(anyTopic))
        .cause()
        .map(
            cause ->
                Examination.cause(check, cause.check() + ": " + cause.evidence(), cause.remedy()))
        .orElseGet(() -> Examination.clear(check, "no cause found against it"));
  }

  private static Examination filter(Patient patient) {
    String check = "expressions of groups";
    NameFilter filter = patient.replicator().settings().groups();
    if (filter.included().isEmpty()) {
      return Examination.cause(
          check, "no group is included", "Include groups with update(); their replication is off.");
    }
    if (patient.name().isEmpty()) {
      return Examination.unknown(check, "Name a group.");
    }
    return filter.takes(patient.name())
        ? Examination.clear(check, filter + " takes " + patient.name())
        : Examination.cause(
            check,
            filter.includes(patient.name())
                ? patient.name() + " is excluded by " + filter.excluded()
                : patient.name() + " matches none of " + filter.included(),
            "Change the expressions with update(); they match whole names.");
  }

  private static Examination onTarget(Patient patient) {
    String check = "topics and offsets of the group on the target";
    if (patient.name().isEmpty() || patient.source().isEmpty() || patient.target().isEmpty()) {
      return Examination.unknown(check, "Name a group, and give admins of both clusters.");
    }
    Set<String> read = topics(committed(patient.source().get(), patient.name()));
    Set<String> there =
        BrokerAnswers.get("listTopics", patient.target().get().listTopics().names());
    Set<String> missing = new TreeSet<>();
    read.stream()
        .map(patient.replicator()::targetTopic)
        .filter(topic -> !there.contains(topic))
        .forEach(missing::add);
    if (!missing.isEmpty()) {
      return Examination.cause(
          check,
          missing + " do not exist on the target",
          "Wait: new topics are found within 30 s, then the group follows by itself.");
    }
    boolean found = !committed(patient.target().get(), patient.name()).isEmpty();
    return found
        ? Examination.clear(check, "the group has offsets on the target")
        : Examination.cause(
            check,
            "the topics exist and the group has no offsets there",
            "It has only read records that were not replicated: it follows when it reads new ones,"
                + " or create the replicator with EARLIEST.");
  }

  private static Examination lag(Patient patient) {
    String check = "lag of the group on the source";
    if (patient.name().isEmpty() || patient.source().isEmpty()) {
      return Examination.unknown(check, "Name a group, and give an admin of the source.");
    }
    Admin source = patient.source().get();
    Map<TopicPartition, OffsetAndMetadata> committed = committed(source, patient.name());
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    committed.keySet().forEach(partition -> ends.put(partition, OffsetSpec.latest()));
    long lag =
        BrokerAnswers.get("listOffsets", source.listOffsets(ends).all()).entrySet().stream()
            .mapToLong(end -> end.getValue().offset() - offset(committed, end.getKey()))
            .sum();
    return lag == 0
        ? Examination.clear(check, "0")
        : new Examination(
            check,
            Verdict.CLEAR,
            lag + " records, on the target it may be more",
            "Let the group catch up on the source: offsets near the end translate best.");
  }

  private static long offset(
      Map<TopicPartition, OffsetAndMetadata> committed, TopicPartition partition) {
    OffsetAndMetadata offset = committed.get(partition);
    return offset == null ? 0 : offset.offset();
  }

  private static Map<TopicPartition, OffsetAndMetadata> committed(Admin admin, String group) {
    return BrokerAnswers.get(
        "listConsumerGroupOffsets",
        admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
  }

  private static Set<String> topics(Map<TopicPartition, OffsetAndMetadata> committed) {
    return committed.keySet().stream()
        .map(TopicPartition::topic)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
