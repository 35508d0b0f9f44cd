package io.msksdk.local.replicator;

import io.msksdk.local.cluster.ClusterSnapshot;
import io.msksdk.local.quota.Quotas;
import io.msksdk.local.refusal.Refusal;
import io.msksdk.local.resource.Owner;
import io.msksdk.local.resource.Registry;
import io.msksdk.local.resource.Transitions;
import io.msksdk.local.tag.Taggable;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.CreateReplicatorRequest;
import software.amazon.awssdk.services.kafka.model.ReplicatorState;
import software.amazon.awssdk.services.kafka.model.StateInfo;
import software.amazon.awssdk.services.kafka.model.UpdateReplicationInfoRequest;

/** The replicators of all accounts and Regions. Thread-safe. */
public final class Replicators {
  // developer guide, "Create a replicator" and "Edit Amazon MSK Replicator settings"
  static final Duration CREATE = Duration.ofMinutes(30);
  static final Duration UPDATE = Duration.ofMinutes(30);
  // no document has a figure for deletion
  static final Duration DELETE = Duration.ofMinutes(10);

  private final Registry<Replicator> registry = new Registry<>();
  private final Function<String, Optional<ClusterSnapshot>> clusters;
  private final ReplicationPlane plane;
  private final Quotas quotas;
  private final Transitions transitions;
  private final Executor executor;

  /**
   * Starts without any replicator.
   *
   * @param clusters finds a cluster of any owner by its ARN
   * @param plane what copies the records
   * @param quotas how many replicators an account may have
   * @param transitions moves replicators from state to state
   * @param executor what starts and stops them
   */
  public Replicators(
      Function<String, Optional<ClusterSnapshot>> clusters,
      ReplicationPlane plane,
      Quotas quotas,
      Transitions transitions,
      Executor executor) {
    this.clusters = clusters;
    this.plane = plane;
    this.quotas = quotas;
    this.transitions = transitions;
    this.executor = executor;
  }

  /**
   * Finds a replicator as something that has tags.
   *
   * @param owner who asks
   * @param arn its ARN
   * @return the replicator, empty when the owner has none of that ARN
   */
  public Optional<Taggable> taggable(Owner owner, String arn) {
    return registry.find(owner, arn).map(replicator -> replicator);
  }

  Replicator create(Owner owner, CreateReplicatorRequest asked, @Nullable StateInfo failure) {
    ReplicatorRequest request = ReplicatorMembers.read(asked);
    new ReplicatorRules(request, owner, clusters).check();
    int most = quotas.of("replicatorsPerAccount");
    if (registry.of(owner).size() >= most) {
      throw Refusal.badRequest(
          "You have reached the maximum number of replicators in this account and Region: "
              + most
              + ".");
    }
    Replicator replicator = new Replicator(owner, request, transitions.now());
    if (!registry.add(replicator)) {
      throw Refusal.conflict("replicatorName", "A resource with this name already exists.");
    }
    transitions.moved(replicator.arn(), "NONE", ReplicatorState.CREATING.toString());
    work(
        replicator,
        ReplicatorState.CREATING,
        CREATE,
        failure,
        () -> plane.start(replicator.plan(), trouble -> failed(replicator, trouble)));
    return replicator;
  }

  ReplicatorView describe(Owner owner, String arn) {
    return list(owner).stream()
        .filter(view -> view.arn().equals(arn))
        .findFirst()
        .orElseThrow(
            () -> Refusal.notFound("replicatorArn", "Replicator " + arn + " does not exist."));
  }

  /**
   * Returns what can be done to a replicator while it copies.
   *
   * @param arn its ARN, of any owner
   * @return its controls
   * @throws Refusal when there is no such replicator, or it copies nothing
   */
  public ReplicationControls controls(String arn) {
    if (registry.find(arn).isEmpty()) {
      throw Refusal.notFound("replicatorArn", "Replicator " + arn + " does not exist.");
    }
    return plane
        .controls(arn)
        .orElseThrow(
            () -> Refusal.badRequest("The replicator " + arn + " copies nothing at present."));
  }

  /**
   * Returns what the replicators of an owner say of themselves.
   *
   * @param owner whose replicators
   * @return their values now, by the names of the replicators
   */
  public Map<String, List<ReplicationMeasure>> measures(Owner owner) {
    Map<String, List<ReplicationMeasure>> measures = new LinkedHashMap<>();
    registry.of(owner).forEach(r -> measures.put(r.name(), plane.measures(r.arn())));
    return measures;
  }

