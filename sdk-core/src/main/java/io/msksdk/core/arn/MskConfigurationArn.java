package io.msksdk.core.arn;

import io.msksdk.core.check.InvalidSpecException;

/**
 * The ARN of a configuration: {@code arn:aws:kafka:<region>:<account>:configuration/<name>/<uuid>}.
 */
public final class MskConfigurationArn extends ResourceArn {
  private static final ArnShape SHAPE =
      ArnShape.kafka("configurationArn", "configuration", ArnPart.NAME, ArnPart.UUID);

  private MskConfigurationArn(ArnFields fields) {
    super(fields);
  }

  /**
   * Reads an ARN.
   *
   * @param text the ARN
   * @return the ARN, typed
   * @throws InvalidSpecException if the text is not the ARN of a configuration; the findings name
   *     the parts that are wrong
   */
  public static MskConfigurationArn parse(String text) {
    return new MskConfigurationArn(SHAPE.parse(text));
  }

  /**
   * Puts an ARN together. The partition follows from the Region.
   *
   * @param region the Region
   * @param account the account that owns the configuration
   * @param name the name of the configuration
   * @param uuid the UUID that MSK gave the configuration, with its suffix
   * @return the ARN
   * @throws InvalidSpecException if a part is malformed; the findings name all of them
   */
  public static MskConfigurationArn of(String region, String account, String name, String uuid) {
    return new MskConfigurationArn(SHAPE.of(region, account, name, uuid));
  }

  /**
   * Returns the name of the configuration.
   *
   * @return the name
   */
  public String name() {
    return part(0);
  }

  /**
   * Returns the UUID that tells configurations of one name apart.
   *
   * @return the UUID with its suffix
   */
  public String uuid() {
    return part(1);
  }
}
