package io.msksdk.local.iam;

import io.msksdk.local.event.EventLog;
import io.msksdk.local.identity.AuthorisationSettings;
import io.msksdk.local.identity.Identities;
import io.msksdk.local.identity.Identity;
import io.msksdk.local.identity.PoliciesInForce;
import io.msksdk.local.identity.Signatures;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the brokers of one cluster need for IAM. Kafka hands it through its configuration map as it
 * is, so that callbacks made by class name know the cluster they belong to without any registry.
 */
public final class ClusterAccess {
  /** The configuration key under which the brokers' configuration holds this object. */
  public static final String CONFIG = "msk.local.cluster.access";

  private static final Pattern SERVERLESS = Pattern.compile(".*-s\\d+");

  private final String clusterArn;
  private final Set<String> hosts;
  private final Signatures signatures;
  private final KafkaActions actions;
  private final InstantSource time;
  private final Denials denials;
  private final EventLog events;
  private final Answers answers;

  /**
   * Joins what IAM needs of a cluster.
   *
   * @param clusterArn the cluster's ARN
   * @param hosts the host names its brokers answer to
   * @param signatures what knows the identities and checks their signatures
   * @param denials where refusals are written
   * @param events where logins are written
   * @param time what policies with a date are decided by
   */
  public ClusterAccess(
      String clusterArn,
      Set<String> hosts,
      Signatures signatures,
      Denials denials,
      EventLog events,
      InstantSource time) {
    this.clusterArn = clusterArn;
    this.hosts = Set.copyOf(hosts);
    this.signatures = signatures;
    this.actions = KafkaActions.of(clusterArn);
    this.time = time;
    this.denials = denials;
    this.events = events;
    this.answers = new Answers(this);
  }

  String clusterArn() {
    return clusterArn;
  }

  String region() {
    return clusterArn.split(":", 6)[3];
  }

  boolean answersTo(String host) {
    return hosts.contains(host);
  }

  Signatures signatures() {
    return signatures;
  }

  Denials denials() {
    return denials;
  }

  EventLog events() {
    return events;
  }

  KafkaActions actions() {
    return actions;
  }

  Answers answers() {
    return answers;
  }

  AuthorisationSettings authorisation() {
    return signatures.identities().authorisation();
  }

  Instant realTime() {
    return time.instant();
  }

  /** Whether IAM has nothing but actions that serverless clusters know. */
  boolean serverless() {
    return SERVERLESS.matcher(clusterArn).matches();
  }

  /** The policies that are in force for an owner, null when the owner is not known. */
  @Nullable PoliciesInForce policies(String principal) {
    Identities identities = signatures.identities();
    Identity owner = identities.withArn(principal).orElse(null);
    return owner == null ? null : identities.permissions().inForce(owner, clusterArn);
  }

  /** Decides about the right to connect, without which nothing else is asked. */
  Verdict mayConnect(String principal) {
    IamNeed need = actions.onCluster(KafkaActions.CONNECT);
    needed(principal, need);
    PoliciesInForce policies = policies(principal);
    return policies == null ? Verdict.UNKNOWN_OWNER : decide(policies, need);
  }

  Verdict decide(PoliciesInForce policies, IamNeed need) {
    return policies.everything()
        ? Verdict.ADMINISTRATOR
        : Verdict.of(policies.decide(need.action(), need.resource(), time.instant()));
  }

  /** Notes that a caller needs something, whether it has got it or not. */
  void needed(String principal, IamNeed need) {
    signatures.identities().needs().observe(principal, need.action(), need.resource());
  }

  @Override
  public String toString() {
    return "ClusterAccess[" + clusterArn + "]";
  }
}
