package io.msksdk.local.replicate;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;

/** What the engine itself asks of a cluster for a replicator. Thread-safe. */
final class ClusterAdmin implements AutoCloseable {
  private static final String ANSWER_MILLIS = "2000";
  private static final long ANSWER_SECONDS = 5;

  private final Admin admin;

  ClusterAdmin(String brokers, String clientId) {
    this.admin =
        Admin.create(
            Map.of(
                "bootstrap.servers",
                brokers,
                "client.id",
                clientId,
                "request.timeout.ms",
                ANSWER_MILLIS,
                "default.api.timeout.ms",
                ANSWER_MILLIS,
                "reconnect.backoff.max.ms",
                "200",
                "enable.metrics.push",
                "false"));
    Object unused = admin.describeCluster(); // connects while its owner does other things
  }

  /** The topics with their numbers of partitions. */
  SortedMap<String, Integer> topics() {
    Collection<String> names = answer(admin.listTopics().names());
    SortedMap<String, Integer> topics = new TreeMap<>();
    answer(admin.describeTopics(names).allTopicNames())
        .forEach((name, topic) -> topics.put(name, topic.partitions().size()));
    return topics;
  }

  Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec spec) {
    Map<TopicPartition, OffsetSpec> asked =
        partitions.stream().collect(Collectors.toMap(Function.identity(), p -> spec));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    answer(admin.listOffsets(asked).all()).forEach((p, info) -> offsets.put(p, info.offset()));
    return offsets;
  }

  boolean answers() {
    try {
      return !answer(admin.describeCluster().nodes()).isEmpty();
    } catch (IllegalStateException e) {
      return false;
    }
  }

  /** Limits what a client may read of each broker. */
  void limitReads(String clientId, OptionalLong bytesPerSecond) {
    ClientQuotaAlteration.Op op =
        new ClientQuotaAlteration.Op(
            "consumer_byte_rate",
            bytesPerSecond.isPresent() ? (double) bytesPerSecond.getAsLong() : null);
    ClientQuotaEntity client = new ClientQuotaEntity(Map.of(ClientQuotaEntity.CLIENT_ID, clientId));
    Void unused =
        answer(
            admin.alterClientQuotas(List.of(new ClientQuotaAlteration(client, List.of(op)))).all());
  }

  @Override
  public void close() {
    admin.close(java.time.Duration.ofSeconds(1));
  }

  private static <T> T answer(KafkaFuture<T> future) {
    try {
      return future.get(ANSWER_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new IllegalStateException("cluster: no answer: " + cause.getMessage(), cause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("cluster: interrupted", e);
    }
  }
}
