package io.msksdk.core.arn;

import io.msksdk.core.check.InvalidSpecException;

/**
 * The ARN of a cluster operation: {@code
 * arn:aws:kafka:<region>:<account>:cluster-operation/<name>/<uuid>/<operationUuid>}.
 */
public final class MskClusterOperationArn extends ResourceArn {
  private static final ArnShape SHAPE =
      ArnShape.kafka(
          "clusterOperationArn",
          "cluster-operation",
          ArnPart.NAME,
          ArnPart.UUID,
          ArnPart.OPERATION_UUID);

  private MskClusterOperationArn(ArnFields fields) {
    super(fields);
  }

  /**
   * Reads an ARN.
   *
   * @param text the ARN
   * @return the ARN, typed
   * @throws InvalidSpecException if the text is not the ARN of a cluster operation; the findings
   *     name the parts that are wrong
   */
  public static MskClusterOperationArn parse(String text) {
    return new MskClusterOperationArn(SHAPE.parse(text));
  }

  /**
   * Puts an ARN together.
   *
   * @param cluster the ARN of the cluster
   * @param operationUuid the UUID of the operation
   * @return the ARN, in the partition, Region and account of the cluster
   * @throws InvalidSpecException if the UUID is malformed
   */
  public static MskClusterOperationArn of(MskClusterArn cluster, String operationUuid) {
    return new MskClusterOperationArn(SHAPE.within(cluster.fields(), operationUuid));
  }

  /**
   * Returns the ARN of the cluster.
   *
   * @return the ARN of the cluster that holds it
   */
  public MskClusterArn cluster() {
    return MskClusterArn.within(this);
  }

  /**
   * Returns the UUID of the operation.
   *
   * @return the UUID of the operation
   */
  public String operationUuid() {
    return part(2);
  }
}
