package io.msksdk.core.check;

import io.msksdk.core.MskException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Thrown before anything is sent when values cannot be used. It carries every finding, and its
 * message lists each on its own line. Nothing has been changed.
 */
public final class InvalidSpecException extends MskException {
  private static final long serialVersionUID = 1L;
  private static final String CODE = "spec.invalid";

  /** What the rules found. */
  private final List<Finding> findings;

  private InvalidSpecException(String message, String remedy, List<Finding> findings) {
    super(CODE, message, remedy, null);
    this.findings = findings;
  }

  /**
   * Creates the refusal of a single value.
   *
   * @param finding what is wrong with it
   * @return the exception, to be thrown
   */
  public static InvalidSpecException of(Finding finding) {
    return new InvalidSpecException(finding.statement(), finding.remedy(), List.of(finding));
  }

  /**
   * Creates the refusal of several values.
   *
   * @param findings what is wrong with them; warnings may be among them
   * @return the exception, to be thrown
   */
  public static InvalidSpecException of(List<Finding> findings) {
    if (findings.size() == 1) {
      return of(findings.get(0));
    }
    String lines =
        findings.stream().map(InvalidSpecException::line).collect(Collectors.joining("\n"));
    return new InvalidSpecException(lines, "", List.copyOf(findings));
  }

  /**
   * Returns what the rules found, warnings included, in the order of the rules.
   *
   * @return an unmodifiable list, never empty
   */
  public List<Finding> findings() {
    return findings;
  }

  private static String line(Finding finding) {
    return finding.severity() == Severity.WARNING
        ? "warning: " + finding.message()
        : finding.message();
  }
}
