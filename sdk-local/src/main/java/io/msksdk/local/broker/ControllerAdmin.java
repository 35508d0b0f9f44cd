package io.msksdk.local.broker;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.BrokerIdNotRegisteredException;

/** What the engine itself asks of a cluster's controller, which answers without any broker. */
final class ControllerAdmin {
  private static final long ANSWER_SECONDS = 10;
  // the service moves the partitions of these by itself (guide, "Removing brokers")
  private static final String CANARY = "__amazon_msk_canary";
  private static final ConfigResource ALL_BROKERS =
      new ConfigResource(ConfigResource.Type.BROKER, "");

  private final KafkaNode.Quorum quorum;

  ControllerAdmin(KafkaNode.Quorum quorum) {
    this.quorum = quorum;
  }

  /** Ends the session of a broker that is stopped, if it has one; it must not run any more. */
  void unregister(int brokerId) {
    try {
      run(
          "broker " + brokerId + ": not unregistered",
          controller(),
          admin -> admin.unregisterBroker(brokerId).all());
    } catch (IllegalStateException e) {
      // one that failed to start may not have come as far as a session
      if (!(e.getCause() instanceof BrokerIdNotRegisteredException)) {
        throw e;
      }
    }
  }

  /** Changes users; of a controller alone clients do not ask that. */
  static void alterUsers(String brokers, List<UserScramCredentialAlteration> alterations) {
    run(
        "users: not changed",
        through(brokers),
        admin -> admin.alterUserScramCredentials(alterations).all());
  }

  /** Changes properties of all brokers at once; a broker checks them, the controller does not. */
  static void alterAll(String brokers, Collection<AlterConfigOp> changes) {
    run(
        "properties: not changed",
        through(brokers),
        admin -> admin.incrementalAlterConfigs(Map.of(ALL_BROKERS, changes)).all());
  }

  /**
   * Which brokers hold partitions of users; brokers say it, for topics are not listed elsewhere.
   */
  static Set<Integer> occupied(String brokers) {
    String failure = "partitions: not listed";
    Map<String, Object> config = through(brokers);
    Set<String> topics =
        run(
                failure,
                config,
                admin -> admin.listTopics(new ListTopicsOptions().listInternal(true)).names())
            .stream()
            .filter(name -> !name.startsWith(CANARY))
            .collect(Collectors.toSet());
    Set<Integer> ids = new HashSet<>();
    run(failure, config, admin -> admin.describeTopics(topics).allTopicNames())
        .values()
        .forEach(
            topic ->
                topic
                    .partitions()
                    .forEach(p -> p.replicas().forEach(replica -> ids.add(replica.id()))));
    return ids;
  }

  private Map<String, Object> controller() {
    return Map.of("bootstrap.controllers", quorum.bootstrap());
  }

  private static Map<String, Object> through(String brokers) {
    if (brokers.isEmpty()) {
      throw new IllegalStateException("brokers: none runs (expected: at least one)");
    }
    return Map.of("bootstrap.servers", brokers);
  }

  private static <T> T run(String failure, Map<String, Object> config, Request<T> request) {
    try (Admin admin = Admin.create(config)) {
      return request.send(admin).get(ANSWER_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new IllegalStateException(failure + ": " + cause.getMessage(), cause);
    } catch (TimeoutException e) {
      throw new IllegalStateException(
          failure + " within " + ANSWER_SECONDS + " s (expected: a controller that answers)", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(failure + ": interrupted", e);
    }
  }

  /** One request. */
  @FunctionalInterface
  private interface Request<T> {
    KafkaFuture<T> send(Admin admin);
  }
}
