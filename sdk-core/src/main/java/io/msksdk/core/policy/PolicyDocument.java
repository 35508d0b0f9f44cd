package io.msksdk.core.policy;

import static java.util.Objects.requireNonNull;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.policy.internal.JsonText;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An IAM policy document. Immutable and thread-safe.
 *
 * <pre>{@code
 * PolicyDocument policy = PolicyDocument.parse(json);
 * PolicyDocument built = PolicyDocument.of(Statement.allow("kafka:List*").on("*").build());
 * }</pre>
 *
 * <p>A document that cannot be understood in full is refused, since skipping a part could lose a
 * denial. Source: IAM User Guide, "Grammar of the IAM JSON policy language".
 */
public final class PolicyDocument {
  static final String WITH_VARIABLES = "2012-10-17";
  static final String WITHOUT_VARIABLES = "2008-10-17";

  private final String version;
  private final String id;
  private final List<Statement> statements;
  private final List<Finding> findings;

  PolicyDocument(String version, String id, List<Statement> statements, List<Finding> findings) {
    this.version = version;
    this.id = id;
    this.statements = List.copyOf(statements);
    this.findings = List.copyOf(findings);
  }

  /**
   * Reads a document.
   *
   * @param json the policy
   * @return the document
   * @throws InvalidSpecException if it is not JSON or an element is unknown, missing or malformed;
   *     the findings name the statement and the element of each
   */
  public static PolicyDocument parse(String json) {
    return PolicyReader.read(requireNonNull(json, "json"));
  }

  /**
   * Creates a document of version {@code 2012-10-17}.
   *
   * @param statements its statements
   * @return the document
   */
  public static PolicyDocument of(Statement... statements) {
    return of(List.of(statements));
  }

  /**
   * Creates a document of version {@code 2012-10-17}.
   *
   * @param statements its statements
   * @return the document
   */
  public static PolicyDocument of(List<Statement> statements) {
    return new PolicyDocument(WITH_VARIABLES, "", statements, List.of());
  }

  /**
   * Returns the version of the policy language.
   *
   * @return {@code 2012-10-17}, or {@code 2008-10-17}, which has no policy variables and is what a
   *     document without a {@code Version} is
   */
  public String version() {
    return version;
  }

  /**
   * Returns the name of the document.
   *
   * @return the {@code Id}, empty when it has none
   */
  public Optional<String> id() {
    return id.isEmpty() ? Optional.empty() : Optional.of(id);
  }

  /**
   * Returns the statements.
   *
   * @return the statements in their order; unmodifiable
   */
  public List<Statement> statements() {
    return statements;
  }

  /**
   * Returns what is well-formed in a parsed document, yet likely not what was meant.
   *
   * @return the warnings; unmodifiable
   */
  public List<Finding> findings() {
    return findings;
  }

  /**
   * Writes the document.
   *
   * @return the JSON, on several lines; the same document always gives the same text
   */
  public String toJson() {
    return JsonText.pretty(PolicyTree.of(this));
  }

  boolean hasVariables() {
    return version.equals(WITH_VARIABLES);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PolicyDocument that
        && version.equals(that.version)
        && id.equals(that.id)
        && statements.equals(that.statements);
  }

  @Override
  public int hashCode() {
    return Objects.hash(version, id, statements);
  }

  /**
   * Returns the document on one line.
   *
   * @return the JSON
   */
  @Override
  public String toString() {
    return JsonText.compact(PolicyTree.of(this));
  }
}
