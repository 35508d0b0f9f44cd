package io.msksdk.changefeed.ticdc;

import io.msksdk.core.json.JsonObject;

/**
 * The error a changefeed has.
 *
 * @param code TiCDC's code, such as {@code CDC:ErrGCTTLExceeded}
 * @param message TiCDC's message
 * @param server the address of the server it happened on, empty when not said
 */
public record ChangefeedError(String code, String message, String server) {

  static ChangefeedError of(JsonObject json) {
    return new ChangefeedError(
        json.text("code").orElse(""),
        json.text("message").orElse(""),
        json.text("addr").orElse(""));
  }

  /**
   * Says what the error means.
   *
   * @return its fate and remedy
   */
  public Diagnosis diagnosis() {
    return Diagnosis.of(code, message);
  }

  @Override
  public String toString() {
    return code + ": " + message;
  }
}
