package io.msksdk.admin.cluster;

import io.msksdk.core.MskException;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.call.ServiceException;
import java.util.Optional;

/**
 * The cluster's version had changed again between reading it and using it, twice: somebody else
 * changes the cluster. Nothing was changed by the call that threw it.
 */
public final class StaleVersionException extends MskException {
  private static final long serialVersionUID = 1L;

  /** The service's id of the refused request. */
  private final String request;

  StaleVersionException(MskClusterArn cluster, ServiceException cause) {
    super(
        "update.stale-version",
        "currentVersion: stale twice in a row on "
            + cluster.name()
            + " (expected: no other change).",
        "Somebody else changes the cluster: see operations().list(...), then update again.",
        cause);
    this.request = cause.requestId().orElse("");
  }

  @Override
  public boolean retryable() {
    return true;
  }

  @Override
  public Optional<String> requestId() {
    return request.isEmpty() ? Optional.empty() : Optional.of(request);
  }
}
