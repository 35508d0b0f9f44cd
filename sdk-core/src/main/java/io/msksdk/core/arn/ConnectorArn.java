package io.msksdk.core.arn;

import io.msksdk.core.check.InvalidSpecException;

/**
 * The ARN of a connector of MSK Connect: {@code
 * arn:aws:kafkaconnect:<region>:<account>:connector/<name>/<uuid>}.
 */
public final class ConnectorArn extends ResourceArn {
  private static final ArnShape SHAPE =
      ArnShape.kafkaConnect("connectorArn", "connector", ArnPart.NAME, ArnPart.UUID);

  private ConnectorArn(ArnFields fields) {
    super(fields);
  }

  /**
   * Reads an ARN.
   *
   * @param text the ARN
   * @return the ARN, typed
   * @throws InvalidSpecException if the text is not the ARN of a connector of MSK Connect; the
   *     findings name the parts that are wrong
   */
  public static ConnectorArn parse(String text) {
    return new ConnectorArn(SHAPE.parse(text));
  }

  /**
   * Puts an ARN together. The partition follows from the Region.
   *
   * @param region the Region
   * @param account the account that owns the connector
   * @param name the name of the connector
   * @param uuid the UUID that MSK gave the connector, with its suffix
   * @return the ARN
   * @throws InvalidSpecException if a part is malformed; the findings name all of them
   */
  public static ConnectorArn of(String region, String account, String name, String uuid) {
    return new ConnectorArn(SHAPE.of(region, account, name, uuid));
  }

  /**
   * Returns the name of the connector.
   *
   * @return the name
   */
  public String name() {
    return part(0);
  }

  /**
   * Returns the UUID that tells connectors of one name apart.
   *
   * @return the UUID with its suffix
   */
  public String uuid() {
    return part(1);
  }
}
