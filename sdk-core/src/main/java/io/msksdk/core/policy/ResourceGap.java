package io.msksdk.core.policy;

import java.util.List;

/**
 * Where a resource first differs from the patterns of a statement, for explanations only: the
 * deeper, the nearer.
 */
record ResourceGap(int depth, String text) {
  private static final int MATCHES = 100;
  private static final int RESOURCE = 5;
  private static final List<String> FIELDS =
      List.of("form", "partition", "service", "Region", "account");

  static ResourceGap of(AccessRequest request, CompiledStatement statement) {
    if (statement.coversResource(request)) {
      return new ResourceGap(MATCHES, "covers the resource");
    }
    if (statement.written().resourceList().isNegated()) {
      return new ResourceGap(RESOURCE, "leaves the resource out by NotResource");
    }
    if (!request.hasResource()) {
      return new ResourceGap(0, "names a resource, and the action needs Resource *");
    }
    ResourceGap nearest = new ResourceGap(-1, "");
    for (String pattern : statement.written().resources()) {
      ResourceGap gap = of(request, pattern, statement.hasVariables());
      nearest = gap.depth > nearest.depth ? gap : nearest;
    }
    return nearest;
  }

  private static ResourceGap of(AccessRequest request, String pattern, boolean variables) {
    List<String> expected = ArnPattern.fields(pattern);
    List<String> actual = ArnPattern.fields(request.resource());
    for (int i = 1; i < Math.min(expected.size(), RESOURCE); i++) {
      if (!Glob.of(expected.get(i)).matches(actual.get(i))) {
        return differs(i, FIELDS.get(i), request, pattern);
      }
    }
    if (expected.size() <= RESOURCE) {
      return differs(0, FIELDS.get(0), request, pattern);
    }
    String[] patterns = expected.get(RESOURCE).split("/", -1);
    String[] parts = actual.get(RESOURCE).split("/", -1);
    int at = 0;
    while (at < Math.min(patterns.length, parts.length)
        && fits(patterns[at], parts[at], variables, request.context())) {
      at++;
    }
    return differs(RESOURCE + at, part(actual.get(2), parts[0], at), request, pattern);
  }

  private static boolean fits(
      String pattern, String part, boolean variables, RequestContext context) {
    return TextPattern.of(pattern, variables, true).matches(part, context);
  }

  private static ResourceGap differs(
      int depth, String where, AccessRequest request, String pattern) {
    return new ResourceGap(
        Math.min(depth, MATCHES - 1),
        "is about " + pattern + ": resource " + request.resource() + " differs at the " + where);
  }

  private static String part(String service, String type, int index) {
    if (index == 0) {
      return "resource type";
    }
    if (!service.equals("kafka")) {
      return "resource name";
    }
    return switch (index) {
      case 1 -> "cluster name";
      case 2 -> "cluster UUID";
      default ->
          switch (type) {
            case "topic" -> "topic name";
            case "group" -> "group id";
            case "transactional-id" -> "transactional id";
            default -> "resource name";
          };
    };
  }
}
