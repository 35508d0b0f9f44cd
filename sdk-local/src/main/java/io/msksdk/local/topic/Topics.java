package io.msksdk.local.topic;

import io.msksdk.local.api.Members;
import io.msksdk.local.cluster.ClusterSnapshot;
import io.msksdk.local.cluster.Clusters;
import io.msksdk.local.cluster.brokers.ClusterBrokers;
import io.msksdk.local.refusal.Refusal;
import io.msksdk.local.resource.Owner;
import io.msksdk.local.resource.Transitions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.kafka.model.TopicState;

/**
 * The topics of all clusters. A change is carried out while the call waits, so that what Kafka
 * refuses is the call's answer; the topic's state lasts as long as the service would take.
 * Thread-safe.
 */
public final class Topics {
  // no document has a figure; users see the states for seconds
  static final Duration CHANGE = Duration.ofSeconds(10);
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,249}");

  private final Clusters clusters;
  private final Transitions transitions;
  private final Predicate<String> feedsChannel;
  private final Executor executor;
  private final ConfigCatalogue catalogue = ConfigCatalogue.read();
  private final Map<String, TopicState> moving = new ConcurrentHashMap<>();
  private final Map<String, Map<String, ModelledTopics.ModelledTopic>> models =
      new ConcurrentHashMap<>();

  /**
   * Joins what topics need.
   *
   * @param clusters the clusters the topics are in
   * @param transitions moves topics from state to state
   * @param feedsChannel says of a topic's ARN whether a channel reads it
   * @param executor what deletes topics in the background
   */
  public Topics(
      Clusters clusters,
      Transitions transitions,
      Predicate<String> feedsChannel,
      Executor executor) {
    this.clusters = clusters;
    this.transitions = transitions;
    this.feedsChannel = feedsChannel;
    this.executor = executor;
  }

  /**
   * Says whether a topic exists.
   *
   * @param owner who asks
   * @param clusterArn the cluster
   * @param topicArn the topic's ARN
   * @return whether the cluster has it
   */
  public boolean exists(Owner owner, String clusterArn, String topicArn) {
    Place place = place(owner, clusterArn);
    String name = topicArn.substring(topicArn.lastIndexOf('/') + 1);
    return place.arn(name).equals(topicArn) && place.store().find(name).isPresent();
  }

  List<Topic> list(Owner owner, String clusterArn) {
    Place place = place(owner, clusterArn);
    return place.store().list().stream().map(facts -> topic(place, facts)).toList();
  }

  Optional<Topic> find(Owner owner, String clusterArn, String name) {
    Place place = place(owner, clusterArn);
    return place.store().find(name).map(facts -> topic(place, facts));
  }

  Map<String, String> configs(Owner owner, String clusterArn, String name) {
    return place(owner, clusterArn).store().configs(name);
  }

  String create(
      Owner owner,
      String clusterArn,
      String name,
      int partitions,
      int replicas,
      Map<String, String> configs) {
    checkName(name);
    Place place = place(owner, clusterArn);
    String arn = place.arn(name);
    if (moving.putIfAbsent(arn, TopicState.CREATING) != null) {
      throw TopicRefusals.exists(name);
    }
    carryOut(arn, place.store(), store -> store.create(name, partitions, replicas, configs));
    transitions.moved(arn, "NONE", TopicState.CREATING.toString());
    settle(arn, TopicState.CREATING);
    return arn;
  }

  String alter(Owner owner, String clusterArn, String name, Map<String, String> configs) {
    return update(owner, clusterArn, name, store -> store.alter(name, configs));
  }

  String grow(Owner owner, String clusterArn, String name, int partitions) {
    return update(owner, clusterArn, name, store -> store.grow(name, partitions));
  }

  String delete(Owner owner, String clusterArn, String name) {
    Place place = place(owner, clusterArn);
    String arn = place.arn(name);
    checkExists(place, name);
    if (feedsChannel.test(arn)) {
      throw Refusal.badRequest(
          "topicName",
          "The topic " + name + " has an associated Channel. Delete the Channel first.");
    }
    enter(arn, TopicState.DELETING, name);
    transitions.moved(arn, TopicState.ACTIVE.toString(), TopicState.DELETING.toString());
    var unused =
        transitions
            .after(CHANGE, () -> {})
            .thenRunAsync(() -> place.store().delete(name), executor)
            .whenComplete(
                (done, trouble) -> {
                  moving.remove(arn);
                  String to = trouble == null ? "GONE" : TopicState.ACTIVE.toString();
                  transitions.moved(arn, TopicState.DELETING.toString(), to);
                });
    return arn;
  }

  private String update(Owner owner, String clusterArn, String name, Consumer<TopicStore> change) {
    Place place = place(owner, clusterArn);
    String arn = place.arn(name);
    checkExists(place, name);
    enter(arn, TopicState.UPDATING, name);
    carryOut(arn, place.store(), change);
    transitions.moved(arn, TopicState.ACTIVE.toString(), TopicState.UPDATING.toString());
    settle(arn, TopicState.UPDATING);
    return arn;
  }

  private void enter(String arn, TopicState next, String name) {
    TopicState now = moving.putIfAbsent(arn, next);
    if (now != null) {
      throw Refusal.badRequest(
          "topicName", "You can't change the topic " + name + " in " + now + " state.");
    }
  }

  private void carryOut(String arn, TopicStore store, Consumer<TopicStore> change) {
    try {
      change.accept(store);
    } catch (RuntimeException | Error trouble) {
      // whatever it was, the topic is not on its way any more
      moving.remove(arn);
      throw trouble;
    }
  }

  private void settle(String arn, TopicState state) {
    var unused =
        transitions.after(
            CHANGE,
            () -> {
              moving.remove(arn);
              transitions.moved(arn, state.toString(), TopicState.ACTIVE.toString());
            });
  }

  private Topic topic(Place place, TopicFacts facts) {
    String arn = place.arn(facts.name());
    return new Topic(arn, moving.getOrDefault(arn, TopicState.ACTIVE), facts);
  }

  private static void checkName(String name) {
    if (!NAME.matcher(name).matches() || name.equals(".") || name.equals("..")) {
      throw Members.wrong(
          "topicName", name, "1 to 249 letters, digits, dots, hyphens and underscores");
    }
    checkNotInternal(name);
  }

  private static void checkExists(Place place, String name) {
    checkNotInternal(name);
    if (place.store().find(name).isEmpty()) {
      throw TopicRefusals.unknown();
    }
  }

  private static void checkNotInternal(String name) {
    if (name.startsWith("__")) {
      throw Members.wrong("topicName", name, "no internal topic, which Kafka keeps for itself");
    }
  }

  private Place place(Owner owner, String clusterArn) {
    ClusterSnapshot cluster = clusters.describe(owner, clusterArn);
    switch (cluster.state()) {
      case CREATING, DELETING, FAILED ->
          throw Refusal.badRequest(
              "clusterArn",
              "You can't manage topics of a cluster in " + cluster.state() + " state.");
      default -> {
        return new Place(cluster.arn(), store(cluster));
      }
    }
  }

  private TopicStore store(ClusterSnapshot cluster) {
    Optional<ClusterBrokers> brokers = clusters.realBrokers(cluster.arn());
    if (brokers.isPresent()) {
      return new KafkaTopics(brokers.get());
    }
    return new ModelledTopics(
        models.computeIfAbsent(cluster.arn(), arn -> new TreeMap<>()),
        catalogue,
        cluster.nodes().stream().map(node -> node.id()).toList());
  }

  /** A cluster and its topics. */
  private record Place(String clusterArn, TopicStore store) {

    String arn(String topic) {
      return clusterArn.replaceFirst(":cluster/", ":topic/") + "/" + topic;
    }
  }
}
