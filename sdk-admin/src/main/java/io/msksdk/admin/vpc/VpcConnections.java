package io.msksdk.admin.vpc;

import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.arn.MskVpcConnectionArn;
import io.msksdk.core.operation.OperationHandle;
import java.util.stream.Stream;

/**
 * VPC connections, from the client's side (create, describe, list, delete) and from the side of the
 * cluster's owner (clients, reject). Thread-safe. Not for users to implement.
 */
public interface VpcConnections {

  /**
   * Creates a connection from a VPC of this account. It is billed until it is deleted.
   *
   * @param spec what it shall be
   * @return a handle that ends with the available connection
   */
  OperationHandle<VpcConnection> create(VpcConnectionSpec spec);

  /**
   * Takes up a creation, also in another process.
   *
   * @param connection its ARN
   * @return a handle that ends with the available connection
   */
  OperationHandle<VpcConnection> creation(MskVpcConnectionArn connection);

  /**
   * Describes a connection of this account.
   *
   * @param connection its ARN
   * @return what the service says now
   * @throws io.msksdk.core.call.NotFoundException when there is no such connection
   */
  VpcConnection describe(MskVpcConnectionArn connection);

  /**
   * Lists the connections of this account. Pages are fetched as the stream is read.
   *
   * @return its connections
   */
  Stream<VpcConnection> list();

  /**
   * Deletes a connection of this account; the cluster's owner can only reject it.
   *
   * @param connection its ARN
   * @return a handle that ends when it is gone
   * @throws NotConnectionOwnerException before anything is sent that changes something, when it is
   *     another account's: this account is the one the credentials name or that has a cluster here;
   *     where neither tells it, the service refuses what is not this account's
   */
  OperationHandle<Void> delete(MskVpcConnectionArn connection);

  /**
   * Takes up a deletion, also in another process.
   *
   * @param connection the connection that is being deleted
   * @return a handle that ends when it is gone
   */
  OperationHandle<Void> deletion(MskVpcConnectionArn connection);

  /**
   * Lists the connections clients have to a cluster of this account.
   *
   * @param cluster the cluster
   * @return connections of any account
   */
  Stream<VpcConnection> clients(MskClusterArn cluster);

  /**
   * Rejects a client's connection to a cluster of this account. A denial in the cluster's policy
   * keeps the client from making another.
   *
   * @param cluster the cluster
   * @param connection an AVAILABLE connection to it
   * @return a handle that ends when it is rejected
   */
  OperationHandle<VpcConnection> reject(MskClusterArn cluster, MskVpcConnectionArn connection);

  /**
   * Takes up a rejection, also in another process.
   *
   * @param cluster the cluster
   * @param connection the connection that is being rejected
   * @return a handle that ends when it is rejected
   */
  OperationHandle<VpcConnection> rejection(MskClusterArn cluster, MskVpcConnectionArn connection);

  /**
   * Names a reason in the user agent of the calls that follow, where CloudTrail shows it.
   *
   * @param reason such as the number of a change request; no secret
   * @return the same connections with the reason
   */
  VpcConnections because(String reason);
}
