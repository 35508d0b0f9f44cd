package io.msksdk.core;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The root of every failure the SDK reports. All of them are unchecked; the subtype says what a
 * caller can do, {@link #code()} names the case for programs and the message explains it to people.
 */
public abstract class MskException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The stable name of the case. */
  private final String code;

  /** What to do about it. */
  private final String remedy;

  /**
   * Creates a failure.
   *
   * @param code a stable name of the case
   * @param message what happened, naming the value
   * @param remedy what to do about it; it ends the message
   * @param cause what was caught, or null
   */
  protected MskException(String code, String message, String remedy, @Nullable Throwable cause) {
    super(remedy.isEmpty() ? message : message + " " + remedy, cause);
    this.code = code;
    this.remedy = remedy;
  }

  /**
   * Returns the stable name of this case; it never changes between versions.
   *
   * @return the code, such as {@code wait.timeout}
   */
  public final String code() {
    return code;
  }

  /**
   * Returns what to do about it.
   *
   * @return the remedy, empty when there is none to give
   */
  public final String remedy() {
    return remedy;
  }

  /**
   * Says whether the same call can succeed later without any change.
   *
   * @return true when trying again later is sensible
   */
  public boolean retryable() {
    return false;
  }

  /**
   * Returns the id the service gave the request, for a support case.
   *
   * @return the request id, empty when no service was involved
   */
  public Optional<String> requestId() {
    return Optional.empty();
  }
}
