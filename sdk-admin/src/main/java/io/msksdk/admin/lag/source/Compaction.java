package io.msksdk.admin.lag.source;

import io.msksdk.core.time.Time;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeConfigsOptions;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.jspecify.annotations.Nullable;

/** Remembers which topics are compacted: policies change rarely, and asking is not cheap. */
final class Compaction {
  private static final Duration FRESH = Duration.ofMinutes(10);
  private static final int TOPICS_PER_REQUEST = 500;
  private static final int REQUESTS_IN_FLIGHT = 2;

  private final Admin admin;
  private final Time time;
  private final int timeoutMillis;
  private final Map<String, Boolean> known = new HashMap<>();
  private final Set<String> refused = new HashSet<>();
  private long freshFrom;

  Compaction(Admin admin, Time time, int timeoutMillis) {
    this.admin = admin;
    this.time = time;
    this.timeoutMillis = timeoutMillis;
  }

  /** Learns about topics not known yet; what cannot be told stays unknown. */
  void learn(Collection<String> topics) {
    // counted from when all of it was asked for, however many topics came since
    if (time.nanos() - freshFrom > FRESH.toNanos()) {
      known.clear();
      refused.clear();
      freshFrom = time.nanos();
    }
    List<ConfigResource> unknown =
        topics.stream()
            .filter(topic -> !known.containsKey(topic) && !refused.contains(topic))
            .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
            .toList();
    new InFlight(TOPICS_PER_REQUEST, REQUESTS_IN_FLIGHT)
        .run(
            unknown,
            some ->
                admin.describeConfigs(some, new DescribeConfigsOptions().timeoutMs(timeoutMillis)),
            answers ->
                answers
                    .values()
                    .forEach((topic, future) -> keep(topic.name(), KafkaFaults.answer(future))));
  }

  @Nullable Boolean of(String topic) {
    return known.get(topic);
  }

  /** Whether the cluster refuses to tell of any topic. */
  boolean denied() {
    return !refused.isEmpty();
  }

  private void keep(String topic, KafkaFaults.Answer<Config> answer) {
    if (answer.value() != null) {
      ConfigEntry policy = answer.value().get(TopicConfig.CLEANUP_POLICY_CONFIG);
      known.put(
          topic,
          policy != null
              && policy.value() != null
              && policy.value().contains(TopicConfig.CLEANUP_POLICY_COMPACT));
    } else if (answer.cause() instanceof AuthorizationException) {
      refused.add(topic);
    }
  }
}
