package io.msksdk.local.vpc;

import io.msksdk.local.api.Caller;
import io.msksdk.local.cluster.ClusterAdmission;
import io.msksdk.local.cluster.ClusterSnapshot;
import io.msksdk.local.refusal.Refusal;
import io.msksdk.local.resource.Owner;
import io.msksdk.local.resource.Registry;
import io.msksdk.local.resource.Transitions;
import io.msksdk.local.tag.Taggable;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.StateInfo;
import software.amazon.awssdk.services.kafka.model.VpcConnectionState;

/** The VPC connections of all accounts, from the client's and the owner's side. Thread-safe. */
public final class VpcConnections {
  // no document has a figure; users see connections appear within minutes
  static final Duration CHANGE = Duration.ofMinutes(5);
  private static final Set<VpcConnectionState> DELETABLE =
      EnumSet.of(
          VpcConnectionState.AVAILABLE,
          VpcConnectionState.INACTIVE,
          VpcConnectionState.REJECTED,
          VpcConnectionState.FAILED);

  private final Registry<VpcConnection> registry = new Registry<>();
  private final Function<String, Optional<ClusterSnapshot>> clusters;
  private final ClusterAdmission admission;
  private final Transitions transitions;

  /**
   * Starts without any connection.
   *
   * @param clusters finds a cluster of any owner by its ARN
   * @param admission decides about callers of other accounts
   * @param transitions moves connections from state to state
   */
  public VpcConnections(
      Function<String, Optional<ClusterSnapshot>> clusters,
      ClusterAdmission admission,
      Transitions transitions) {
    this.clusters = clusters;
    this.admission = admission;
    this.transitions = transitions;
  }

  /**
   * Lets the connections of a cluster follow its connectivity: those whose scheme is off become
   * INACTIVE and stay so. Every look at a connection does the same; this is for the end of each
   * change, since a scheme may be turned on again before anybody looks.
   *
   * @param clusterArn the cluster
   */
  public void follow(String clusterArn) {
    registry.all().stream()
        .filter(connection -> connection.request().clusterArn().equals(clusterArn))
        .forEach(this::follow);
  }

  /**
   * Finds a connection as something that has tags.
   *
   * @param owner who asks
   * @param arn its ARN
   * @return the connection, empty when the owner has none of that ARN
   */
  public Optional<Taggable> taggable(Owner owner, String arn) {
    return registry.find(owner, arn).map(connection -> connection);
  }

  VpcConnection create(VpcConnectionRequest request, Caller caller) {
    ClusterSnapshot cluster = target(request.clusterArn(), caller);
    VpcConnectionRules.check(request, caller.owner(), cluster);
    VpcConnection connection =
        new VpcConnection(caller.owner(), cluster.name(), request, transitions.now());
    if (!registry.add(connection)) {
      throw Refusal.badRequest(
          "vpcId",
          "A VPC connection from %s to the cluster with %s exists already."
              .formatted(request.vpcId(), request.scheme()));
    }
    transitions.moved(connection.arn(), "NONE", VpcConnectionState.CREATING.toString());
    return connection;
  }

  /** Called once the caller's answer is made: with instant time the connection is there at once. */
  void begin(VpcConnection connection, @Nullable StateInfo failure) {
    later(
        connection,
        VpcConnectionState.CREATING,
        failure == null ? VpcConnectionState.AVAILABLE : VpcConnectionState.FAILED);
  }

  VpcConnection describe(Owner owner, String arn) {
    VpcConnection connection =
        registry
            .find(owner, arn)
            .orElseThrow(
                () -> Refusal.notFound("arn", "VPC connection " + arn + " does not exist."));
    follow(connection);
    return connection;
  }

  List<VpcConnection> list(Owner owner) {
    List<VpcConnection> connections = registry.of(owner);
    connections.forEach(this::follow);
    return connections;
  }

