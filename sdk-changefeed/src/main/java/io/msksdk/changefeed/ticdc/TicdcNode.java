package io.msksdk.changefeed.ticdc;

import io.msksdk.core.json.JsonObject;

/**
 * The server that answers.
 *
 * @param id its id
 * @param version its version, such as {@code v8.5.4}
 * @param owner whether it is the one that decides
 * @param leaving whether it is shutting down gracefully
 */
public record TicdcNode(String id, String version, boolean owner, boolean leaving) {

  static TicdcNode of(JsonObject json) {
    return new TicdcNode(
        json.text("id").orElse(""),
        json.text("version").orElse(""),
        json.flag("is_owner").orElse(false),
        json.number("liveness").orElse(0) != 0);
  }
}
