package io.msksdk.local.cluster.brokers;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A property of a topic as users of the service write it.
 *
 * @param name the name
 * @param value the value, null for none
 */
public record TopicProperty(String name, @Nullable String value) {
  private static final String OF_SERVICE = "remote.log.msk.disable.policy";
  private static final Set<String> DELETE = Set.of("Delete", "DELETE", "delete");
  private static final String OF_KAFKA = "remote.log.delete.on.disable";

  /**
   * Returns what Kafka calls it. The service has a name of its own for the deletion of what a topic
   * has in the tier (developer guide, "Enabling and disabling tiered storage on an existing
   * topic").
   *
   * @return this, but for that one
   */
  public TopicProperty inKafka() {
    return name.equals(OF_SERVICE) && value != null && DELETE.contains(value)
        ? new TopicProperty(OF_KAFKA, "true")
        : this;
  }
}
