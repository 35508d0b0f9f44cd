package io.msksdk.admin.vpc;

import io.msksdk.core.MskException;
import io.msksdk.core.arn.MskVpcConnectionArn;
import io.msksdk.core.call.CallException;
import java.util.Optional;

/**
 * A VPC connection can be deleted by the client's account alone; the owner of the cluster can only
 * reject it. Nothing was changed by the call that threw it.
 */
public final class NotConnectionOwnerException extends MskException {
  private static final long serialVersionUID = 1L;

  /** The account that can delete it. */
  private final String owner;

  /** The service's id of the refused request. */
  private final String request;

  NotConnectionOwnerException(MskVpcConnectionArn connection, CallException cause) {
    super(
        "vpc.not-owner",
        "connection: " + connection + " (expected: one of this account).",
        "The account "
            + connection.account()
            + " alone can delete it, and pays until then: reject it with connectivity().reject(...).",
        cause);
    this.owner = connection.account();
    this.request = cause.requestId().orElse("");
  }

  /**
   * Returns who can delete the connection.
   *
   * @return the account
   */
  public String owner() {
    return owner;
  }

  @Override
  public boolean retryable() {
    return false;
  }

  @Override
  public Optional<String> requestId() {
    return request.isEmpty() ? Optional.empty() : Optional.of(request);
  }
}
