package io.msksdk.local.replicate;

import io.msksdk.core.time.Time;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsResult;
import org.apache.kafka.clients.admin.ForwardingAdmin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.ListTopicsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicCollection;

/**
 * MirrorMaker's admin client, which finds what it has created. The controller answers before the
 * brokers have heard of a topic; MirrorMaker looks once, and never sends settings to a topic it did
 * not see then.
 */
public final class PatientAdmin extends ForwardingAdmin {
  private static final Duration LOOK = Duration.ofMillis(10);
  private static final int LOOKS = 500;

  private final Set<String> created = ConcurrentHashMap.newKeySet();
  private final Time time = Time.system();

  /**
   * Made by MirrorMaker, by class name.
   *
   * @param properties of the client
   */
  public PatientAdmin(Map<String, Object> properties) {
    super(properties);
  }

  @Override
  public CreateTopicsResult createTopics(Collection<NewTopic> topics, CreateTopicsOptions options) {
    CreateTopicsResult result = super.createTopics(topics, options);
    topics.forEach(topic -> created.add(topic.name()));
    return result;
  }

  @Override
  public ListTopicsResult listTopics(ListTopicsOptions options) {
    ListTopicsResult result = super.listTopics(options);
    for (int look = 0; look < LOOKS && !listsCreated(result); look++) {
      pause();
      result = super.listTopics(options);
    }
    return result;
  }

  private boolean listsCreated(ListTopicsResult result) {
    return created.isEmpty() || done(result.names(), names -> names.containsAll(created));
  }

  @Override
  public DescribeTopicsResult describeTopics(
      TopicCollection topics, DescribeTopicsOptions options) {
    DescribeTopicsResult result = super.describeTopics(topics, options);
    if (topics instanceof TopicCollection.TopicNameCollection named) {
      Set<String> awaited = new HashSet<>(named.topicNames());
      awaited.retainAll(created);
      for (int look = 0; look < LOOKS && !describes(result, awaited); look++) {
        pause();
        result = super.describeTopics(topics, options);
      }
      created.removeAll(awaited);
    }
    return result;
  }

  private static boolean describes(DescribeTopicsResult result, Set<String> topics) {
    return topics.isEmpty() || done(result.allTopicNames(), found -> true);
  }

  private static <T> boolean done(KafkaFuture<T> answer, Predicate<T> enough) {
    try {
      return enough.test(answer.get());
    } catch (ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private void pause() {
    try {
      time.sleep(LOOK);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
