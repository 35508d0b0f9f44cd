package io.msksdk.admin.connectivity;

import io.msksdk.admin.cluster.ClusterAccess;
import io.msksdk.admin.cluster.ClusterSpec;
import io.msksdk.admin.vpc.VpcConnection;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.arn.MskVpcConnectionArn;
import io.msksdk.core.check.Finding;
import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.core.runbook.Runbook;
import java.util.List;
import java.util.stream.Stream;

/**
 * Procedures around who reaches a cluster. Each is a {@link Runbook}: print it, review it, run it
 * with the effects it has, and run the same one on the same record again after a crash. Its first
 * step checks everything MSK asks, before anything is changed. Thread-safe. Not for users to
 * implement.
 *
 * <pre>{@code
 * Runbook open = msk.connectivity().openToPublic(orders);
 * System.out.println(open);
 * open.run(RunOptions.recordIn(record).allowing(RESTARTS_BROKERS, LENGTHY, BILLED));
 * }</pre>
 */
public interface Connectivity {

  /**
   * Checks what public access asks of a cluster (Amazon MSK Developer Guide, "Public access").
   *
   * @param cluster the cluster
   * @return errors for what MSK would refuse, warnings for what only the VPC and policies can tell
   */
  List<Finding> publicAccessFindings(MskClusterArn cluster);

  /**
   * Finds why a client does not reach a cluster over the internet: whether the cluster is open,
   * whether the client uses the public servers, and which rules of the network, as far as they are
   * given, close its way.
   *
   * @param cluster the cluster
   * @param client the client, and what is known about its way
   * @return errors for what closes the way, warnings for what is not known, in the order in which
   *     to look
   */
  List<Finding> diagnosePublicAccess(MskClusterArn cluster, PublicClient client);

  /**
   * Opens a cluster to the internet: checks, opens, and sees that there are public bootstrap
   * servers for every way in.
   *
   * @param cluster the cluster
   * @return the procedure
   */
  Runbook openToPublic(MskClusterArn cluster);

  /**
   * Creates a cluster that shall be open to the internet or to other VPCs. MSK opens existing
   * clusters only, so the cluster is created first, then checked, then opened.
   *
   * @param spec what the cluster shall be, its connectivity included
   * @return the procedure, which finds the cluster by its name
   */
  Runbook create(ClusterSpec spec);

  /**
   * Checks what clients in other VPCs ask of a cluster (Amazon MSK Developer Guide, "Amazon MSK
   * multi-VPC private connectivity in a single Region").
   *
   * @param cluster the cluster
   * @param first a way in
   * @param more further ways in
   * @return errors for what MSK would refuse, warnings for the rest
   */
  List<Finding> multiVpcFindings(MskClusterArn cluster, ClusterAccess first, ClusterAccess... more);

  /**
   * Opens a cluster to clients in other VPCs of its Region, beside the ways already open: checks,
   * opens, and sees that there are bootstrap servers for every way. Brokers restart one after the
   * other, for 30 minutes or more.
   *
   * @param cluster the cluster
   * @param first a way in
   * @param more further ways in
   * @return the procedure
   */
  Runbook openToVpcs(MskClusterArn cluster, ClusterAccess first, ClusterAccess... more);

  /**
   * Says what closing ways for clients in other VPCs would end.
   *
   * @param cluster the cluster
   * @param first a way in
   * @param more further ways in
   * @return the connections that would become INACTIVE, and what else depends on them
   */
  SchemeImpact impactOfClosing(MskClusterArn cluster, ClusterAccess first, ClusterAccess... more);

  /**
   * Closes ways for clients in other VPCs. Their connections become INACTIVE for good; the effect
   * is {@code CUTS_CLIENTS}. Look at {@link #impactOfClosing} first.
   *
   * @param cluster the cluster
   * @param first a way in
   * @param more further ways in
   * @return the procedure
   */
  Runbook closeToVpcs(MskClusterArn cluster, ClusterAccess first, ClusterAccess... more);

  /**
   * Lets a client in another account connect, with the credentials of both: opens the way, allows
   * the account, makes the client's VPC connection, and sees that the client gets bootstrap
   * servers. The client's identity needs {@link Onboarding#clientPolicy}, its security group what
   * {@link Onboarding#notes} says.
   *
   * @param onboarding who and how
   * @return the procedure; the connection is billed until the client deletes it
   */
  Runbook onboard(Onboarding onboarding);

  /**
   * Keeps an account out for good: forbids it new connections in the cluster's policy, then rejects
   * the one it has. The client still pays for it until it deletes it.
   *
   * @param cluster the cluster
   * @param account the account's 12 digits
   * @param connection its connection
   * @return the procedure
   */
  Runbook reject(MskClusterArn cluster, String account, MskVpcConnectionArn connection);

  /**
   * Closes a cluster of SCRAM or certificates to everybody without an ACL, in the one order that
   * locks nobody out: the ACLs first, then a look at what they leave, then {@code
   * allow.everyone.if.no.acl.found=false}.
   *
   * @param cluster the cluster
   * @param lockdown the ACLs, and the way to the brokers
   * @return the procedure
   */
  Runbook lockDown(MskClusterArn cluster, AclLockdown lockdown);

  /**
   * Lists this account's connections that carry nothing and are billed: INACTIVE, rejected and
   * failed ones. {@link #sweep} deletes them.
   *
   * @return the connections
   */
  Stream<VpcConnection> billedForNothing();

  /**
   * Deletes this account's connections that carry nothing, those there are now.
   *
   * @return the procedure, a step for each; the effect is {@code IRREVERSIBLE}
   */
  Runbook sweep();

  /**
   * Waits for every step under another policy than 2 hours.
   *
   * @param policy how long and how often to look
   * @return the same feature with that policy
   */
  Connectivity waiting(WaitPolicy policy);
}