  void delete(Owner owner, String arn) {
    registry.find(arn).filter(c -> ownsCluster(owner, c)).ifPresent(c -> refuseOwner(owner, c));
    VpcConnection connection = describe(owner, arn);
    VpcConnectionState state = connection.state();
    if (!DELETABLE.contains(state) || !move(connection, state, VpcConnectionState.DELETING)) {
      throw Refusal.badRequest("You can't delete VPC connection in " + state + " state.");
    }
    var unused =
        transitions.after(
            CHANGE,
            () -> {
              registry.remove(connection);
              transitions.moved(arn, VpcConnectionState.DELETING.toString(), "GONE");
            });
  }

  List<VpcConnection> clients(Owner owner, String clusterArn) {
    checkOwn(owner, clusterArn);
    follow(clusterArn);
    return registry.all().stream()
        .filter(connection -> connection.request().clusterArn().equals(clusterArn))
        .toList();
  }

  void reject(Owner owner, String clusterArn, String arn) {
    VpcConnection connection =
        clients(owner, clusterArn).stream()
            .filter(c -> c.arn().equals(arn))
            .findFirst()
            .orElseThrow(
                () ->
                    Refusal.badRequest(
                        "vpcConnectionArn",
                        "VPC connection " + arn + " of the cluster does not exist."));
    if (!move(connection, VpcConnectionState.AVAILABLE, VpcConnectionState.REJECTING)) {
      throw Refusal.badRequest(
          "vpcConnectionArn",
          "You can't reject VPC connection in " + connection.state() + " state.");
    }
    later(connection, VpcConnectionState.REJECTING, VpcConnectionState.REJECTED);
  }

  private ClusterSnapshot target(String arn, Caller caller) {
    Optional<ClusterSnapshot> found = clusters.apply(arn);
    boolean own = arn.split(":", 6).length == 6 && account(arn).equals(caller.owner().account());
    // whether a cluster of another account exists is nothing that its policy does not allow to know
    if (!own && !(found.isPresent() && admitted(arn, caller))) {
      throw Refusal.of(
          403,
          "ForbiddenException",
          "User: %s is not authorized to perform: kafka:CreateVpcConnection on resource: %s"
              .formatted(caller.principal(), arn));
    }
    return found.orElseThrow(
        () -> Refusal.badRequest("targetClusterArn", "Cluster " + arn + " does not exist."));
  }

  private boolean admitted(String arn, Caller caller) {
    return admission.admits(arn, caller, "kafka:CreateVpcConnection");
  }

  private void checkOwn(Owner owner, String arn) {
    if (clusters.apply(arn).isEmpty() || !account(arn).equals(owner.account())) {
      throw Refusal.badRequest("clusterArn", "Cluster " + arn + " does not exist.");
    }
  }

  private static boolean ownsCluster(Owner owner, VpcConnection connection) {
    return account(connection.request().clusterArn()).equals(owner.account());
  }

  private static void refuseOwner(Owner owner, VpcConnection connection) {
    if (!connection.owner().equals(owner)) {
      throw Refusal.of(
          403,
          "ForbiddenException",
          "The VPC connection %s belongs to the account %s, which alone can delete it. Reject it"
                  .formatted(connection.arn(), connection.owner().account())
              + " with RejectClientVpcConnection.");
    }
  }

  private void follow(VpcConnection connection) {
    boolean on =
        clusters
            .apply(connection.request().clusterArn())
            .filter(cluster -> connection.request().scheme().on(cluster.provisioned()))
            .isPresent();
    if (!on && move(connection, VpcConnectionState.AVAILABLE, VpcConnectionState.DEACTIVATING)) {
      later(connection, VpcConnectionState.DEACTIVATING, VpcConnectionState.INACTIVE);
    }
  }

  private void later(VpcConnection connection, VpcConnectionState from, VpcConnectionState to) {
    var unused = transitions.after(CHANGE, () -> move(connection, from, to));
  }

  private boolean move(VpcConnection connection, VpcConnectionState from, VpcConnectionState to) {
    boolean moved = connection.move(from, to);
    if (moved) {
      transitions.moved(connection.arn(), from.toString(), to.toString());
    }
    return moved;
  }

  private static String account(String arn) {
    return arn.split(":", 6)[4];
  }
}
