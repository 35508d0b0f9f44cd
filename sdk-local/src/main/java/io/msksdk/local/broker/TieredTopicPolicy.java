package io.msksdk.local.broker;

import io.msksdk.local.cluster.brokers.BrokerSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.image.MetadataImage;
import org.apache.kafka.server.policy.AlterConfigPolicy;
import org.apache.kafka.server.policy.CreateTopicPolicy;
import org.jspecify.annotations.Nullable;

/**
 * What topics with tiered storage may be, beyond what Kafka itself demands of them (developer
 * guide, "Tiered storage constraints and limitations" and "Guidelines for Amazon MSK tiered storage
 * topic-level configuration"), decided on the controller as Kafka's own policies are.
 */
public final class TieredTopicPolicy implements CreateTopicPolicy, AlterConfigPolicy {
  static final String CONFIG = "msk.local.tiered.limits";

  private static final String ENABLED = "remote.storage.enable";
  private static final String DELETED = "remote.log.delete.on.disable";

  private @Nullable Limits limits;

  /** Made by Kafka, by class name. */
  public TieredTopicPolicy() {}

  /** Refuses tiered storage where logs are compacted unless a topic says otherwise. */
  static void check(BrokerSettings settings) {
    String cleanup = settings.properties().getOrDefault("log.cleanup.policy", "delete").trim();
    if (settings.tiered() && !cleanup.equals("delete")) {
      throw new IllegalStateException(
          "log.cleanup.policy: "
              + cleanup
              + " (expected: delete on a cluster with TIERED storage)");
    }
  }

  @Override
  public void configure(Map<String, ?> configs) {
    limits = (Limits) configs.get(CONFIG);
  }

  @Override
  public void validate(CreateTopicPolicy.RequestMetadata request) {
    limits().check(request.configs());
  }

  @Override
  public void validate(AlterConfigPolicy.RequestMetadata request) {
    if (request.resource().type() != ConfigResource.Type.TOPIC) {
      return;
    }
    Map<String, String> before = limits().present(request.resource());
    if (disabled(before) && enabled(request.configs())) {
      throw new InvalidConfigurationException(
          ENABLED
              + ": true (expected: a topic on which it was never disabled). Make another topic.");
    }
    Map<String, String> after = new HashMap<>(before);
    after.putAll(request.configs());
    limits().check(after);
  }

  @Override
  public void close() {}

  private Limits limits() {
    if (limits == null) {
      throw new IllegalStateException(CONFIG + ": missing (expected: the limits of the cluster)");
    }
    return limits;
  }

  private static boolean enabled(Map<String, String> topic) {
    return Boolean.parseBoolean(topic.get(ENABLED));
  }

  /** Kafka disables it with the deletion of what is in the tier, and keeps both properties. */
  private static boolean disabled(Map<String, String> topic) {
    return "false".equals(topic.get(ENABLED)) && Boolean.parseBoolean(topic.get(DELETED));
  }

  /**
   * The bounds of one cluster.
   *
   * @param cluster what the controller has decided last
   * @param least the least values of properties of topics with tiered storage
   */
  record Limits(Supplier<MetadataImage> cluster, Map<String, Integer> least) {

    Map<String, String> present(ConfigResource topic) {
      return cluster.get().configs().configMapForResource(topic);
    }

    void check(Map<String, String> topic) {
      if (!enabled(topic)) {
        return;
      }
      least.forEach(
          (name, bound) -> {
            String value = topic.get(name);
            // -1 keeps records for ever
            if (value != null && !value.equals("-1") && Long.parseLong(value) < bound) {
              throw new InvalidConfigurationException(
                  "%s: %s (expected: at least %d on a topic with tiered storage)"
                      .formatted(name, value, bound));
            }
          });
    }
  }
}
