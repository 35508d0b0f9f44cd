package io.msksdk.core.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The rules of policy evaluation written down as plainly as possible, over maps and lists, sharing
 * nothing with the engine. It knows the elements and operators {@link RandomPolicies} makes.
 */
final class NaiveEvaluation {
  private NaiveEvaluation() {}

  /** A request whose context holds a String or, for a set, a List. */
  record Request(String principal, String action, String resource, Map<String, Object> context) {}

  /** A policy set: lists of statements by kind. */
  record Policies(
      List<Map<String, Object>> identity,
      List<Map<String, Object>> resource,
      List<Map<String, Object>> session,
      List<List<Map<String, Object>>> boundaries) {}

  static String decide(Policies policies, Request request) {
    List<Map<String, Object>> all = new ArrayList<>();
    all.addAll(policies.identity());
    all.addAll(policies.resource());
    all.addAll(policies.session());
    policies.boundaries().forEach(all::addAll);
    for (Map<String, Object> statement : all) {
      if (statement.get("Effect").equals("Deny") && applies(statement, request, true)) {
        return "EXPLICIT_DENY";
      }
    }
    boolean identity = allows(policies.identity(), request, true);
    boolean named = allows(policies.resource(), request, false);
    boolean shared = allows(policies.resource(), request, true);
    boolean sameAccount = account(request.principal()).equals(account(request.resource()));
    boolean granted = sameAccount ? identity || named : identity && shared;
    boolean limited = policies.session().isEmpty() || allows(policies.session(), request, true);
    for (List<Map<String, Object>> boundary : policies.boundaries()) {
      limited &= allows(boundary, request, true);
    }
    return granted && limited ? "ALLOWED" : "IMPLICIT_DENY";
  }

  static boolean glob(String pattern, String text) {
    boolean[] row = new boolean[text.length() + 1];
    row[0] = true;
    for (char p : pattern.toCharArray()) {
      boolean[] next = new boolean[text.length() + 1];
      next[0] = p == '*' && row[0];
      for (int t = 1; t <= text.length(); t++) {
        next[t] =
            p == '*' ? row[t] || next[t - 1] : row[t - 1] && (p == '?' || p == text.charAt(t - 1));
      }
      row = next;
    }
    return row[text.length()];
  }

  private static boolean allows(
      List<Map<String, Object>> statements, Request request, boolean byAccount) {
    return statements.stream()
        .anyMatch(
            statement ->
                statement.get("Effect").equals("Allow") && applies(statement, request, byAccount));
  }

  private static boolean applies(
      Map<String, Object> statement, Request request, boolean byAccount) {
    return action(statement, request.action())
        && resource(statement, request)
        && principal(statement, request.principal(), byAccount)
        && conditions(statement, request);
  }

  private static boolean action(Map<String, Object> statement, String action) {
    boolean negated = statement.containsKey("NotAction");
    boolean any =
        texts(statement.get(negated ? "NotAction" : "Action")).stream()
            .anyMatch(
                pattern ->
                    pattern.equals("*")
                        || (!pattern.isEmpty()
                            && !pattern.contains(" ")
                            && glob(lower(pattern), lower(action))));
    return any != negated;
  }

  private static boolean resource(Map<String, Object> statement, Request request) {
    boolean negated = statement.containsKey("NotResource");
    boolean any =
        texts(statement.get(negated ? "NotResource" : "Resource")).stream()
            .anyMatch(pattern -> resource(pattern, request));
    return any != negated;
  }

  private static boolean resource(String pattern, Request request) {
    if (pattern.equals("*")) {
      return true;
    }
    String[] patterns = pattern.split(":", 6);
    String[] parts = request.resource().split(":", 6);
    for (int i = 0; i < 5; i++) {
      if (!glob(patterns[i], parts[i])) {
        return false;
      }
    }
    int type = patterns[5].indexOf('/') + 1;
    String name = resolved(patterns[5].substring(type), request);
    return name != null
        && parts[5].startsWith(patterns[5].substring(0, type))
        && glob(name, parts[5].substring(type));
  }

  /** Values of variables have no wildcards in these tests, so replacing the text is enough. */
  private static String resolved(String text, Request request) {
    String resolved = text;
    while (resolved.contains("${")) {
      int start = resolved.indexOf("${");
      int end = resolved.indexOf('}', start);
      String inside = resolved.substring(start + 2, end);
      String[] nameAndDefault = inside.split(", ");
      Object value = request.context().get(lower(nameAndDefault[0]));
      if (value == null && nameAndDefault.length == 2) {
        value = nameAndDefault[1].replace("'", "");
      }
      if (!(value instanceof String)) {
        return null;
      }
      resolved = resolved.substring(0, start) + value + resolved.substring(end + 1);
    }
    return resolved;
  }

