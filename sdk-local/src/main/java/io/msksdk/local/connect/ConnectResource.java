package io.msksdk.local.connect;

import io.msksdk.local.resource.Opaque;
import io.msksdk.local.resource.Owner;
import io.msksdk.local.resource.Resource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What connectors, plugins and worker configurations have in common. Guarded by itself. */
abstract class ConnectResource implements Resource {
  private final Owner owner;
  private final String arn;
  private final String name;
  private final Map<String, String> tags;

  ConnectResource(Owner owner, String kind, String name, Map<String, String> tags) {
    this.owner = owner;
    this.arn = owner.arn("kafkaconnect", kind + "/" + name + "/" + Opaque.uuid());
    this.name = name;
    this.tags = new TreeMap<>(tags);
  }

  @Override
  public final Owner owner() {
    return owner;
  }

  @Override
  public final String arn() {
    return arn;
  }

  @Override
  public final String name() {
    return name;
  }

  final synchronized Map<String, String> tags() {
    return Map.copyOf(tags);
  }

  final synchronized void tag(Map<String, String> more) {
    tags.putAll(more);
  }

  final synchronized void untag(List<String> keys) {
    tags.keySet().removeAll(keys);
  }
}
