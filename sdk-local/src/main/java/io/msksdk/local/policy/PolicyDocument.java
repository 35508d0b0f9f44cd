package io.msksdk.local.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * An IAM policy document. A document that cannot be understood in full is refused: skipping what is
 * not understood could lose a denial.
 */
public final class PolicyDocument {
  private final List<Statement> statements;

  private PolicyDocument(List<Statement> statements) {
    this.statements = List.copyOf(statements);
  }

  /**
   * Reads a document.
   *
   * @param json the policy as JSON
   * @return the document
   * @throws IllegalArgumentException when a part is missing or not understood; the message names it
   */
  public static PolicyDocument of(JsonNode json) {
    JsonNode statements = json.get("Statement");
    if (statements == null) {
      throw new IllegalArgumentException("Statement: missing (expected: a statement or a list)");
    }
    List<Statement> read = new ArrayList<>();
    if (statements.isArray()) {
      statements.forEach(s -> read.add(statement(s)));
    } else {
      read.add(statement(statements));
    }
    return new PolicyDocument(read);
  }

  List<Statement> statements() {
    return statements;
  }

  private static Statement statement(JsonNode json) {
    for (String unsupported : List.of("NotAction", "NotResource", "Condition", "Principal")) {
      if (json.has(unsupported)) {
        throw new IllegalArgumentException(
            "Statement." + unsupported + ": not built yet (expected: Effect, Action, Resource)");
      }
    }
    return new Statement(
        effect(json.path("Effect").asText()),
        texts(json, "Action"),
        texts(json, "Resource"),
        json.toString());
  }

  private static Effect effect(String text) {
    return switch (text) {
      case "Allow" -> Effect.ALLOW;
      case "Deny" -> Effect.DENY;
      default ->
          throw new IllegalArgumentException(
              "Statement.Effect: " + text + " (expected: Allow or Deny)");
    };
  }

  private static List<String> texts(JsonNode statement, String name) {
    JsonNode value = statement.path(name);
    List<String> texts = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(v -> texts.add(v.asText()));
    } else if (value.isTextual()) {
      texts.add(value.asText());
    }
    if (texts.isEmpty() || texts.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException(
          "Statement." + name + ": " + value + " (expected: a text or a list of texts)");
    }
    return List.copyOf(texts);
  }
}
