package io.msksdk.admin.policy;

import io.msksdk.core.policy.PolicyDocument;
import io.msksdk.core.policy.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What a change does to a policy. A statement that is changed is one that goes and one that comes.
 * Prints as a diff to review.
 *
 * @param removed the statements that go
 * @param added the statements that come
 */
public record PolicyDiff(List<Statement> removed, List<Statement> added) {

  /**
   * Copies both lists.
   *
   * @param removed the statements that go
   * @param added the statements that come
   */
  public PolicyDiff {
    removed = List.copyOf(removed);
    added = List.copyOf(added);
  }

  /**
   * Compares two policies; the order of their statements means nothing.
   *
   * @param before the policy as it is
   * @param after the policy as it shall be
   * @return the difference
   */
  public static PolicyDiff between(PolicyDocument before, PolicyDocument after) {
    return new PolicyDiff(
        without(before.statements(), after.statements()),
        without(after.statements(), before.statements()));
  }

  private static List<Statement> without(List<Statement> all, List<Statement> others) {
    List<Statement> left = new ArrayList<>(all);
    left.removeAll(others);
    return left;
  }

  /**
   * Says whether the policies mean the same.
   *
   * @return true when nothing goes and nothing comes
   */
  public boolean isEmpty() {
    return removed.isEmpty() && added.isEmpty();
  }

  /** Returns the statements, with a minus or a plus before each of their lines. */
  @Override
  public String toString() {
    List<String> lines = new ArrayList<>();
    removed.forEach(statement -> statement.toJson().lines().forEach(l -> lines.add("- " + l)));
    added.forEach(statement -> statement.toJson().lines().forEach(l -> lines.add("+ " + l)));
    return lines.isEmpty() ? "no change" : String.join("\n", lines);
  }
}
