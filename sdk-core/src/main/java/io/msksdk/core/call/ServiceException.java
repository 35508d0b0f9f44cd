package io.msksdk.core.call;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The service answered a call with an error. The subtypes are those a caller handles in a way of
 * its own; everything else is this type.
 */
public class ServiceException extends CallException {
  private static final long serialVersionUID = 1L;
  private static final int SERVER_ERRORS = 500;

  private final transient ServiceError error;

  /**
   * Creates a failure from the service's answer.
   *
   * @param error what the service said
   * @param cause the client's own exception, or null
   */
  public ServiceException(ServiceError error, @Nullable Throwable cause) {
    this("service." + error.status(), error, remedy(error), cause);
  }

  /**
   * Creates a failure of a service with codes of its own.
   *
   * @param code a stable name of the case
   * @param error what the service said
   * @param remedy what to do about it, empty when nothing is known
   * @param cause the client's own exception, or null
   */
  protected ServiceException(
      String code, ServiceError error, String remedy, @Nullable Throwable cause) {
    super(code, error.operation(), error.sentence(), remedy, cause);
    this.error = error;
  }

  /**
   * Creates the failure of a call whose signature was refused since the clocks differ. Its code is
   * {@code call.clock-skew}; it changed nothing and is worth another try, for which the AWS client
   * takes the service's time.
   *
   * @param error what the service said
   * @param cause the client's own exception, or null
   * @return the failure
   */
  public static ServiceException ofClockSkew(ServiceError error, @Nullable Throwable cause) {
    return new ClockSkewException(error, cause);
  }

  private static String remedy(ServiceError error) {
    return error.status() >= SERVER_ERRORS
        ? "The service failed; if it lasts, quote the request id to AWS Support."
        : "Correct the request and call again.";
  }

  /**
   * Returns what the service said.
   *
   * @return status, code and message as received
   */
  public final ServiceError error() {
    return error;
  }

  @Override
  public final Optional<String> requestId() {
    return Optional.ofNullable(error.requestId());
  }

  @Override
  public final Optional<Duration> retryAfter() {
    return Optional.ofNullable(error.retryAfter());
  }

  @Override
  public boolean retryable() {
    return error.status() >= SERVER_ERRORS;
  }

  /** {@inheritDoc} A 4xx was refused; after a 5xx the write may have been carried out. */
  @Override
  public boolean notApplied() {
    return error.status() < SERVER_ERRORS;
  }
}
