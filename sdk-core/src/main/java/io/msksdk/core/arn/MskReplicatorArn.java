package io.msksdk.core.arn;

import io.msksdk.core.check.InvalidSpecException;

/** The ARN of a replicator: {@code arn:aws:kafka:<region>:<account>:replicator/<name>/<uuid>}. */
public final class MskReplicatorArn extends ResourceArn {
  private static final ArnShape SHAPE =
      ArnShape.kafka("replicatorArn", "replicator", ArnPart.NAME, ArnPart.UUID);

  private MskReplicatorArn(ArnFields fields) {
    super(fields);
  }

  /**
   * Reads an ARN.
   *
   * @param text the ARN
   * @return the ARN, typed
   * @throws InvalidSpecException if the text is not the ARN of a replicator; the findings name the
   *     parts that are wrong
   */
  public static MskReplicatorArn parse(String text) {
    return new MskReplicatorArn(SHAPE.parse(text));
  }

  /**
   * Puts an ARN together. The partition follows from the Region.
   *
   * @param region the Region
   * @param account the account that owns the replicator
   * @param name the name of the replicator
   * @param uuid the UUID that MSK gave the replicator, with its suffix
   * @return the ARN
   * @throws InvalidSpecException if a part is malformed; the findings name all of them
   */
  public static MskReplicatorArn of(String region, String account, String name, String uuid) {
    return new MskReplicatorArn(SHAPE.of(region, account, name, uuid));
  }

  /**
   * Returns the name of the replicator.
   *
   * @return the name
   */
  public String name() {
    return part(0);
  }

  /**
   * Returns the UUID that tells replicators of one name apart.
   *
   * @return the UUID with its suffix
   */
  public String uuid() {
    return part(1);
  }
}
