package io.msksdk.auth.client;

import static java.util.Objects.requireNonNull;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The settings of every kind of client, as objects or as text.
 *
 * @param common what all kinds need
 * @param ofProducers what producers have on top
 * @param ofConsumers what consumers have on top
 * @param <V> objects or text
 */
record ClientSettings<V>(
    Map<String, V> common, Map<String, V> ofProducers, Map<String, V> ofConsumers) {

  static <V> ClientSettings<V> of(Map<String, V> common) {
    return new ClientSettings<>(common, Map.of(), Map.of());
  }

  ClientSettings<V> withProducers(Map<String, ? extends V> more) {
    return new ClientSettings<>(common, both(ofProducers, more), ofConsumers);
  }

  ClientSettings<V> withConsumers(Map<String, ? extends V> more) {
    return new ClientSettings<>(common, ofProducers, both(ofConsumers, more));
  }

  Map<String, V> producer() {
    return Collections.unmodifiableMap(both(common, ofProducers));
  }

  Map<String, V> consumer(String groupId, V group) {
    Map<String, V> consumer = both(common, ofConsumers);
    consumer.put("group.id", named("group.id", groupId, group));
    return Collections.unmodifiableMap(consumer);
  }

  Map<String, V> admin() {
    return Collections.unmodifiableMap(common);
  }

  /** Streams hands what has a prefix to the clients of that kind, and the rest to all. */
  Map<String, V> streams(String applicationId, V application) {
    Map<String, V> streams = new TreeMap<>(common);
    streams.put("application.id", named("application.id", applicationId, application));
    putAll(streams, "producer.", ofProducers);
    putAll(streams, "consumer.", ofConsumers);
    return Collections.unmodifiableMap(streams);
  }

  /** A worker hands its own settings to no one: each kind needs them all again. */
  Map<String, V> connectWorker(String groupId, V group) {
    Map<String, V> worker = new TreeMap<>(common);
    worker.put("group.id", named("group.id", groupId, group));
    putAll(worker, "producer.", both(common, ofProducers));
    Map<String, V> consumers = both(common, ofConsumers);
    // the tasks of a sink are members of one group: one id for all would have them fence each other
    consumers.remove("group.instance.id");
    putAll(worker, "consumer.", consumers);
    putAll(worker, "admin.", common);
    return Collections.unmodifiableMap(worker);
  }

  private static <V> void putAll(Map<String, V> into, String prefix, Map<String, V> settings) {
    settings.forEach((name, value) -> into.put(prefix + name, value));
  }

  private static <V> Map<String, V> both(Map<String, V> settings, Map<String, ? extends V> more) {
    Map<String, V> both = new TreeMap<>(settings);
    both.putAll(more);
    return both;
  }

  private static <V> V named(String property, String name, V value) {
    if (requireNonNull(name, property).isBlank()) {
      throw InvalidSpecException.of(
          Finding.error("client.group", property, name, "a name that is not blank"));
    }
    return value;
  }

  /** Returns the names: values may be secret. */
  @Override
  public String toString() {
    return "ClientSettings" + common.keySet();
  }
}
