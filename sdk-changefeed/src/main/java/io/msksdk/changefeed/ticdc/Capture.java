package io.msksdk.changefeed.ticdc;

import io.msksdk.core.json.JsonObject;

/**
 * A server of the TiCDC cluster.
 *
 * @param id its id
 * @param address its host and port
 * @param owner whether it is the one that decides
 */
public record Capture(String id, String address, boolean owner) {

  static Capture of(JsonObject json) {
    return new Capture(
        json.requiredText("id"),
        json.text("address").orElse(""),
        json.flag("is_owner").orElse(false));
  }
}
