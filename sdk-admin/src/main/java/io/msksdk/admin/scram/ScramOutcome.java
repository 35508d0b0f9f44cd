package io.msksdk.admin.scram;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.core.check.Finding;
import io.msksdk.core.runbook.PreconditionException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of every secret of a call on several: the service answers success and yet leaves some
 * out. Immutable.
 *
 * @param done the secrets that were taken
 * @param left why each of the others was not, by ARN
 */
public record ScramOutcome(List<String> done, Map<String, Problem> left) {

  /**
   * Copies both.
   *
   * @param done the secrets that were taken
   * @param left why each of the others was not, by ARN
   */
  public ScramOutcome {
    done = List.copyOf(done);
    left = Collections.unmodifiableMap(new LinkedHashMap<>(left));
  }

  /**
   * Insists on all of them.
   *
   * @return this
   * @throws PreconditionException when one was left out, with every reason
   */
  @CanIgnoreReturnValue
  public ScramOutcome all() {
    if (left.isEmpty()) {
      return this;
    }
    List<Finding> findings = new ArrayList<>();
    left.forEach(
        (arn, problem) ->
            findings.add(
                Finding.error("scram." + problem.code(), "secret", arn, "one MSK can use")
                    .advising(problem.message())));
    throw PreconditionException.of(findings);
  }

  /**
   * Why a secret was left out.
   *
   * @param code the service's code
   * @param message the service's message
   */
  public record Problem(String code, String message) {}
}
