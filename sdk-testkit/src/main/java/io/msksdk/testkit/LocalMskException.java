package io.msksdk.testkit;

import io.msksdk.core.MskException;
import org.jspecify.annotations.Nullable;

/**
 * A local MSK that cannot be started or reached, or that refused what a test asked of it. Its
 * {@link #code()} is one of {@code local.argument}, {@code local.start}, {@code local.unreachable}
 * and {@code local.refused}.
 */
public final class LocalMskException extends MskException {
  private static final long serialVersionUID = 1L;

  static final String UNREACHABLE = "local.unreachable";

  /** Whether the same call may well be answered later. */
  private final boolean passing;

  private LocalMskException(String code, String message, String remedy, @Nullable Throwable cause) {
    super(code, message, remedy, cause);
    passing = false;
  }

  private LocalMskException(String code, String message, boolean passing) {
    super(code, message, "", null);
    this.passing = passing;
  }

  static LocalMskException argument(String message, @Nullable Throwable cause) {
    return new LocalMskException("local.argument", message, "", cause);
  }

  static LocalMskException start(String message, String remedy, @Nullable Throwable cause) {
    return new LocalMskException("local.start", message, remedy, cause);
  }

  static LocalMskException unreachable(String message, String remedy, @Nullable Throwable cause) {
    return new LocalMskException(UNREACHABLE, message, remedy, cause);
  }

  static LocalMskException refused(String message, String remedy) {
    return refused(message, remedy, null);
  }

  static LocalMskException refused(String message, String remedy, @Nullable Throwable cause) {
    return new LocalMskException("local.refused", message, remedy, cause);
  }

  /** A call of the service that was refused: throttling and errors of the server pass. */
  static LocalMskException answered(int status, String message) {
    return new LocalMskException("local.refused", message, status == 429 || status >= 500);
  }

  @Override
  public boolean retryable() {
    return passing;
  }
}
