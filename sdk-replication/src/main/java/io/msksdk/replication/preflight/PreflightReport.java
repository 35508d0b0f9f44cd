package io.msksdk.replication.preflight;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Severity;
import io.msksdk.core.runbook.PreconditionException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a preflight found. Immutable.
 *
 * @param findings errors, warnings, and what could not be checked, in the order of the rules
 */
public record PreflightReport(List<Finding> findings) {
  private static final String NOT_CHECKED = ".not-checked";

  /**
   * Copies the list.
   *
   * @param findings what was found
   */
  public PreflightReport {
    findings = List.copyOf(findings);
  }

  /**
   * Says whether nothing that was checked stands in the way.
   *
   * @return true without errors; look at {@link #notChecked} too
   */
  public boolean passed() {
    return errors().isEmpty();
  }

  /**
   * Returns what stands in the way.
   *
   * @return the errors, unmodifiable
   */
  public List<Finding> errors() {
    return findings.stream().filter(f -> f.severity() == Severity.ERROR).toList();
  }

  /**
   * Returns what could not be checked, because nobody read it.
   *
   * @return warnings whose code ends in {@code .not-checked}, unmodifiable
   */
  public List<Finding> notChecked() {
    return findings.stream().filter(f -> f.code().endsWith(NOT_CHECKED)).toList();
  }

  /**
   * Refuses to go on when something stands in the way.
   *
   * @throws PreconditionException with every error
   */
  public void requirePassed() {
    if (!passed()) {
      throw PreconditionException.of(errors());
    }
  }

  static Finding notChecked(String rule, String what, String how) {
    return Finding.warning("preflight." + rule + NOT_CHECKED, what, null, "known").advising(how);
  }

  /** Returns the findings, one a line. */
  @Override
  public String toString() {
    return findings.isEmpty()
        ? "preflight: nothing found"
        : findings.stream().map(Finding::toString).collect(Collectors.joining("\n"));
  }
}
