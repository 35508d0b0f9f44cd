package io.msksdk.local.fault;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.StateInfo;

/**
 * What faults have decided about a call before it takes effect.
 *
 * @param failure how what the call begins is to fail, null when it is not
 * @param stuck whether what the call begins never ends by itself
 * @param wrongVersion whether the call is to be taken as one with an outdated version
 */
public record Twist(@Nullable StateInfo failure, boolean stuck, boolean wrongVersion) {
  static final Twist NONE = new Twist(null, false, false);

  /** The fault that was added first decides how a call fails. */
  Twist failing(StateInfo info) {
    return failure == null ? new Twist(info, stuck, wrongVersion) : this;
  }

  Twist forEver() {
    return new Twist(failure, true, wrongVersion);
  }

  Twist outdated() {
    return new Twist(failure, stuck, true);
  }
}
