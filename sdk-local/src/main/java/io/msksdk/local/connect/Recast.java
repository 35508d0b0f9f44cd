package io.msksdk.local.connect;

import io.msksdk.local.wire.WireRequest;
import io.msksdk.local.wire.WireWriter;
import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * Turns one shape of the model into another by the names their members have in common. The model
 * has most of its shapes three times: as asked for, as described and as listed.
 */
final class Recast {
  private Recast() {}

  static <B extends SdkPojo & SdkBuilder<B, T>, T> T as(B builder, SdkPojo shape) {
    return new WireRequest(Map.of(), Map.of(), WireWriter.json(shape)).as(builder);
  }
}
