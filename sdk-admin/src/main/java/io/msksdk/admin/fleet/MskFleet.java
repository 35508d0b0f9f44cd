package io.msksdk.admin.fleet;

import io.msksdk.admin.cluster.Cluster;
import io.msksdk.admin.cluster.ClusterState;
import io.msksdk.admin.operation.ClusterOperation;
import io.msksdk.core.MskException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Several accounts and Regions, each reached with credentials of its own. A member that cannot be
 * read is a result with its reason, and the others are read all the same. Thread-safe.
 *
 * <pre>{@code
 * try (MskFleet fleet =
 *     MskFleet.ofRoles()
 *         .account("prod", "arn:aws:iam::111122223333:role/msk-reader")
 *         .account("test", "arn:aws:iam::444455556666:role/msk-reader")
 *         .regions(Region.EU_WEST_1, Region.US_EAST_1)
 *         .build()) {
 *   fleet.look(executor).forEach(System.out::println);
 * }
 * }</pre>
 */
public final class MskFleet implements AutoCloseable {
  private static final int NEWEST = 5;

  /** No operation runs in these, so none is asked for. */
  private static final Set<ClusterState> QUIET =
      Set.of(ClusterState.ACTIVE, ClusterState.FAILED, ClusterState.CREATING);

  private final List<FleetMember> members;
  private final Runnable close;

  private MskFleet(List<FleetMember> members, Runnable close) {
    this.members = List.copyOf(members);
    this.close = close;
  }

  /**
   * Joins accounts and Regions.
   *
   * @param members the members; their {@code Msk} stay the caller's
   * @return the fleet
   */
  public static MskFleet of(List<FleetMember> members) {
    return new MskFleet(members, () -> {});
  }

  /**
   * Starts a fleet of accounts, each reached through a role, in several Regions.
   *
   * @return a builder without accounts
   */
  public static FleetBuilder ofRoles() {
    return new FleetBuilder();
  }

  static MskFleet owning(List<FleetMember> members, Runnable close) {
    return new MskFleet(members, close);
  }

  /**
   * Returns the accounts and Regions.
   *
   * @return the members, unmodifiable
   */
  public List<FleetMember> members() {
    return members;
  }

  /**
   * Looks at every member.
   *
   * @param executor what the looks run on, one task a member
   * @return a result for each, in the order of the members
   */
  public List<FleetResult> look(Executor executor) {
    List<CompletableFuture<FleetResult>> looks =
        members.stream()
            .map(member -> CompletableFuture.supplyAsync(() -> look(member), executor))
            .toList();
    return looks.stream().map(CompletableFuture::join).toList();
  }

  /** Closes what the fleet opened itself, and nothing it was given. */
  @Override
  public void close() {
    close.run();
  }

  private static FleetResult look(FleetMember member) {
    List<Cluster> clusters = new ArrayList<>();
    List<ClusterOperation> inFlight = new ArrayList<>();
    try {
      member.msk().clusters().list().forEach(clusters::add);
      for (Cluster cluster : clusters) {
        if (!QUIET.contains(cluster.state())) {
          member
              .msk()
              .operations()
              .list(cluster.arn())
              .limit(NEWEST)
              .filter(operation -> !operation.succeeded() && !operation.failed())
              .forEach(inFlight::add);
        }
      }
      return new FleetResult(member, clusters, inFlight, null);
    } catch (MskException e) {
      return new FleetResult(member, clusters, inFlight, e);
    }
  }
}
