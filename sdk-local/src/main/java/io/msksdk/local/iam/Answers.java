package io.msksdk.local.iam;

import io.msksdk.local.identity.AuthorisationMode;
import io.msksdk.local.identity.PoliciesInForce;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.jspecify.annotations.Nullable;

/**
 * The answers to brokers of one cluster. An answer is found by Kafka's own words, so that one that
 * was given before costs neither an ARN nor a look at a policy; it is forgotten when the caller's
 * policies, the cluster's, its tags or the mode have changed. Thread-safe.
 */
final class Answers {
  /** A name that no policy has, so that only a pattern that covers any name can allow it. */
  static final String ANY_NAME = "\u0001any-name\u0001";

  private static final int MOST_PER_CALLER = 20_000;

  private final Map<String, Known> callers = new ConcurrentHashMap<>();
  private final ClusterAccess access;
  private final RequiredActions required;

  Answers(ClusterAccess access) {
    this.access = access;
    this.required = new RequiredActions(access);
  }

  Answer to(String principal, AclOperation operation, ResourceType type, String name) {
    PoliciesInForce policies = access.policies(principal);
    AuthorisationMode mode = access.authorisation().mode(principal, access.clusterArn());
    if (policies == null) {
      return unknown(operation, type, name);
    }
    Known known = callers.get(principal);
    if (known == null || known.policies() != policies || known.mode() != mode) {
      known = new Known(policies, mode, new ConcurrentHashMap<>());
      callers.put(principal, known);
    }
    Question question = new Question(operation, type, name);
    Answer answer = known.answers().get(question);
    if (answer == null) {
      answer = find(principal, known, question);
      if (!policies.changesWithTime()) {
        known.keep(question, answer);
      }
    }
    return answer;
  }

  private Answer find(String principal, Known known, Question question) {
    IamNeed need = access.actions().need(question.operation(), question.type(), question.name());
    if (need == null) {
      return Answer.NOTHING_STANDS_FOR_IT;
    }
    if (access.serverless() && !need.row().serverless()) {
      return Answer.of(
          need, Verdict.refused(need.action() + " does not apply to serverless clusters"));
    }
    Verdict verdict = access.decide(known.policies(), need);
    // what a caller could do with any topic is asked for no request on one
    if (!verdict.allowed() || known.policies().everything() || question.name().equals(ANY_NAME)) {
      return Answer.of(need, verdict);
    }
    List<IamNeed> missing = required.missing(principal, known.policies(), need);
    if (missing.isEmpty()) {
      return Answer.of(need, verdict);
    }
    if (known.mode() == AuthorisationMode.STRICT) {
      return Answer.lacking(need, missing);
    }
    missing.forEach(each -> warn(principal, question, need, each));
    return Answer.of(need, verdict);
  }

  private Answer unknown(AclOperation operation, ResourceType type, String name) {
    IamNeed need = access.actions().need(operation, type, name);
    return need == null ? Answer.NOTHING_STANDS_FOR_IT : Answer.of(need, Verdict.UNKNOWN_OWNER);
  }

  private void warn(String principal, Question question, IamNeed allowed, IamNeed missing) {
    access
        .events()
        .add(
            "warning",
            Map.of(
                "principal", principal,
                "cluster", access.clusterArn(),
                "operation", question.toString(),
                "action", allowed.action(),
                "missing", missing.action(),
                "resource", missing.resource(),
                "remedy", missing.statement()));
  }

  private record Question(AclOperation operation, ResourceType type, String name) {

    @Override
    public int hashCode() {
      return 31 * (31 * name.hashCode() + operation.code()) + type.code();
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Question that
          && operation == that.operation
          && type == that.type
          && name.equals(that.name);
    }

    @Override
    public String toString() {
      return operation + " " + type + " " + name;
    }
  }

  private record Known(
      PoliciesInForce policies, AuthorisationMode mode, Map<Question, Answer> answers) {

    void keep(Question question, Answer answer) {
      if (answers.size() >= MOST_PER_CALLER) {
        answers.clear();
      }
      answers.put(question, answer);
    }
  }
}
