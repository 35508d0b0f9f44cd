package io.msksdk.core.call;

import org.jspecify.annotations.Nullable;

/** What the call names does not exist in this account and Region. */
public final class NotFoundException extends ServiceException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates a failure from the service's answer.
   *
   * @param error what the service said
   * @param cause the client's own exception, or null
   */
  public NotFoundException(ServiceError error, @Nullable Throwable cause) {
    super("call.not-found", error, "Check the ARN or name, the Region and the account.", cause);
  }
}
