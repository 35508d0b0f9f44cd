package io.msksdk.core.check;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects what the rules of a feature found, so that a user reads all of it at once. Not
 * thread-safe.
 */
public final class Findings {
  private final List<Finding> found = new ArrayList<>();

  private Findings() {}

  /**
   * Creates an empty collection.
   *
   * @return a collection without findings
   */
  public static Findings create() {
    return new Findings();
  }

  /**
   * Adds the answer of one rule.
   *
   * @param finding what the rule found, or null when it had nothing to say
   * @return this
   */
  @CanIgnoreReturnValue
  public Findings add(@Nullable Finding finding) {
    if (finding != null) {
      found.add(finding);
    }
    return this;
  }

  /**
   * Adds the answers of a rule that looks at several values.
   *
   * @param findings what the rule found
   * @return this
   */
  @CanIgnoreReturnValue
  public Findings addAll(Iterable<Finding> findings) {
    for (Finding finding : findings) {
      found.add(requireNonNull(finding, "finding"));
    }
    return this;
  }

  /**
   * Returns everything found so far, in the order of the rules.
   *
   * @return an unmodifiable copy
   */
  public List<Finding> all() {
    return List.copyOf(found);
  }

  /**
   * Says whether a value was refused.
   *
   * @return true when at least one finding is an error
   */
  public boolean hasErrors() {
    for (Finding finding : found) {
      if (finding.severity() == Severity.ERROR) {
        return true;
      }
    }
    return false;
  }

  /**
   * Ends the checks: refuses the values when one of them is wrong, or returns the warnings.
   *
   * @return the warnings, to be kept beside the accepted values; unmodifiable
   * @throws InvalidSpecException if a finding is an error; it carries the warnings too
   */
  @CanIgnoreReturnValue
  public List<Finding> requireNoErrors() {
    if (hasErrors()) {
      throw InvalidSpecException.of(found);
    }
    return all();
  }
}
