package io.msksdk.admin.topic;

import io.msksdk.core.check.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What topics may be (Apache Kafka documentation, "Topic configs"; for tiered ones Amazon MSK
 * Developer Guide, "Tiered storage topic-level configurations").
 */
final class TopicRules {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9._-]{1,249}");
  private static final long THREE_DAYS = 259_200_000;
  private static final long LEAST_SEGMENT_BYTES = 50_331_648;
  private static final long LEAST_SEGMENT_MS = 600_000;
  private static final String RETENTION = "retention.ms";
  private static final String LOCAL = "local.retention.ms";

  /** Says that older data is kept in tiered storage. */
  static final String TIERED = "remote.storage.enable";

  private TopicRules() {}

  /** Topics MSK keeps for its own health checks: hidden in lists, and never to be touched. */
  static boolean canary(String name) {
    return name.startsWith("__amazon_msk_canary");
  }

  static List<Finding> check(TopicSpec spec) {
    List<Finding> findings = new ArrayList<>();
    add(findings, name(spec.name()));
    add(findings, positive("partitions", spec.partitions()));
    add(findings, positive("replicationFactor", spec.replicationFactor()));
    add(findings, replicas(spec));
    add(findings, inSync(spec));
    findings.addAll(settings(spec.configs()));
    return findings;
  }

  /** What the settings of a topic may be, all of them together. */
  static List<Finding> settings(Map<String, String> configs) {
    List<Finding> findings = new ArrayList<>();
    if ("true".equals(configs.get(TIERED))) {
      tiered(findings, configs);
    }
    return findings;
  }

  /** The settings of a topic with tiered storage. */
  static Map<String, String> tieredConfigs(Duration total, Duration local) {
    return Map.of(
        TIERED,
        "true",
        RETENTION,
        String.valueOf(total.toMillis()),
        LOCAL,
        String.valueOf(local.toMillis()));
  }

  private static @Nullable Finding inSync(TopicSpec spec) {
    Optional<Long> least = number(spec.configs(), "min.insync.replicas");
    int replicas = spec.replicationFactor();
    if (least.isEmpty() || least.get() < replicas) {
      return null;
    }
    if (least.get() == 1) {
      return null;
    }
    String expected = "fewer than the " + replicas + " replicas";
    Finding finding =
        least.get() > replicas
            ? Finding.error("topic.in-sync", "min.insync.replicas", least.get(), expected)
            : Finding.warning("topic.in-sync", "min.insync.replicas", least.get(), expected);
    return finding.advising("Producers with acks=all stop whenever one broker restarts.");
  }

  private static void add(List<Finding> findings, @Nullable Finding finding) {
    if (finding != null) {
      findings.add(finding);
    }
  }

  static @Nullable Finding name(String name) {
    if (canary(name)) {
      return Finding.error("topic.canary", "name", name, "a topic of one's own")
          .advising("MSK needs its canary topics.");
    }
    return NAME.matcher(name).matches() && !name.equals(".") && !name.equals("..")
        ? null
        : Finding.error(
            "topic.name", "name", name, "1 to 249 letters, digits, dots, underscores and hyphens");
  }

  private static @Nullable Finding positive(String property, int value) {
    return value < 1 ? Finding.error("topic." + property, property, value, "1 or more") : null;
  }

  private static @Nullable Finding replicas(TopicSpec spec) {
    return spec.replicationFactor() == 1
        ? Finding.warning("topic.replicas", "replicationFactor", 1, "2 or 3")
            .advising("A partition is away whenever its broker restarts.")
        : null;
  }

  private static void tiered(List<Finding> findings, Map<String, String> configs) {
    String policy = configs.getOrDefault("cleanup.policy", "delete");
    if (!policy.equals("delete")) {
      findings.add(
          Finding.error("topic.tiered-cleanup", "cleanup.policy", policy, "delete when tiered"));
    }
    Optional<Long> total = number(configs, RETENTION);
    if (total.isEmpty() || (total.get() != -1 && total.get() < THREE_DAYS)) {
      findings.add(
          Finding.error(
              "topic.tiered-retention",
              RETENTION,
              configs.get(RETENTION),
              THREE_DAYS + " (3 days) or more, or -1, when tiered"));
    }
    Optional<Long> local = number(configs, LOCAL);
    if (local.isPresent() && local.get() != -2 && longer(local.get(), total.orElse(-1L))) {
      findings.add(
          Finding.error(
              "topic.local-retention", LOCAL, local.get(), "less than retention.ms, or -2"));
    }
    Optional<Long> localBytes = number(configs, "local.retention.bytes");
    if (localBytes.isPresent()
        && localBytes.get() != -2
        && longer(localBytes.get(), number(configs, "retention.bytes").orElse(-1L))) {
      findings.add(
          Finding.error(
              "topic.local-retention",
              "local.retention.bytes",
              localBytes.get(),
              "less than retention.bytes, or -2"));
    }
    boolean smallSegments = below(configs, "segment.bytes", LEAST_SEGMENT_BYTES);
    boolean shortSegments = below(configs, "segment.ms", LEAST_SEGMENT_MS);
    if (smallSegments || shortSegments) {
      findings.add(
          Finding.error(
              "topic.tiered-segment",
              smallSegments ? "segment.bytes" : "segment.ms",
              configs.get(smallSegments ? "segment.bytes" : "segment.ms"),
              smallSegments ? LEAST_SEGMENT_BYTES + " or more" : LEAST_SEGMENT_MS + " or more"));
    }
  }

  private static boolean longer(long local, long total) {
    return local < -2 || (total != -1 && local >= total);
  }

  private static boolean below(Map<String, String> configs, String key, long least) {
    return number(configs, key).filter(value -> value < least).isPresent();
  }

  private static Optional<Long> number(Map<String, String> configs, String key) {
    String text = configs.get(key);
    return text != null && text.matches("-?\\d{1,18}")
        ? Optional.of(Long.parseLong(text))
        : Optional.empty();
  }
}
