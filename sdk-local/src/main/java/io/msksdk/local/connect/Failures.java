package io.msksdk.local.connect;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.StateInfo;
import software.amazon.awssdk.services.kafkaconnect.model.StateDescription;

/** How a failure that was asked for is described here. */
final class Failures {
  private Failures() {}

  static @Nullable StateDescription described(@Nullable StateInfo failure) {
    return failure == null
        ? null
        : StateDescription.builder().code(failure.code()).message(failure.message()).build();
  }
}
