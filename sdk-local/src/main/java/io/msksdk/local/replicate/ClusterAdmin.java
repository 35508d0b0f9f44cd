package io.msksdk.local.replicate;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.apache.kafka.common.quota.ClientQuotaFilter;
import org.apache.kafka.common.quota.ClientQuotaFilterComponent;

/** What the engine itself asks of a cluster for a replicator. Thread-safe. */
final class ClusterAdmin implements AutoCloseable {
  private static final String READ_RATE = "consumer_byte_rate";
  private static final String ANSWER_MILLIS = "2000";
  private static final long ANSWER_SECONDS = 5;
  private static final DescribeTopicsOptions RIGHTS =
      new DescribeTopicsOptions().includeAuthorizedOperations(true);

  private final Admin admin;
  private volatile boolean refused;

  ClusterAdmin(Map<String, String> client, String clientId) {
    Map<String, Object> properties = new HashMap<>(client);
    properties.put("client.id", clientId);
    properties.put("request.timeout.ms", ANSWER_MILLIS);
    properties.put("default.api.timeout.ms", ANSWER_MILLIS);
    properties.put("reconnect.backoff.max.ms", "200");
    properties.put("enable.metrics.push", "false");
    this.admin = Admin.create(properties);
    Object unused = admin.describeCluster(); // connects while its owner does other things
  }

  /** The topics that this client sees. */
  Topics topics() {
    Collection<String> names = answer(admin.listTopics().names());
    Topics topics = new Topics(new TreeMap<>(), new HashSet<>(), new HashSet<>());
    answer(admin.describeTopics(names, RIGHTS).allTopicNames())
        .forEach(
            (name, topic) -> {
              topics.partitions().put(name, topic.partitions().size());
              Set<AclOperation> allowed = topic.authorizedOperations();
              if (allowed != null && !allowed.contains(AclOperation.READ)) {
                topics.unreadable().add(name);
              }
              if (allowed != null && !allowed.contains(AclOperation.WRITE)) {
                topics.unwritable().add(name);
              }
            });
    return topics;
  }

  /**
   * Topics of a cluster.
   *
   * @param partitions their numbers of partitions
   * @param unreadable those whose records this client may not read
   * @param unwritable those that this client may not write
   */
  record Topics(
      SortedMap<String, Integer> partitions, Set<String> unreadable, Set<String> unwritable) {}

  /**
   * Creates topics with the settings of their cluster.
   *
   * @return those it did not create: this client may not, or there is one it may not see
   */
  Set<String> create(Map<String, Integer> partitions, int replicas) {
    List<NewTopic> topics =
        partitions.entrySet().stream()
            .map(topic -> new NewTopic(topic.getKey(), topic.getValue(), (short) replicas))
            .toList();
    Set<String> refused = new HashSet<>();
    admin
        .createTopics(topics)
        .values()
        .forEach(
            (name, created) -> {
              if (!done(created)) {
                refused.add(name);
              }
            });
    return refused;
  }

  private boolean done(KafkaFuture<Void> created) {
    try {
      Void unused = answer(created);
      return true;
    } catch (IllegalStateException e) {
      if (e.getCause() instanceof AuthorizationException
          || e.getCause() instanceof TopicExistsException) {
        return false;
      }
      throw e;
    }
  }

  Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec spec) {
    Map<TopicPartition, OffsetSpec> asked =
        partitions.stream().collect(Collectors.toMap(Function.identity(), p -> spec));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    answer(admin.listOffsets(asked).all()).forEach((p, info) -> offsets.put(p, info.offset()));
    return offsets;
  }

  /** How many brokers run. */
  int brokers() {
    return answer(admin.describeCluster().nodes()).size();
  }

  boolean answers() {
    try {
      return brokers() > 0;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  /** Whether the cluster did not take the login, the last time it was asked. */
  boolean refused() {
    return refused;
  }

  /** Limits what a client may read of each broker, which follow when this has returned. */
  void limitReads(String clientId, OptionalLong bytesPerSecond) {
    ClientQuotaAlteration.Op op =
        new ClientQuotaAlteration.Op(
            READ_RATE, bytesPerSecond.isPresent() ? (double) bytesPerSecond.getAsLong() : null);
    ClientQuotaEntity client = new ClientQuotaEntity(Map.of(ClientQuotaEntity.CLIENT_ID, clientId));
    Void unused =
        answer(
            admin.alterClientQuotas(List.of(new ClientQuotaAlteration(client, List.of(op)))).all());
  }

  /** What a client may read of each broker, as far as the one that is asked has heard of it. */
  OptionalLong readLimit(String clientId) {
    ClientQuotaFilter client =
        ClientQuotaFilter.containsOnly(
            List.of(ClientQuotaFilterComponent.ofEntity(ClientQuotaEntity.CLIENT_ID, clientId)));
    return answer(admin.describeClientQuotas(client).entities()).values().stream()
        .map(limits -> limits.get(READ_RATE))
        .filter(Objects::nonNull)
        .mapToLong(Double::longValue)
        .findFirst();
  }

  @Override
  public void close() {
    admin.close(java.time.Duration.ofSeconds(1));
  }

  private <T> T answer(KafkaFuture<T> future) {
    try {
      T answer = future.get(ANSWER_SECONDS, TimeUnit.SECONDS);
      refused = false;
      return answer;
    } catch (ExecutionException | TimeoutException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      refused = cause instanceof AuthenticationException;
      throw new IllegalStateException("cluster: no answer: " + cause.getMessage(), cause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("cluster: interrupted", e);
    }
  }
}
