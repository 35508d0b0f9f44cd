package io.msksdk.core.call;

import org.jspecify.annotations.Nullable;

/** The identity behind the call may not make it, or was not recognised. */
public final class AccessDeniedException extends ServiceException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates a failure from the service's answer.
   *
   * @param error what the service said
   * @param cause the client's own exception, or null
   */
  public AccessDeniedException(ServiceError error, @Nullable Throwable cause) {
    super(
        "call.access-denied",
        error,
        "Check the credentials, the Region and the identity's policies for this action.",
        cause);
  }
}
