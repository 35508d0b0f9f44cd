package io.msksdk.admin.vpc;

import io.msksdk.core.MskException;
import io.msksdk.core.arn.MskVpcConnectionArn;

/**
 * A VPC connection can be deleted by the client's account alone; the owner of the cluster can only
 * reject it. Told before the call: nothing was sent that changes something.
 */
public final class NotConnectionOwnerException extends MskException {
  private static final long serialVersionUID = 1L;

  /** The account that can delete it. */
  private final String owner;

  NotConnectionOwnerException(MskVpcConnectionArn connection) {
    super(
        "vpc.not-owner",
        "connection: " + connection + " (expected: one of this account).",
        "The account "
            + connection.account()
            + " alone can delete it, and pays until then; the owner of the cluster can reject it with"
            + " connectivity().reject(...).",
        null);
    this.owner = connection.account();
  }

  /**
   * Returns who can delete the connection.
   *
   * @return the account
   */
  public String owner() {
    return owner;
  }
}
