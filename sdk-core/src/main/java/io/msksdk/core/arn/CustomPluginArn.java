package io.msksdk.core.arn;

import io.msksdk.core.check.InvalidSpecException;

/**
 * The ARN of a custom plugin of MSK Connect: {@code
 * arn:aws:kafkaconnect:<region>:<account>:custom-plugin/<name>/<uuid>}.
 */
public final class CustomPluginArn extends ResourceArn {
  private static final ArnShape SHAPE =
      ArnShape.kafkaConnect("customPluginArn", "custom-plugin", ArnPart.NAME, ArnPart.UUID);

  private CustomPluginArn(ArnFields fields) {
    super(fields);
  }

  /**
   * Reads an ARN.
   *
   * @param text the ARN
   * @return the ARN, typed
   * @throws InvalidSpecException if the text is not the ARN of a custom plugin of MSK Connect; the
   *     findings name the parts that are wrong
   */
  public static CustomPluginArn parse(String text) {
    return new CustomPluginArn(SHAPE.parse(text));
  }

  /**
   * Puts an ARN together. The partition follows from the Region.
   *
   * @param region the Region
   * @param account the account that owns the custom plugin
   * @param name the name of the custom plugin
   * @param uuid the UUID that MSK gave the custom plugin, with its suffix
   * @return the ARN
   * @throws InvalidSpecException if a part is malformed; the findings name all of them
   */
  public static CustomPluginArn of(String region, String account, String name, String uuid) {
    return new CustomPluginArn(SHAPE.of(region, account, name, uuid));
  }

  /**
   * Returns the name of the custom plugin.
   *
   * @return the name
   */
  public String name() {
    return part(0);
  }

  /**
   * Returns the UUID that tells custom plugins of one name apart.
   *
   * @return the UUID with its suffix
   */
  public String uuid() {
    return part(1);
  }
}
