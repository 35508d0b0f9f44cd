package io.msksdk.changefeed.ticdc;

import io.msksdk.core.call.ServiceError;
import io.msksdk.core.call.ServiceException;
import java.util.Locale;

/**
 * TiCDC answered a call with an error. {@link #problem()} says what a caller can do, {@link
 * #errorCode()} is TiCDC's own code; {@link #code()} is {@code ticdc.} and the problem, such as
 * {@code ticdc.not-found}.
 */
public final class TicdcException extends ServiceException {
  private static final long serialVersionUID = 1L;

  private final transient Diagnosis diagnosis;

  TicdcException(ServiceError error, Diagnosis diagnosis) {
    super(
        "ticdc." + diagnosis.problem().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        error,
        diagnosis.remedy(),
        null);
    this.diagnosis = diagnosis;
  }

  /**
   * Returns why.
   *
   * @return the problem
   */
  public Problem problem() {
    return diagnosis.problem();
  }

  /**
   * Returns TiCDC's own code.
   *
   * @return such as {@code CDC:ErrChangeFeedNotExists}; {@code http.502} and the like when
   *     something between answered
   */
  public String errorCode() {
    return error().code();
  }

  /**
   * Returns what is known about the error.
   *
   * @return the diagnosis
   */
  public Diagnosis diagnosis() {
    return diagnosis;
  }

  /** {@inheritDoc} TiCDC answers 500 to much that only a correction helps. */
  @Override
  public boolean retryable() {
    return super.retryable() && problem() == Problem.UNAVAILABLE;
  }
}
