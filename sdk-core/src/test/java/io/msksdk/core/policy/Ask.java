package io.msksdk.core.policy;

/** Short ways to ask, shared by the tests. */
final class Ask {
  static final String ACCOUNT = "111122223333";
  static final String OTHER_ACCOUNT = "444455556666";
  static final String USER = "arn:aws:iam::" + ACCOUNT + ":user/teams/alice";
  static final String ROLE = "arn:aws:iam::" + ACCOUNT + ":role/apps/orders";
  static final String SESSION = "arn:aws:sts::" + ACCOUNT + ":assumed-role/orders/pod-1";
  static final String STRANGER = "arn:aws:iam::" + OTHER_ACCOUNT + ":user/bob";

  static final String R = "arn:aws:kafka:us-east-1:" + ACCOUNT + ":";
  static final String U = "abcd1234-0123-abcd-5678-1234abcd-1";
  static final String CLUSTER = R + "cluster/MyTestCluster/" + U;
  static final String TOPIC = R + "topic/MyTestCluster/" + U + "/orders";
  static final String GROUP = R + "group/MyTestCluster/" + U + "/billing";

  private Ask() {}

  static RequestContext caller() {
    return RequestContext.of(USER);
  }

  static CompiledPolicies identity(String... documents) {
    PolicySet.Builder set = PolicySet.builder();
    for (int i = 0; i < documents.length; i++) {
      set.identity("p" + (i + 1), PolicyDocument.parse(documents[i]));
    }
    return set.build().compile();
  }

  static CompiledPolicies identity(Statement... statements) {
    return PolicySet.builder().identity("p1", PolicyDocument.of(statements)).build().compile();
  }

  static CompiledPolicies resource(Statement... statements) {
    return PolicySet.builder().resource("r1", PolicyDocument.of(statements)).build().compile();
  }

  static Decision decide(CompiledPolicies policies, String action, String resource) {
    return policies.decide(AccessRequest.of(caller(), action, resource));
  }

  static Decision decideAs(
      String principal, CompiledPolicies policies, String action, String resource) {
    return policies.decide(AccessRequest.of(RequestContext.of(principal), action, resource));
  }

  static boolean allowed(String action, String resource, Statement... statements) {
    return decide(identity(statements), action, resource).allowed();
  }

  /** A policy of one statement, all elements given as JSON. */
  static String policy(String elements) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":[{" + elements.replace('\'', '"') + "}]}";
  }
}
