package io.msksdk.core.call;

import io.msksdk.core.MskException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A call that did not succeed, whether the service refused it or it never got an answer. */
public abstract class CallException extends MskException {
  private static final long serialVersionUID = 1L;

  /** The operation that was called. */
  private final String operation;

  CallException(
      String code, String operation, String message, String remedy, @Nullable Throwable cause) {
    super(code, operation + ": " + message, remedy, cause);
    this.operation = operation;
  }

  /**
   * Returns the operation that was called.
   *
   * @return such as {@code CreateClusterV2}
   */
  public final String operation() {
    return operation;
  }

  /**
   * Says whether it is certain that the call changed nothing. When it is not, look before repeating
   * a write.
   *
   * @return true when the call was certainly not carried out
   */
  public abstract boolean notApplied();

  /**
   * Returns how long the service asks to wait before another try.
   *
   * @return the pause of a {@code Retry-After} header
   */
  public Optional<Duration> retryAfter() {
    return Optional.empty();
  }
}
