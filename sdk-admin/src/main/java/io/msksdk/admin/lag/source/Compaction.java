package io.msksdk.admin.lag.source;

import io.msksdk.core.time.Time;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  private final Admin admin;
  private final Time time;
  private final int timeoutMillis;
  private final Map<String, Boolean> known = new HashMap<>();
  private long askedAt;
  private boolean denied;

  Compaction(Admin admin, Time time, int timeoutMillis) {
    this.admin = admin;
    this.time = time;
    this.timeoutMillis = timeoutMillis;
  }

  /** Learns about topics not known yet; what cannot be told stays unknown. */
  void learn(Collection<String> topics) {
    if (time.nanos() - askedAt > FRESH.toNanos()) {
      known.clear();
      denied = false;
    }
    List<ConfigResource> unknown =
        topics.stream()
            .filter(topic -> !known.containsKey(topic))
            .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
            .toList();
    if (unknown.isEmpty() || denied) {
      return;
    }
    askedAt = time.nanos();
    admin
        .describeConfigs(unknown, new DescribeConfigsOptions().timeoutMs(timeoutMillis))
        .values()
        .forEach((topic, future) -> keep(topic.name(), KafkaFaults.answer(future)));
  }

  @Nullable Boolean of(String topic) {
    return known.get(topic);
  }

  /** Whether the cluster refuses to tell. */
  boolean denied() {
    return denied;
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
      denied = true;
    }
  }
}
