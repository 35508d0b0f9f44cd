package io.msksdk.local.configuration;

import io.msksdk.local.resource.Opaque;
import io.msksdk.local.resource.Owner;
import io.msksdk.local.resource.Resource;
import io.msksdk.local.tag.Taggable;
import io.msksdk.local.tag.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.kafka.model.ConfigurationState;

/** One configuration as it is now. Guarded by itself. */
final class ConfigurationRecord implements Resource, Taggable {
  private final Owner owner;
  private final String arn;
  private final String name;
  private final String description;
  private final List<String> kafkaVersions;
  private final Tags tags = Tags.of(Map.of());
  private final List<Revision> revisions = new ArrayList<>();
  private ConfigurationState state = ConfigurationState.ACTIVE;

  ConfigurationRecord(
      Owner owner, String name, String description, List<String> kafkaVersions, Revision first) {
    this.owner = owner;
    this.arn = owner.arn("kafka", "configuration/" + name + "/" + Opaque.uuid());
    this.name = name;
    this.description = description;
    this.kafkaVersions = List.copyOf(kafkaVersions);
    this.revisions.add(first);
  }

  @Override
  public Owner owner() {
    return owner;
  }

  @Override
  public String arn() {
    return arn;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Tags tags() {
    return tags;
  }

  String description() {
    return description;
  }

  List<String> kafkaVersions() {
    return kafkaVersions;
  }

  synchronized ConfigurationState state() {
    return state;
  }

  synchronized void enter(ConfigurationState next) {
    state = next;
  }

  synchronized List<Revision> revisions() {
    return List.copyOf(revisions);
  }

  Revision first() {
    return revisions().get(0);
  }

  synchronized Revision latest() {
    return revisions.get(revisions.size() - 1);
  }

  Optional<Revision> revision(long number) {
    return revisions().stream().filter(revision -> revision.number() == number).findFirst();
  }

  synchronized void add(Revision revision) {
    revisions.add(revision);
  }
}
