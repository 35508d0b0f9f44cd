package io.msksdk.core.runbook;

import io.msksdk.core.MskException;
import io.msksdk.core.check.Finding;
import java.util.List;
import java.util.stream.Collectors;

/** What must hold before does not hold. Nothing was changed by the call that threw it. */
public final class PreconditionException extends MskException {
  private static final long serialVersionUID = 1L;

  /** What does not hold. */
  private final List<Finding> findings;

  /** Whether it can come to hold by itself. */
  private final boolean passing;

  private PreconditionException(String code, List<Finding> findings, boolean passing) {
    super(
        code, findings.stream().map(Finding::message).collect(Collectors.joining("\n")), "", null);
    this.findings = List.copyOf(findings);
    this.passing = passing;
  }

  /**
   * Refuses what will not come right by itself.
   *
   * @param findings what does not hold, at least one
   * @return the exception, to be thrown
   */
  public static PreconditionException of(List<Finding> findings) {
    return new PreconditionException("precondition.failed", findings, false);
  }

  /**
   * Refuses what will not come right by itself.
   *
   * @param finding what does not hold
   * @return the exception, to be thrown
   */
  public static PreconditionException of(Finding finding) {
    return of(List.of(finding));
  }

  /**
   * Refuses what comes right when one waits, such as a resource that is being changed.
   *
   * @param finding what does not hold yet
   * @return a retryable exception, to be thrown
   */
  public static PreconditionException passing(Finding finding) {
    return new PreconditionException("precondition.not-yet", List.of(finding), true);
  }

  /**
   * Returns what does not hold.
   *
   * @return at least one finding, unmodifiable
   */
  public List<Finding> findings() {
    return findings;
  }

  @Override
  public boolean retryable() {
    return passing;
  }
}
