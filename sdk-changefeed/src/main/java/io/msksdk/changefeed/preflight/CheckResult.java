package io.msksdk.changefeed.preflight;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Severity;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one check. Prints as one readable line.
 *
 * @param check what was checked, such as {@code tls}
 * @param subject on what, such as a broker
 * @param outcome how it ended
 * @param detail what was seen, or why it was skipped
 * @param finding what is wrong, null when nothing is
 */
public record CheckResult(
    String check, String subject, Outcome outcome, String detail, @Nullable Finding finding) {
  /** How a check ended. */
  public enum Outcome {
    /** All is well. */
    PASSED,
    /** The changefeed works and yet likely not as it was meant. */
    WARNED,
    /** The changefeed would fail. */
    FAILED,
    /** It could not be tried, since an earlier check failed or something was not given. */
    SKIPPED
  }

  static CheckResult passed(String check, String subject, String detail) {
    return new CheckResult(check, subject, Outcome.PASSED, detail, null);
  }

  static CheckResult skipped(String check, String subject, String why) {
    return new CheckResult(check, subject, Outcome.SKIPPED, why, null);
  }

  static CheckResult of(String check, String subject, Finding finding) {
    Outcome outcome = finding.severity() == Severity.ERROR ? Outcome.FAILED : Outcome.WARNED;
    return new CheckResult(check, subject, outcome, "", finding);
  }

  @Override
  public String toString() {
    String what = finding == null ? detail : finding.message();
    return String.format("%-7s %s %s: %s", outcome, check, subject, what);
  }
}