  List<ReplicatorView> list(Owner owner) {
    Stream<ReplicatorView> own =
        registry.of(owner).stream().map(replicator -> new ReplicatorView(replicator, false));
    Stream<ReplicatorView> references =
        registry.all().stream()
            .filter(replicator -> replicator.referredToBy(owner))
            .map(replicator -> new ReplicatorView(replicator, true));
    return Stream.concat(own, references).toList();
  }

  void update(Owner owner, UpdateReplicationInfoRequest request, @Nullable StateInfo failure) {
    Replicator replicator = original(owner, request.replicatorArn());
    ReplicationChange.check(request, replicator.replication());
    checkVersion(replicator, request.currentVersion());
    if (!move(replicator, ReplicatorState.RUNNING, ReplicatorState.UPDATING, null)) {
      throw Refusal.badRequest("You can't update replicator in " + replicator.state() + " state.");
    }
    replicator.change(
        ReplicationChange.apply(request, replicator.replication()), request.logDelivery());
    work(
        replicator,
        ReplicatorState.UPDATING,
        UPDATE,
        failure,
        () -> plane.update(replicator.plan()));
  }

  void delete(Owner owner, String arn, @Nullable String version) {
    Replicator replicator = original(owner, arn);
    if (version != null) {
      checkVersion(replicator, version);
    }
    ReplicatorState state = replicator.state();
    boolean settled = state == ReplicatorState.RUNNING || state == ReplicatorState.FAILED;
    if (!settled || !move(replicator, state, ReplicatorState.DELETING, null)) {
      throw Refusal.badRequest("You can't delete replicator in " + state + " state.");
    }
    var unused =
        CompletableFuture.runAsync(() -> plane.stop(arn), executor)
            .thenCombine(transitions.after(DELETE, () -> {}), (work, time) -> null)
            .thenRun(
                () -> {
                  registry.remove(replicator);
                  transitions.moved(arn, ReplicatorState.DELETING.toString(), "GONE");
                });
  }

  /** Stops all replicators; the clusters they copy between end after this. */
  public void close() {
    plane.close();
  }

  private Replicator original(Owner owner, String arn) {
    ReplicatorView view = describe(owner, arn);
    if (view.reference()) {
      throw Refusal.badRequest(
          "replicatorArn",
          "The replicator is only referred to in this Region. Call the Region of "
              + view.replicator().arn()
              + ".");
    }
    return view.replicator();
  }

  private static void checkVersion(Replicator replicator, String version) {
    if (!version.equals(replicator.version())) {
      throw Refusal.badRequest(
          "currentVersion",
          "This operation cannot be performed because the current version of the replicator is "
              + replicator.version()
              + ".");
    }
  }

  private void work(
      Replicator replicator,
      ReplicatorState from,
      Duration documented,
      @Nullable StateInfo failure,
      Runnable work) {
    CompletableFuture<Void> done =
        failure != null
            ? CompletableFuture.completedFuture(null)
            : CompletableFuture.runAsync(work, executor);
    var unused =
        done.thenCombine(transitions.after(documented, () -> {}), (worked, time) -> null)
            .handle((ended, trouble) -> end(replicator, from, failure, trouble));
  }

  private boolean end(
      Replicator replicator,
      ReplicatorState from,
      @Nullable StateInfo failure,
      @Nullable Throwable trouble) {
    StateInfo info = trouble == null ? failure : info(trouble);
    return move(
        replicator, from, info == null ? ReplicatorState.RUNNING : ReplicatorState.FAILED, info);
  }

  private boolean move(
      Replicator replicator, ReplicatorState from, ReplicatorState to, @Nullable StateInfo info) {
    boolean moved = replicator.move(from, to, info);
    if (moved) {
      transitions.moved(replicator.arn(), from.toString(), to.toString());
    }
    return moved;
  }

  private void failed(Replicator replicator, ReplicationFailure trouble) {
    var unused =
        move(replicator, ReplicatorState.RUNNING, ReplicatorState.FAILED, trouble.stateInfo());
  }

  private static StateInfo info(Throwable trouble) {
    Throwable cause = trouble.getCause() == null ? trouble : trouble.getCause();
    if (cause instanceof ReplicationFailure failure) {
      return failure.stateInfo();
    }
    return StateInfo.builder().code("InternalError").message(cause.getMessage()).build();
  }
}
