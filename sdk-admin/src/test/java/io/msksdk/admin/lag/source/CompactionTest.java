package io.msksdk.admin.lag.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.core.time.ManualTime;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeConfigsResult;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.internals.KafkaFutureImpl;
import org.junit.jupiter.api.Test;

class CompactionTest {
  private final ManualTime time = ManualTime.startingAt(Instant.parse("2026-01-01T00:00:00Z"));
  private final Map<String, String> policies = new HashMap<>();
  private final List<Integer> asked = new ArrayList<>();
  private final Compaction compaction = new Compaction(admin(), time, 100);

  @Test
  void changeOfPolicy_isSeen_thoughNewTopicsKeepComing() {
    policies.put("orders", "delete");
    compaction.learn(Set.of("orders"));
    policies.put("orders", "compact");

    for (int minute = 0; minute < 15; minute++) {
      time.advance(Duration.ofMinutes(1));
      policies.put("new-" + minute, "delete");
      compaction.learn(Set.of("orders", "new-" + minute));
    }

    assertThat(compaction.of("orders")).isTrue();
    assertThat(compaction.of("new-0")).as("a topic long gone is forgotten").isNull();
  }

  @Test
  void topicThatIsRefused_keepsNoOtherFromBeingAsked() {
    compaction.learn(Set.of("secret"));
    policies.put("orders", "compact");

    compaction.learn(Set.of("secret", "orders"));

    assertThat(compaction.of("orders")).isTrue();
    assertThat(compaction.of("secret")).isNull();
    assertThat(compaction.denied()).isTrue();
    assertThat(asked).as("what was refused is not asked for again at once").containsExactly(1, 1);
  }

  @Test
  void manyTopics_areAskedForInPortions() {
    List<String> topics = IntStream.range(0, 1_200).mapToObj(i -> "topic-" + i).toList();
    topics.forEach(topic -> policies.put(topic, "delete"));

    compaction.learn(topics);

    assertThat(asked).containsExactly(500, 500, 200);
    assertThat(topics).allMatch(topic -> Boolean.FALSE.equals(compaction.of(topic)));
  }

  @SuppressWarnings("unchecked")
  private Admin admin() {
    return (Admin)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Admin.class},
            (proxy, method, arguments) -> answer((Collection<ConfigResource>) arguments[0]));
  }

  private Answer answer(Collection<ConfigResource> topics) {
    asked.add(topics.size());
    Map<ConfigResource, KafkaFuture<Config>> answers = new HashMap<>();
    for (ConfigResource topic : topics) {
      KafkaFutureImpl<Config> answer = new KafkaFutureImpl<>();
      String policy = policies.get(topic.name());
      if (policy == null) {
        answer.completeExceptionally(new TopicAuthorizationException(Set.of(topic.name())));
      } else {
        answer.complete(new Config(List.of(new ConfigEntry("cleanup.policy", policy))));
      }
      answers.put(topic, answer);
    }
    return new Answer(answers);
  }

  private static final class Answer extends DescribeConfigsResult {
    Answer(Map<ConfigResource, KafkaFuture<Config>> answers) {
      super(answers);
    }
  }
}
