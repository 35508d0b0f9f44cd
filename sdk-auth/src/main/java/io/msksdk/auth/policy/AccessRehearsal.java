package io.msksdk.auth.policy;

import io.msksdk.core.policy.PolicyDocument;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What policies say about everything a client would do. Immutable. */
public final class AccessRehearsal {
  private final ClusterArns arns;
  private final Map<Need, AccessExplanation> answers;

  AccessRehearsal(ClusterArns arns, Map<Need, AccessExplanation> answers) {
    this.arns = arns;
    this.answers = answers;
  }

  /**
   * Says whether the client would get through.
   *
   * @return true when nothing is missing
   */
  public boolean allowed() {
    return missing().isEmpty();
  }

  /**
   * Returns every question and its answer.
   *
   * @return the explanations in the order of the use cases
   */
  public List<AccessExplanation> explanations() {
    return List.copyOf(answers.values());
  }

  /**
   * Returns what the client would be refused.
   *
   * @return the explanations of the refusals, usually none
   */
  public List<AccessExplanation> missing() {
    return answers.values().stream().filter(answer -> !answer.allowed()).toList();
  }

  /**
   * Returns the policy to add.
   *
   * @return statements for what no policy allows yet; none when nothing is missing or all that is
   *     refused is denied explicitly
   */
  public PolicyDocument remedy() {
    List<Need> needs =
        answers.entrySet().stream()
            .filter(entry -> entry.getValue().remedy().isPresent())
            .map(Map.Entry::getKey)
            .toList();
    return StatementBlocks.of(arns, needs);
  }

  /** Returns the refusals, a line each. */
  @Override
  public String toString() {
    return allowed()
        ? "nothing is missing"
        : missing().stream().map(AccessExplanation::toString).collect(Collectors.joining("\n"));
  }
}
