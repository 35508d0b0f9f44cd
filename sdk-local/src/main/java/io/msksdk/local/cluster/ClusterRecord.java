package io.msksdk.local.cluster;

import io.msksdk.local.cluster.brokers.ClusterBrokers;
import io.msksdk.local.resource.Opaque;
import io.msksdk.local.resource.Owner;
import io.msksdk.local.resource.Resource;
import io.msksdk.local.tag.Taggable;
import io.msksdk.local.tag.Tags;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.ClusterState;
import software.amazon.awssdk.services.kafka.model.CustomerActionStatus;
import software.amazon.awssdk.services.kafka.model.ErrorInfo;
import software.amazon.awssdk.services.kafka.model.Provisioned;
import software.amazon.awssdk.services.kafka.model.Serverless;
import software.amazon.awssdk.services.kafka.model.StateInfo;

/** One cluster as it is now. Guarded by itself. */
final class ClusterRecord implements Resource, Taggable {
  private final Owner owner;
  private final String arn;
  private final String name;
  private final Instant createdAt;
  private final @Nullable Serverless serverless;
  private final Tags tags;
  private final List<OperationRecord> operations = new ArrayList<>();
  private Provisioned settings;
  private List<ClusterNode> nodes;
  private int highestNode;
  private String version = Opaque.version();
  private ClusterState state = ClusterState.CREATING;
  private @Nullable StateInfo stateInfo;
  private CustomerActionStatus action = CustomerActionStatus.NONE;
  private @Nullable ClusterBrokers brokers;
  private CompletableFuture<?> work = CompletableFuture.completedFuture(null);

  private ClusterRecord(
      Owner owner,
      String name,
      Provisioned settings,
      @Nullable Serverless serverless,
      Map<String, String> tags,
      Instant now) {
    this.owner = owner;
    // the number at the end tells the kinds of clusters apart, as it does on the service
    String uuid = Opaque.uuid();
    this.arn =
        owner.arn(
            "kafka",
            "cluster/" + name + "/" + (serverless == null ? uuid : uuid.replaceFirst("1$", "s1")));
    this.name = name;
    this.createdAt = now;
    this.settings = settings;
    this.serverless = serverless;
    this.tags = Tags.of(tags);
    this.nodes = serverless == null ? ClusterNodes.of(settings, now) : List.of();
    this.highestNode = nodes.size();
  }

  static ClusterRecord provisioned(
      Owner owner, String name, Provisioned settings, Map<String, String> tags, Instant now) {
    return new ClusterRecord(owner, name, settings, null, tags, now);
  }

  static ClusterRecord serverless(
      Owner owner, String name, Serverless settings, Map<String, String> tags, Instant now) {
    return new ClusterRecord(owner, name, Provisioned.builder().build(), settings, tags, now);
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

  @Nullable Serverless serverless() {
    return serverless;
  }

  synchronized Provisioned settings() {
    return settings;
  }

  synchronized ClusterSnapshot snapshot() {
    return new ClusterSnapshot(
        arn,
        name,
        createdAt,
        state,
        stateInfo,
        version,
        tags.now(),
        settings.customerActionStatus() == action || serverless != null
            ? settings
            : settings.copy(s -> s.customerActionStatus(action)),
        nodes,
        serverless,
        new ClusterSnapshot.History(
            running().map(OperationRecord::arn).orElse(null), storageChangedAt(), highestNode));
  }

  /** What the service asks the customer to do about the cluster. */
  synchronized void ask(CustomerActionStatus next) {
    action = next;
  }

  synchronized ClusterState state() {
    return state;
  }

  synchronized void enter(ClusterState next, @Nullable StateInfo info) {
    state = next;
    stateInfo = info;
  }

  /** The state it is in when nothing holds it up: what runs decides. */
  synchronized ClusterState usual() {
    return running().map(running -> running.change().meanwhile()).orElse(ClusterState.ACTIVE);
  }

  /** Begins an operation unless something happened since the cluster was looked at. */
  synchronized boolean begin(String seenVersion, OperationRecord operation) {
    if (state != ClusterState.ACTIVE || !version.equals(seenVersion) || running().isPresent()) {
      return false;
    }
    version = Opaque.version();
    operations.add(operation);
    enter(operation.change().meanwhile(), null);
    return true;
  }

  /** Ends an operation, and lets the facts follow when it went well. */
  synchronized void end(OperationRecord operation, Instant now, @Nullable ErrorInfo error) {
    if (error == null) {
      ClusterChange change = operation.change();
      settings = change.after();
      nodes = ClusterNodes.after(nodes, change, now);
      highestNode = Math.max(highestNode, nodes.stream().mapToInt(ClusterNode::id).max().orElse(0));
    }
    if (state == operation.change().meanwhile()) {
      enter(ClusterState.ACTIVE, null);
    }
    // last: whoever sees the operation at its end may update the cluster again
    operation.end(now, error);
  }

  synchronized Optional<OperationRecord> running() {
    return operations.stream().filter(OperationRecord::running).findFirst();
  }

  synchronized List<OperationRecord> operations() {
    return List.copyOf(operations);
  }

  private @Nullable Instant storageChangedAt() {
    return operations.stream()
        .filter(operation -> operation.change().changesStorage())
        .map(OperationRecord::endedWell)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  synchronized @Nullable ClusterBrokers brokers() {
    return brokers;
  }

  synchronized void brokers(@Nullable ClusterBrokers running) {
    brokers = running;
  }

  /** The creation, change or deletion that runs, or the last one that ran. */
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
