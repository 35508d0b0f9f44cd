package io.msksdk.core.arn;

import io.msksdk.core.check.InvalidSpecException;

/**
 * The ARN of a consumer group: {@code
 * arn:aws:kafka:<region>:<account>:group/<name>/<uuid>/<group>}. The id may hold slashes.
 */
public final class MskGroupArn extends ResourceArn {
  private static final ArnShape SHAPE =
      ArnShape.kafka("groupArn", "group", ArnPart.NAME, ArnPart.UUID, ArnPart.GROUP);

  private MskGroupArn(ArnFields fields) {
    super(fields);
  }

  /**
   * Reads an ARN.
   *
   * @param text the ARN
   * @return the ARN, typed
   * @throws InvalidSpecException if the text is not the ARN of a consumer group; the findings name
   *     the parts that are wrong
   */
  public static MskGroupArn parse(String text) {
    return new MskGroupArn(SHAPE.parse(text));
  }

  /**
   * Puts an ARN together.
   *
   * @param cluster the ARN of the cluster
   * @param group the id of the group
   * @return the ARN, in the partition, Region and account of the cluster
   * @throws InvalidSpecException if the id is empty
   */
  public static MskGroupArn of(MskClusterArn cluster, String group) {
    return new MskGroupArn(SHAPE.within(cluster.fields(), group));
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
   * Returns the id of the group.
   *
   * @return the id of the group
   */
  public String group() {
    return part(2);
  }
}
