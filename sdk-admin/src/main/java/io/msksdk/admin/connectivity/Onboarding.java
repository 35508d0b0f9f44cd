package io.msksdk.admin.connectivity;

import static java.util.Objects.requireNonNull;

import io.msksdk.admin.bootstrap.Bootstrap;
import io.msksdk.admin.cluster.Cluster;
import io.msksdk.admin.cluster.ClusterAccess;
import io.msksdk.admin.vpc.VpcConnectionSpec;
import io.msksdk.admin.vpc.VpcConnections;
import io.msksdk.auth.client.BootstrapBrokers;
import io.msksdk.core.check.Finding;
import io.msksdk.core.policy.PolicyDocument;
import io.msksdk.core.policy.Statement;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A client in another account that shall reach a cluster through a VPC connection of its own.
 * Immutable. The owner's side is the {@code Msk} that runs the procedure; the client's side, with
 * its own credentials, is given here.
 *
 * <pre>{@code
 * msk.connectivity()
 *     .onboard(
 *         Onboarding.of("444455556666", connection)
 *             .through(client.vpcConnections(), client.bootstrap()))
 *     .run(options);
 * }</pre>
 */
public final class Onboarding {
  private final String account;
  private final VpcConnectionSpec connection;
  private final VpcConnections connections;
  private final Bootstrap bootstrap;
  private final Map<String, String> zones;
  private final @Nullable Function<BootstrapBrokers, RoundTrip> proof;

  private Onboarding(
      String account,
      VpcConnectionSpec connection,
      VpcConnections connections,
      Bootstrap bootstrap,
      Map<String, String> zones,
      @Nullable Function<BootstrapBrokers, RoundTrip> proof) {
    this.account = account;
    this.connection = connection;
    this.connections = connections;
    this.bootstrap = bootstrap;
    this.zones = Map.copyOf(zones);
    this.proof = proof;
  }

  /**
   * Names who shall connect, and how.
   *
   * @param account the client's account, 12 digits
   * @param connection the connection from the client's VPC; names the cluster and the way in
   * @return what is still to be given the client's side
   */
  public static Client of(String account, VpcConnectionSpec connection) {
    return new Client(requireNonNull(account, "account"), requireNonNull(connection, "connection"));
  }

  /** An onboarding that lacks the client's side. */
  public static final class Client {
    private final String account;
    private final VpcConnectionSpec connection;

    private Client(String account, VpcConnectionSpec connection) {
      this.account = account;
      this.connection = connection;
    }

    /**
     * Gives the client's side, both with the client's own credentials.
     *
     * @param connections {@code client.vpcConnections()} of the client's {@code Msk}
     * @param bootstrap {@code client.bootstrap()} of the client's {@code Msk}
     * @return the onboarding
     */
    public Onboarding through(VpcConnections connections, Bootstrap bootstrap) {
      return new Onboarding(
          account,
          connection,
          requireNonNull(connections, "connections"),
          requireNonNull(bootstrap, "bootstrap"),
          Map.of(),
          null);
    }
  }

  /**
   * Says in which Availability Zones the client's subnets are, to be checked against the cluster's:
   * MSK knows zones by their ids, since names differ from account to account.
   *
   * @param zoneIds the id of the zone, such as {@code use1-az1}, of every subnet of the connection
   * @return an onboarding that checks the zones before anything is changed
   */
  public Onboarding inZones(Map<String, String> zoneIds) {
    return new Onboarding(account, connection, connections, bootstrap, zoneIds, proof);
  }

  /**
   * Adds a last step that proves the way: a record is written and read back through it. It must run
   * where the client's network is.
   *
   * @param trip makes the round trip with the bootstrap brokers the client was given, such as
   *     {@code brokers -> RoundTrip.through(auth.on(brokers, NetworkPath.MULTI_VPC), "hello")}
   * @return an onboarding with that step
   */
  public Onboarding provenBy(Function<BootstrapBrokers, RoundTrip> trip) {
    return new Onboarding(
        account, connection, connections, bootstrap, zones, requireNonNull(trip, "trip"));
  }

  /** The step that proves the way, if there is to be one. */
  List<ProcedureStep> proof() {
    Function<BootstrapBrokers, RoundTrip> trip = proof;
    return trip == null
        ? List.of()
        : List.of(
            ProcedureStep.gate(
                "prove",
                "write a record and read it back, as the client",
                () -> {
                  trip.apply(bootstrap.brokers(connection.cluster())).take();
                  return List.of();
                }));
  }

  /** Nothing is said about subnets whose zones nobody named, or a cluster that names none. */
  List<Finding> zoneFindings(Cluster cluster) {
    return ZoneRules.check(cluster, connection.subnets(), zones);
  }

  Onboarding because(String reason) {
    return new Onboarding(
        account, connection, connections.because(reason), bootstrap, zones, proof);
  }

  /**
   * Returns what the identity that makes the connection must be allowed (Amazon MSK Developer
   * Guide, "Permissions for multi-VPC private connectivity"; of its two lists the longer one).
   *
   * @return an identity policy for the client's account
   */
  public static PolicyDocument clientPolicy() {
    return PolicyDocument.of(
        Statement.allow(
                "kafka:CreateVpcConnection",
                "ec2:CreateTags",
                "ec2:CreateVPCEndpoint",
                "ec2:DescribeVpcAttribute")
            .on("*")
            .build());
  }

  /**
   * Says which of {@link #clientPolicy} an identity policy does not allow.
   *
   * @param policy the identity policy of the client
   * @return the actions that are missing, none when it is enough; unmodifiable
   */
  public List<String> missingFrom(PolicyDocument policy) {
    return ClientRights.missing(
        requireNonNull(policy, "policy"), account, connection.cluster(), clientPolicy());
  }

  /**
   * Returns what no call to MSK can do or check.
   *
   * @return a sentence each, for the client's network and for its bill
   */
  public List<String> notes() {
    return List.of(
        "Security group of the connection, inbound: all traffic from the client's networks.",
        "Security group of the client, outbound: TCP 14001 to 14100, where the load balancers of"
            + " the connection listen.",
        "Subnets of the connection lie in the Availability Zones, by their IDs, of the cluster.",
        "The connection is billed until its client deletes it, rejected and inactive as well.");
  }

  String account() {
    return account;
  }

  VpcConnectionSpec connection() {
    return connection;
  }

  VpcConnections connections() {
    return connections;
  }

  Bootstrap bootstrap() {
    return bootstrap;
  }

  /** The way in that the connection's scheme stands for. */
  ClusterAccess way() {
    return switch (connection.scheme()) {
      case SASL_IAM -> ClusterAccess.IAM;
      case SASL_SCRAM -> ClusterAccess.SCRAM;
      case TLS -> ClusterAccess.TLS;
    };
  }
}
