package io.msksdk.admin.lag.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsResult;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Reads how far groups are, many groups in each request of each coordinator. */
final class Commits {
  private final Admin admin;
  private final int timeoutMillis;
  private final Map<String, Progress> progress = new HashMap<>();
  private final Map<String, LagFault> faults = new HashMap<>();

  Commits(Admin admin, int timeoutMillis) {
    this.admin = admin;
    this.timeoutMillis = timeoutMillis;
  }

  /** Asks about groups; what is returned takes the answers. */
  Runnable ask(List<Listed> groups, boolean shareLag) {
    List<String> consumers = new ArrayList<>();
    List<String> shares = new ArrayList<>();
    groups.forEach(
        group -> (group.type() == GroupType.SHARE ? shares : consumers).add(group.group()));
    Sent sent = consumers.isEmpty() ? null : send(consumers);
    Map<String, KafkaFuture<Progress>> shared =
        shareLag && !shares.isEmpty()
            ? ShareGroups.progress(admin, shares, timeoutMillis)
            : Map.of();
    return () -> {
      if (sent != null) {
        take(sent);
      }
      shared.forEach((group, future) -> keep(group, KafkaFaults.answer(future)));
    };
  }

  @Nullable Progress of(String group) {
    return progress.get(group);
  }

  @Nullable LagFault fault(String group) {
    return faults.get(group);
  }

  /** A request on its way, and whom it is about. */
  private record Sent(List<String> groups, ListConsumerGroupOffsetsResult result) {}

  private Sent send(List<String> groups) {
    // one spec says "every topic" and serves every group
    ListConsumerGroupOffsetsSpec everything = new ListConsumerGroupOffsetsSpec();
    Map<String, ListConsumerGroupOffsetsSpec> specs = new HashMap<>();
    groups.forEach(group -> specs.put(group, everything));
    return new Sent(
        groups,
        admin.listConsumerGroupOffsets(
            specs, new ListConsumerGroupOffsetsOptions().timeoutMs(timeoutMillis)));
  }

  private void take(Sent sent) {
    for (String group : sent.groups()) {
      KafkaFuture<Map<TopicPartition, OffsetAndMetadata>> future =
          sent.result().partitionsToOffsetAndMetadata(group);
      var answer = KafkaFaults.answer(future);
      keep(
          group,
          answer.value() == null
              ? new KafkaFaults.Answer<>(null, answer.cause())
              : new KafkaFaults.Answer<>(progress(answer.value()), null));
    }
  }

  private void keep(String group, KafkaFaults.Answer<Progress> answer) {
    if (answer.value() != null) {
      progress.put(group, answer.value());
    } else if (answer.cause() != null) {
      faults.put(group, KafkaFaults.fault("group " + group, answer.cause()));
    }
  }

  private static Progress progress(Map<TopicPartition, OffsetAndMetadata> offsets) {
    Progress progress = new Progress();
    for (var entry : offsets.entrySet()) {
      if (entry.getValue() != null) {
        progress.add(entry.getKey(), entry.getValue().offset());
      }
    }
    return progress;
  }
}
