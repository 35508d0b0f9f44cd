package io.msksdk.core.arn;

import io.msksdk.core.check.InvalidSpecException;

/** The ARN of a cluster: {@code arn:aws:kafka:<region>:<account>:cluster/<name>/<uuid>}. */
public final class MskClusterArn extends ResourceArn {
  private static final ArnShape SHAPE =
      ArnShape.kafka("clusterArn", "cluster", ArnPart.NAME, ArnPart.UUID);

  private MskClusterArn(ArnFields fields) {
    super(fields);
  }

  /**
   * Reads an ARN.
   *
   * @param text the ARN
   * @return the ARN, typed
   * @throws InvalidSpecException if the text is not the ARN of a cluster; the findings name the
   *     parts that are wrong
   */
  public static MskClusterArn parse(String text) {
    return new MskClusterArn(SHAPE.parse(text));
  }

  /**
   * Puts an ARN together. The partition follows from the Region.
   *
   * @param region the Region
   * @param account the account that owns the cluster
   * @param name the name of the cluster
   * @param uuid the UUID that MSK gave the cluster, with its suffix
   * @return the ARN
   * @throws InvalidSpecException if a part is malformed; the findings name all of them
   */
  public static MskClusterArn of(String region, String account, String name, String uuid) {
    return new MskClusterArn(SHAPE.of(region, account, name, uuid));
  }

  /** The cluster that another resource names in its first two parts. */
  static MskClusterArn within(ResourceArn inner) {
    return new MskClusterArn(
        SHAPE.beside(inner.fields(), inner.account(), inner.part(0), inner.part(1)));
  }

  /**
   * Returns the name of the cluster.
   *
   * @return the name
   */
  public String name() {
    return part(0);
  }

  /**
   * Returns the UUID that tells clusters of one name apart.
   *
   * @return the UUID with its suffix
   */
  public String uuid() {
    return part(1);
  }

  /**
   * Says whether the cluster is a serverless one, which its UUID tells by the suffix {@code -s<n>}.
   *
   * @return true for a serverless cluster
   */
  public boolean serverless() {
    String uuid = uuid();
    int suffix = uuid.lastIndexOf("-s");
    boolean digits = suffix >= 0 && suffix + 2 < uuid.length();
    for (int i = suffix + 2; digits && i < uuid.length(); i++) {
      digits = '0' <= uuid.charAt(i) && uuid.charAt(i) <= '9';
    }
    return digits;
  }

  /**
   * Returns the ARN of a topic in this cluster.
   *
   * @param topic the name of the topic
   * @return the ARN
   * @throws InvalidSpecException if Kafka does not allow the name
   */
  public MskTopicArn topic(String topic) {
    return MskTopicArn.of(this, topic);
  }

  /**
   * Returns the ARN of a consumer group in this cluster.
   *
   * @param group the id of the group
   * @return the ARN
   * @throws InvalidSpecException if the id is empty
   */
  public MskGroupArn group(String group) {
    return MskGroupArn.of(this, group);
  }

  /**
   * Returns the ARN of a transactional id in this cluster.
   *
   * @param transactionalId the transactional id
   * @return the ARN
   * @throws InvalidSpecException if the id is empty
   */
  public MskTransactionalIdArn transactionalId(String transactionalId) {
    return MskTransactionalIdArn.of(this, transactionalId);
  }
}
