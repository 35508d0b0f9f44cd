package io.msksdk.local.cluster;

import io.msksdk.local.resource.Opaque;
import io.msksdk.local.resource.Owner;
import io.msksdk.local.resource.Resource;
import io.msksdk.local.tag.Taggable;
import io.msksdk.local.tag.Tags;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.ClusterState;
import software.amazon.awssdk.services.kafka.model.Provisioned;
import software.amazon.awssdk.services.kafka.model.StateInfo;

/** One cluster as it is now. Guarded by itself. */
final class ClusterRecord implements Resource, Taggable {
  private final Owner owner;
  private final String arn;
  private final String name;
  private final Instant createdAt;
  private final Provisioned settings;
  private final List<ClusterNode> nodes;
  private final Tags tags;
  private final String version = Opaque.version();
  private ClusterState state = ClusterState.CREATING;
  private @Nullable StateInfo stateInfo;
  private @Nullable ClusterBrokers brokers;
  private CompletableFuture<?> work = CompletableFuture.completedFuture(null);

  ClusterRecord(
      Owner owner, String name, Provisioned settings, Map<String, String> tags, Instant now) {
    this.owner = owner;
    this.arn = owner.arn("kafka", "cluster/" + name + "/" + Opaque.uuid());
    this.name = name;
    this.createdAt = now;
    this.settings = settings;
    this.tags = Tags.of(tags);
    this.nodes = nodes(settings, now);
  }

  private static List<ClusterNode> nodes(Provisioned settings, Instant now) {
    List<String> subnets = settings.brokerNodeGroupInfo().clientSubnets();
    List<ClusterNode> nodes = new ArrayList<>();
    for (int id = 1; id <= settings.numberOfBrokerNodes(); id++) {
      int subnet = (id - 1) % subnets.size();
      nodes.add(ClusterNode.of(id, subnets.get(subnet), subnet, now));
    }
    return List.copyOf(nodes);
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

  Provisioned settings() {
    return settings;
  }

  synchronized ClusterSnapshot snapshot() {
    return new ClusterSnapshot(
        arn, name, createdAt, state, stateInfo, version, tags.now(), settings, nodes);
  }

  synchronized ClusterState state() {
    return state;
  }

  synchronized void enter(ClusterState next, @Nullable StateInfo info) {
    state = next;
    stateInfo = info;
  }

  synchronized @Nullable ClusterBrokers brokers() {
    return brokers;
  }

  synchronized void brokers(@Nullable ClusterBrokers running) {
    brokers = running;
  }

  /** The creation or deletion that runs, or the last one that ran. */
  synchronized CompletableFuture<?> work() {
    return work;
  }

  synchronized void work(CompletableFuture<?> running) {
    work = running;
  }

  @Override
  public Tags tags() {
    return tags;
  }
}
