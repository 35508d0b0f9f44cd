package io.msksdk.core.arn;

import io.msksdk.core.check.InvalidSpecException;

/**
 * The ARN of a worker configuration of MSK Connect: {@code
 * arn:aws:kafkaconnect:<region>:<account>:worker-configuration/<name>/<uuid>}.
 */
public final class WorkerConfigurationArn extends ResourceArn {
  private static final ArnShape SHAPE =
      ArnShape.kafkaConnect(
          "workerConfigurationArn", "worker-configuration", ArnPart.NAME, ArnPart.UUID);

  private WorkerConfigurationArn(ArnFields fields) {
    super(fields);
  }

  /**
   * Reads an ARN.
   *
   * @param text the ARN
   * @return the ARN, typed
   * @throws InvalidSpecException if the text is not the ARN of a worker configuration of MSK
   *     Connect; the findings name the parts that are wrong
   */
  public static WorkerConfigurationArn parse(String text) {
    return new WorkerConfigurationArn(SHAPE.parse(text));
  }

  /**
   * Puts an ARN together. The partition follows from the Region.
   *
   * @param region the Region
   * @param account the account that owns the worker configuration
   * @param name the name of the worker configuration
   * @param uuid the UUID that MSK gave the worker configuration, with its suffix
   * @return the ARN
   * @throws InvalidSpecException if a part is malformed; the findings name all of them
   */
  public static WorkerConfigurationArn of(String region, String account, String name, String uuid) {
    return new WorkerConfigurationArn(SHAPE.of(region, account, name, uuid));
  }

  /**
   * Returns the name of the worker configuration.
   *
   * @return the name
   */
  public String name() {
    return part(0);
  }

  /**
   * Returns the UUID that tells worker configurations of one name apart.
   *
   * @return the UUID with its suffix
   */
  public String uuid() {
    return part(1);
  }
}
