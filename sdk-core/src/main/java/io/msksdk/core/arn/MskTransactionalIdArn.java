package io.msksdk.core.arn;

import io.msksdk.core.check.InvalidSpecException;

/**
 * The ARN of a transactional id: {@code
 * arn:aws:kafka:<region>:<account>:transactional-id/<name>/<uuid>/<transactionalId>}. The id may
 * hold slashes.
 */
public final class MskTransactionalIdArn extends ResourceArn {
  private static final ArnShape SHAPE =
      ArnShape.kafka(
          "transactionalIdArn",
          "transactional-id",
          ArnPart.NAME,
          ArnPart.UUID,
          ArnPart.TRANSACTIONAL_ID);

  private MskTransactionalIdArn(ArnFields fields) {
    super(fields);
  }

  /**
   * Reads an ARN.
   *
   * @param text the ARN
   * @return the ARN, typed
   * @throws InvalidSpecException if the text is not the ARN of a transactional id; the findings
   *     name the parts that are wrong
   */
  public static MskTransactionalIdArn parse(String text) {
    return new MskTransactionalIdArn(SHAPE.parse(text));
  }

  /**
   * Puts an ARN together.
   *
   * @param cluster the ARN of the cluster
   * @param transactionalId the transactional id
   * @return the ARN, in the partition, Region and account of the cluster
   * @throws InvalidSpecException if the id is empty
   */
  public static MskTransactionalIdArn of(MskClusterArn cluster, String transactionalId) {
    return new MskTransactionalIdArn(SHAPE.within(cluster.fields(), transactionalId));
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
   * Returns the transactional id.
   *
   * @return the transactional id
   */
  public String transactionalId() {
    return part(2);
  }
}
