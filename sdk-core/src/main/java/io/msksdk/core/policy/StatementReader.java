package io.msksdk.core.policy;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the statements of one document. */
final class StatementReader {
  private static final Set<String> ELEMENTS =
      Set.of(
          "Sid",
          "Effect",
          "Principal",
          "NotPrincipal",
          "Action",
          "NotAction",
          "Resource",
          "NotResource",
          "Condition");

  private final Findings findings;
  private final Set<String> sids = new HashSet<>();
  private final Set<String> repeated = new TreeSet<>();

  StatementReader(Findings findings) {
    this.findings = findings;
  }

  /** Returns null when the statement cannot be represented; the findings then say why. */
  @Nullable Statement read(StatementPlace place, @Nullable Object tree) {
    if (!(tree instanceof Map<?, ?> fields)) {
      findings.add(
          Finding.error("policy.statement", place.text(), PolicyReader.kind(tree), "an object"));
      return null;
    }
    for (Object name : fields.keySet()) {
      if (!ELEMENTS.contains(name)) {
        findings.add(
            Finding.error("policy.element", place.text(), name, "an element of a statement")
                .advising("Elements are " + String.join(", ", new TreeSet<>(ELEMENTS)) + "."));
      }
    }
    Statement.Builder statement = new Statement.Builder(effect(place, fields));
    statement.sid(sid(place, fields));
    statement.actions = texts(place, fields, "Action");
    statement.resources = texts(place, fields, "Resource");
    statement.principals = principals(place, fields);
    statement.conditions.addAll(conditions(place, fields));
    PolicyRules.check(place, statement, findings);
    return statement.unchecked();
  }

  void checkNames() {
    for (String sid : repeated) {
      findings.add(Finding.error("policy.sid", "Statement.Sid", sid, "a name used once"));
    }
  }

  private Statement.Effect effect(StatementPlace place, Map<?, ?> fields) {
    Object value = fields.get("Effect");
    if ("Deny".equals(value)) {
      return Statement.Effect.DENY;
    }
    if (!"Allow".equals(value)) {
      findings.add(
          Finding.error(
              "policy.effect", place.element("Effect"), PolicyReader.kind(value), "Allow or Deny"));
    }
    return Statement.Effect.ALLOW;
  }

  private String sid(StatementPlace place, Map<?, ?> fields) {
    Object value = fields.get("Sid");
    if (value instanceof String sid) {
      if (!sid.isEmpty() && !sids.add(sid)) {
        repeated.add(sid);
      }
      return sid;
    }
    if (fields.containsKey("Sid")) {
      findings.add(
          Finding.error("policy.sid", place.element("Sid"), PolicyReader.kind(value), "a text"));
    }
    return "";
  }

  private Listed<String> texts(StatementPlace place, Map<?, ?> fields, String name) {
    exclusive(place, fields, name);
    if (fields.containsKey("Not" + name)) {
      return Listed.allBut(texts(place.element("Not" + name), fields.get("Not" + name)));
    }
    return fields.containsKey(name)
        ? Listed.of(texts(place.element(name), fields.get(name)))
        : Listed.none();
  }

  private void exclusive(StatementPlace place, Map<?, ?> fields, String name) {
    if (fields.containsKey(name) && fields.containsKey("Not" + name)) {
      findings.add(
          Finding.error(
              "policy.element", place.element(name), name + " and Not" + name, "one of the two"));
    }
  }

  private List<String> texts(String where, @Nullable Object value) {
    List<String> texts = new ArrayList<>();
    for (Object element : value instanceof List<?> list ? list : single(value)) {
      if (element instanceof String text) {
        texts.add(text);
      } else {
        findings.add(Finding.error("policy.element", where, PolicyReader.kind(element), "texts"));
      }
    }
    if (value instanceof List<?> list && list.isEmpty()) {
      findings.add(Finding.error("policy.element", where, "[]", "at least one"));
    }
    return texts;
  }

  private Listed<Principal> principals(StatementPlace place, Map<?, ?> fields) {
    exclusive(place, fields, "Principal");
    if (fields.containsKey("NotPrincipal")) {
      return Listed.allBut(principals(place.element("NotPrincipal"), fields.get("NotPrincipal")));
    }
    return fields.containsKey("Principal")
        ? Listed.of(principals(place.element("Principal"), fields.get("Principal")))
        : Listed.none();
  }

  private List<Principal> principals(String where, @Nullable Object value) {
    if (Principal.ANYONE.equals(value)) {
      return List.of(Principal.everyone());
    }
    List<Principal> principals = new ArrayList<>();
    if (!(value instanceof Map<?, ?> types) || types.isEmpty()) {
      findings.add(
          Finding.error(
              "policy.principal",
              where,
              PolicyReader.kind(value),
              "* or an object with AWS, Service, Federated or CanonicalUser"));
      return principals;
    }
    for (Map.Entry<?, ?> entry : types.entrySet()) {
      String type = String.valueOf(entry.getKey());
      if (!Principal.isType(type)) {
        findings.add(
            Finding.error(
                "policy.principal", where, type, "AWS, Service, Federated or CanonicalUser"));
      }
      for (String id : texts(where + "." + type, entry.getValue())) {
        principals.add(Principal.of(type, id));
      }
    }
    return principals;
  }

  private List<Condition> conditions(StatementPlace place, Map<?, ?> fields) {
    List<Condition> conditions = new ArrayList<>();
    if (!fields.containsKey("Condition")) {
      return conditions;
    }
    String where = place.element("Condition");
    for (Map.Entry<?, ?> block : object(where, fields.get("Condition")).entrySet()) {
      String operator = String.valueOf(block.getKey());
      for (Map.Entry<?, ?> key : object(where + "." + operator, block.getValue()).entrySet()) {
        String name = String.valueOf(key.getKey());
        String at = where + "." + operator + "." + name;
        conditions.add(Condition.of(operator, name, values(at, key.getValue())));
      }
    }
    return conditions;
  }

  private Map<?, ?> object(String where, @Nullable Object value) {
    if (value instanceof Map<?, ?> fields) {
      return fields;
    }
    findings.add(Finding.error("policy.condition", where, PolicyReader.kind(value), "an object"));
    return Map.of();
  }

  /** IAM takes numbers and booleans for the texts they are written with. */
  private List<String> values(String where, @Nullable Object value) {
    List<String> values = new ArrayList<>();
    for (Object element : value instanceof List<?> list ? list : single(value)) {
      if (element instanceof BigDecimal number) {
        values.add(number.toPlainString());
      } else if (element instanceof String
          || element instanceof Number
          || element instanceof Boolean) {
        values.add(element.toString());
      } else {
        findings.add(Finding.error("policy.condition", where, PolicyReader.kind(element), "texts"));
      }
    }
    return values;
  }

  private static Iterable<?> single(@Nullable Object value) {
    return Collections.singletonList(value);
  }
}
