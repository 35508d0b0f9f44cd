package io.msksdk.core.policy;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.policy.internal.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads documents; whatever it finds wrong it goes on, so that a user learns all of it at once. */
final class PolicyReader {
  private static final Set<String> ELEMENTS = Set.of("Version", "Id", "Statement");

  private final Findings findings = Findings.create();

  static PolicyDocument read(String json) {
    return new PolicyReader().document(JsonText.read("policy", json));
  }

  private PolicyDocument document(@Nullable Object tree) {
    if (!(tree instanceof Map<?, ?> fields)) {
      throw InvalidSpecException.of(
          Finding.error("policy.json", "policy", kind(tree), "an object"));
    }
    for (Object name : fields.keySet()) {
      if (!ELEMENTS.contains(name)) {
        findings.add(
            Finding.error("policy.element", "policy", name, "one of Version, Id, Statement"));
      }
    }
    String version = version(fields.get("Version"), fields.containsKey("Version"));
    String id = text("Id", fields.get("Id"), fields.containsKey("Id"));
    List<Statement> statements = statements(fields);
    if (version.equals(PolicyDocument.WITHOUT_VARIABLES) && mentionsVariables(statements)) {
      findings.add(
          Finding.warning("policy.version", "Version", version, PolicyDocument.WITH_VARIABLES)
              .advising("In this version ${...} is plain text."));
    }
    return new PolicyDocument(version, id, statements, findings.requireNoErrors());
  }

  private String version(@Nullable Object value, boolean present) {
    if (!present) {
      return PolicyDocument.WITHOUT_VARIABLES;
    }
    if (value instanceof String text
        && (text.equals(PolicyDocument.WITH_VARIABLES)
            || text.equals(PolicyDocument.WITHOUT_VARIABLES))) {
      return text;
    }
    findings.add(
        Finding.error("policy.version", "Version", value, "2012-10-17, or the older 2008-10-17"));
    return PolicyDocument.WITH_VARIABLES;
  }

  private String text(String where, @Nullable Object value, boolean present) {
    if (present && !(value instanceof String)) {
      findings.add(Finding.error("policy.element", where, kind(value), "a text"));
    }
    return value instanceof String text ? text : "";
  }

  private List<Statement> statements(Map<?, ?> fields) {
    List<Statement> statements = new ArrayList<>();
    List<?> trees = fields.get("Statement") instanceof List<?> list ? list : alone(fields);
    if (trees.isEmpty() && fields.containsKey("Statement")) {
      findings.add(
          Finding.warning("policy.statement", "Statement", "[]", "a statement")
              .advising("The policy allows nothing."));
    }
    StatementReader reader = new StatementReader(findings);
    for (int i = 0; i < trees.size(); i++) {
      Statement statement = reader.read(StatementPlace.numbered(i, trees.get(i)), trees.get(i));
      if (statement != null) {
        statements.add(statement);
      }
    }
    reader.checkNames();
    return statements;
  }

  private List<?> alone(Map<?, ?> fields) {
    Object statement = fields.get("Statement");
    if (statement == null) {
      findings.add(
          Finding.error("policy.statement", "Statement", null, "a statement or a list of them"));
      return List.of();
    }
    return List.of(statement);
  }

  private static boolean mentionsVariables(List<Statement> statements) {
    return statements.stream().anyMatch(statement -> statement.toString().contains("${"));
  }

  /** What a value is, for a message: the value of a wrong element may be of any size. */
  static @Nullable Object kind(@Nullable Object value) {
    if (value instanceof Map) {
      return "an object";
    }
    return value instanceof List ? "a list" : value;
  }
}
