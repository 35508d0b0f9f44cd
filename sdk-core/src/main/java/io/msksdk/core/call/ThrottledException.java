package io.msksdk.core.call;

import org.jspecify.annotations.Nullable;

/** The service did not carry out the call because too many came in. */
public final class ThrottledException extends ServiceException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates a failure from the service's answer.
   *
   * @param error what the service said
   * @param cause the client's own exception, or null
   */
  public ThrottledException(ServiceError error, @Nullable Throwable cause) {
    super(
        "call.throttled",
        error,
        "Call less often; CallPolicy.callsPerSecond paces the calls of one client.",
        cause);
  }

  @Override
  public boolean retryable() {
    return true;
  }

  /** {@inheritDoc} It was not, whatever its status: some services throttle with 503. */
  @Override
  public boolean notApplied() {
    return true;
  }
}
