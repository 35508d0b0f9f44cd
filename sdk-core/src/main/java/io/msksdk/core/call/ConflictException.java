package io.msksdk.core.call;

import org.jspecify.annotations.Nullable;

/** What the call asks for clashes with what exists or with an update under way. */
public final class ConflictException extends ServiceException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates a failure from the service's answer.
   *
   * @param error what the service said
   * @param cause the client's own exception, or null
   */
  public ConflictException(ServiceError error, @Nullable Throwable cause) {
    super(
        "call.conflict", error, "Look at the resource's state and call again when it fits.", cause);
  }
}
