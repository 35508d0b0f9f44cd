package io.msksdk.core.call;

import org.jspecify.annotations.Nullable;

/** The service refused a signature for its time; the next one is made with the service's time. */
final class ClockSkewException extends ServiceException {
  private static final long serialVersionUID = 1L;

  ClockSkewException(ServiceError error, @Nullable Throwable cause) {
    super(
        "call.clock-skew",
        error,
        "Set the clock of this machine: the service's is minutes away from it.",
        cause);
  }

  @Override
  public boolean retryable() {
    return true;
  }
}
