package io.msksdk.core.arn;

import io.msksdk.core.check.InvalidSpecException;

/**
 * The ARN of a managed VPC connection: {@code
 * arn:aws:kafka:<region>:<account>:vpc-connection/<cluster account>/<cluster name>/<uuid>}. {@link
 * #account()} is the account of the client VPC.
 */
public final class MskVpcConnectionArn extends ResourceArn {
  private static final ArnShape SHAPE =
      ArnShape.kafka(
          "vpcConnectionArn",
          "vpc-connection",
          ArnPart.CLUSTER_ACCOUNT,
          ArnPart.NAME,
          ArnPart.UUID);

  private MskVpcConnectionArn(ArnFields fields) {
    super(fields);
  }

  /**
   * Reads an ARN.
   *
   * @param text the ARN
   * @return the ARN, typed
   * @throws InvalidSpecException if the text is not the ARN of a managed VPC connection; the
   *     findings name the parts that are wrong
   */
  public static MskVpcConnectionArn parse(String text) {
    return new MskVpcConnectionArn(SHAPE.parse(text));
  }

  /**
   * Puts an ARN together.
   *
   * @param cluster the cluster that the connection leads to
   * @param account the account that owns the client VPC
   * @param uuid the UUID that MSK gave the connection, with its suffix
   * @return the ARN, in the partition and Region of the cluster
   * @throws InvalidSpecException if a part is malformed; the findings name all of them
   */
  public static MskVpcConnectionArn of(MskClusterArn cluster, String account, String uuid) {
    return new MskVpcConnectionArn(
        SHAPE.beside(cluster.fields(), account, cluster.account(), cluster.name(), uuid));
  }

  /**
   * Returns the account that owns the cluster.
   *
   * @return the account id
   */
  public String clusterAccount() {
    return part(0);
  }

  /**
   * Returns the name of the cluster.
   *
   * @return the name
   */
  public String clusterName() {
    return part(1);
  }

  /**
   * Returns the UUID of the connection.
   *
   * @return the UUID with its suffix
   */
  public String uuid() {
    return part(2);
  }
}
