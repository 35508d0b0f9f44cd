package io.msksdk.core.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Policies and requests over a small vocabulary, so that they meet often. */
final class RandomPolicies {
  private static final String A = Ask.ACCOUNT;
  private static final String B = Ask.OTHER_ACCOUNT;
  private static final List<String> PRINCIPALS =
      List.of(
          "arn:aws:iam::" + A + ":user/alice",
          "arn:aws:iam::" + A + ":user/bob",
          "arn:aws:iam::" + B + ":user/eve");
  private static final List<String> ACTIONS =
      List.of("kafka-cluster:ReadData", "kafka-cluster:WriteData", "kafka:ListNodes", "s3:Get");
  private static final List<String> ACTION_PATTERNS =
      List.of(
          "*",
          "kafka-cluster:*",
          "kafka-cluster:*Data",
          "KAFKA-cluster:read*",
          "kafka-cluster:Read????",
          "kafka:List*",
          "s3:*",
          "",
          "kafka-cluster:ReadData ");
  private static final List<String> RESOURCES =
      List.of(
          arn("us-east-1", A, "topic/c/u/orders"),
          arn("us-east-1", A, "topic/c/u/alice"),
          arn("us-west-2", A, "topic/c/u/orders"),
          arn("us-east-1", B, "topic/c/u/orders"),
          arn("us-east-1", A, "group/c/u/a/b"));
  private static final List<String> RESOURCE_PATTERNS =
      List.of(
          "*",
          arn("us-east-1", A, "topic/c/u/orders"),
          arn("*", A, "topic/c/*"),
          arn("us-*", "*", "topic/*/orders"),
          arn("us-????-1", "*", "*"),
          arn("*", "*", "*/c/u/orders"),
          arn("*", "*", "topic/c/u/${aws:username}"),
          arn("*", "*", "topic/c/u/${aws:PrincipalTag/team, 'orders'}"),
          arn("*", "*", "group/*/b"),
          arn("*", A, "top*"));
  private static final List<String> OPERATORS =
      List.of(
          "StringEquals",
          "StringNotEquals",
          "StringEqualsIgnoreCase",
          "StringNotEqualsIgnoreCase",
          "StringLike",
          "StringNotLike",
          "NumericEquals",
          "NumericNotEquals",
          "NumericLessThan",
          "NumericGreaterThanEquals",
          "Bool",
          "Null");
  private static final List<String> KEYS =
      List.of("aws:PrincipalTag/team", "t:Text", "t:Set", "t:Never");
  private static final List<String> VALUES =
      List.of(
          "a", "A", "ab", "a*", "?", "1", "1.0", "2", "true", "false", "${t:Text}", "${t:none}");
  private static final List<String> SEEN = List.of("a", "A", "ab", "1", "2", "true", "orders");

  private final Random random;

  RandomPolicies(long seed) {
    this.random = new Random(seed);
  }

  NaiveEvaluation.Policies policies() {
    List<List<Map<String, Object>>> boundaries = new ArrayList<>();
    for (int i = random.nextInt(6) - 4; i > 0; i--) {
      boundaries.add(statements(false, 3));
    }
    return new NaiveEvaluation.Policies(
        statements(false, 4),
        random.nextBoolean() ? statements(true, 3) : List.of(),
        random.nextInt(4) == 0 ? statements(false, 3) : List.of(),
        boundaries);
  }

  NaiveEvaluation.Request request() {
    Map<String, Object> context = new LinkedHashMap<>();
    String principal = pick(PRINCIPALS);
    context.put("aws:username", principal.substring(principal.lastIndexOf('/') + 1));
    if (random.nextBoolean()) {
      context.put("aws:principaltag/team", pick(SEEN));
    }
    if (random.nextBoolean()) {
      context.put("t:text", pick(SEEN));
    }
    if (random.nextBoolean()) {
      context.put("t:set", some(SEEN, 3));
    }
    return new NaiveEvaluation.Request(principal, pick(ACTIONS), pick(RESOURCES), context);
  }

  private List<Map<String, Object>> statements(boolean principals, int most) {
    List<Map<String, Object>> statements = new ArrayList<>();
    for (int i = 1 + random.nextInt(most); i > 0; i--) {
      statements.add(statement(principals));
    }
    return statements;
  }

  private Map<String, Object> statement(boolean principals) {
    Map<String, Object> statement = new LinkedHashMap<>();
    statement.put("Effect", random.nextInt(4) == 0 ? "Deny" : "Allow");
    if (principals) {
      List<String> ids = some(List.of("*", A, B, PRINCIPALS.get(0), PRINCIPALS.get(2)), 2);
      statement.put(not("Principal"), Map.of("AWS", scalarOrList(ids)));
    }
    statement.put(not("Action"), scalarOrList(some(ACTION_PATTERNS, 3)));
    statement.put(not("Resource"), scalarOrList(some(RESOURCE_PATTERNS, 3)));
    if (random.nextInt(3) == 0) {
      statement.put("Condition", conditions());
    }
    return statement;
  }

  private Map<String, Object> conditions() {
    Map<String, Object> conditions = new LinkedHashMap<>();
    for (int i = 1 + random.nextInt(2); i > 0; i--) {
      Map<String, Object> keys = new LinkedHashMap<>();
      for (String key : some(KEYS, 2)) {
        keys.put(key, scalarOrList(some(VALUES, 3)));
      }
      conditions.put(operator(), keys);
    }
    return conditions;
  }

  private String operator() {
    String base = pick(OPERATORS);
    String set = pick(List.of("", "", "ForAllValues:", "ForAnyValue:"));
    return set + base + (base.equals("Null") || random.nextInt(4) > 0 ? "" : "IfExists");
  }

  private String not(String element) {
    return random.nextInt(6) == 0 ? "Not" + element : element;
  }

  private Object scalarOrList(List<String> values) {
    return values.size() == 1 && random.nextBoolean() ? values.get(0) : values;
  }

  private List<String> some(List<String> values, int most) {
    List<String> some = new ArrayList<>();
    for (int i = 1 + random.nextInt(most); i > 0; i--) {
      some.add(pick(values));
    }
    return some.stream().distinct().toList();
  }

  private String pick(List<String> values) {
    return values.get(random.nextInt(values.size()));
  }

  private static String arn(String region, String account, String resource) {
    return "arn:aws:kafka:" + region + ":" + account + ":" + resource;
  }
}