  private static boolean principal(
      Map<String, Object> statement, String principal, boolean byAccount) {
    if (!statement.containsKey("Principal") && !statement.containsKey("NotPrincipal")) {
      return true;
    }
    boolean negated = statement.containsKey("NotPrincipal");
    boolean any = false;
    for (String id : texts(statement.get(negated ? "NotPrincipal" : "Principal"))) {
      boolean account = id.equals(account(principal)) && (byAccount || negated);
      any |= id.equals("*") || id.equals(principal) || account;
    }
    return any != negated;
  }

  private static boolean conditions(Map<String, Object> statement, Request request) {
    if (!(statement.get("Condition") instanceof Map<?, ?> operators)) {
      return true;
    }
    boolean all = true;
    for (Map.Entry<?, ?> operator : operators.entrySet()) {
      for (Map.Entry<?, ?> key : ((Map<?, ?>) operator.getValue()).entrySet()) {
        Object seen = request.context().get(lower((String) key.getKey()));
        all &= condition((String) operator.getKey(), seen, texts(key.getValue()), request);
      }
    }
    return all;
  }

  private static boolean condition(
      String operator, Object seen, List<String> values, Request request) {
    String base = operator.replace("ForAllValues:", "").replace("ForAnyValue:", "");
    boolean ifExists = base.endsWith("IfExists");
    base = base.replace("IfExists", "");
    if (base.equals("Null")) {
      return values.contains(seen == null ? "true" : "false");
    }
    List<?> set = seen instanceof List<?> list ? list : seen == null ? List.of() : List.of(seen);
    String plain = base;
    if (operator.startsWith("ForAllValues:")) {
      return set.stream().allMatch(each -> holds(plain, (String) each, values, request));
    }
    if (operator.startsWith("ForAnyValue:")) {
      return set.stream().anyMatch(each -> holds(plain, (String) each, values, request));
    }
    if (seen == null) {
      return ifExists || base.contains("Not");
    }
    return seen instanceof String text && holds(base, text, values, request);
  }

  private static boolean holds(String operator, String seen, List<String> values, Request request) {
    boolean unreadable =
        operator.startsWith("Numeric")
            && (!isNumber(seen) || values.stream().anyMatch(value -> !isNumber(value)));
    if (operator.startsWith("Numeric") && operator.contains("Not")) {
      return !unreadable
          && values.stream().noneMatch(value -> fits(operator, seen, value, request));
    }
    boolean any = values.stream().anyMatch(value -> fits(operator, seen, value, request));
    return operator.contains("Not") != any;
  }

  private static boolean fits(String operator, String seen, String value, Request request) {
    switch (operator) {
      case "StringEquals":
      case "StringNotEquals":
        return seen.equals(resolved(value, request));
      case "StringEqualsIgnoreCase":
      case "StringNotEqualsIgnoreCase":
        String text = resolved(value, request);
        return text != null && lower(seen).equals(lower(text));
      case "StringLike":
      case "StringNotLike":
        String pattern = resolved(value, request);
        return pattern != null && glob(pattern, seen);
      case "Bool":
        return (value.equals("true") || value.equals("false")) && value.equals(seen);
      default:
        return isNumber(seen) && isNumber(value) && ordered(operator, number(seen), number(value));
    }
  }

  private static boolean ordered(String operator, double seen, double value) {
    return switch (operator) {
      case "NumericEquals", "NumericNotEquals" -> seen == value;
      case "NumericLessThan" -> seen < value;
      case "NumericGreaterThanEquals" -> seen >= value;
      default -> throw new IllegalArgumentException(operator);
    };
  }

  private static boolean isNumber(String text) {
    return text.matches("-?[0-9]+(\\.[0-9]+)?");
  }

  private static double number(String text) {
    return Double.parseDouble(text);
  }

  private static String account(String arn) {
    return arn.split(":", 6)[4];
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static List<String> texts(Object value) {
    List<String> texts = new ArrayList<>();
    if (value instanceof Map<?, ?> types) {
      types.values().forEach(ids -> texts.addAll(texts(ids)));
    } else if (value instanceof List<?> list) {
      list.forEach(element -> texts.add((String) element));
    } else {
      texts.add((String) value);
    }
    return texts;
  }
}
