package io.msksdk.local.broker;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import kafka.server.KafkaConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.server.config.DynamicBrokerConfig;
import org.jspecify.annotations.Nullable;

/**
 * Gives brokers other properties while they run, where Kafka can. What is given so goes before what
 * brokers were started with, and has to be taken back when they restart. Not thread-safe.
 */
final class LiveProperties {
  private final Set<String> given = new HashSet<>();

  /** What is to be given, null when one of the changes needs a restart. */
  static @Nullable Map<String, String> changes(
      Map<String, String> before, Map<String, String> after) {
    Set<String> names = new HashSet<>(before.keySet());
    names.addAll(after.keySet());
    names.removeIf(name -> after.containsKey(name) && after.get(name).equals(before.get(name)));
    Map<String, String> changes = new HashMap<>();
    for (String name : names) {
      String value = after.containsKey(name) ? after.get(name) : ofKafka(name);
      if (value == null || !DynamicBrokerConfig.ALL_DYNAMIC_CONFIGS.contains(name)) {
        return null;
      }
      changes.put(name, value);
    }
    return changes;
  }

  void give(String brokers, Map<String, String> changes) {
    ControllerAdmin.alterAll(
        brokers,
        changes.entrySet().stream()
            .map(e -> new AlterConfigOp(new ConfigEntry(e.getKey(), e.getValue()), OpType.SET))
            .toList());
    given.addAll(changes.keySet());
  }

  /** Takes back what was given: the brokers have been started with it, or with something newer. */
  void takeBack(String brokers) {
    if (given.isEmpty()) {
      return;
    }
    ControllerAdmin.alterAll(
        brokers,
        given.stream()
            .map(name -> new AlterConfigOp(new ConfigEntry(name, null), OpType.DELETE))
            .toList());
    given.clear();
  }

  /** The value a property has when nobody sets it, null when it has none. */
  private static @Nullable String ofKafka(String name) {
    ConfigDef.ConfigKey key = KafkaConfig.configDef().configKeys().get(name);
    return key == null || key.defaultValue == null || !key.hasDefault()
        ? null
        : ConfigDef.convertToString(key.defaultValue, key.type);
  }
}
