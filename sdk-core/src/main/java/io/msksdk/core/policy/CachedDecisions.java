package io.msksdk.core.policy;

import java.util.concurrent.ConcurrentHashMap;

/**
 * The decisions of {@link CompiledPolicies}, remembered by context, action and resource. Policies
 * cannot change behind it: make a new one when they do. Thread-safe.
 *
 * <p>It keeps two generations. What is asked again moves from the old one to the young one; when
 * the young one is full it becomes the old one, and what was not asked for since is forgotten.
 */
public final class CachedDecisions {
  private static final int GENERATIONS = 2;

  private final CompiledPolicies policies;
  private final int mostPerGeneration;
  private volatile ConcurrentHashMap<Question, Decision> young = new ConcurrentHashMap<>();
  private volatile ConcurrentHashMap<Question, Decision> old = new ConcurrentHashMap<>();

  private record Question(RequestContext context, String action, String resource) {

    @Override
    public int hashCode() {
      return 31 * (31 * resource.hashCode() + action.hashCode()) + context.hashCode();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Question that
          && resource.equals(that.resource)
          && action.equals(that.action)
          && context.equals(that.context);
    }
  }

  CachedDecisions(CompiledPolicies policies, int mostDecisions) {
    if (mostDecisions < GENERATIONS) {
      throw new IllegalArgumentException(
          "mostDecisions: " + mostDecisions + " (expected: at least " + GENERATIONS + ").");
    }
    this.policies = policies;
    this.mostPerGeneration = mostDecisions / GENERATIONS;
  }

  /**
   * Decides about a request, or says again what was decided before.
   *
   * @param context who calls, and what is known about the call
   * @param action the action in full
   * @param resource the ARN of the resource
   * @return the decision with its reason
   */
  public Decision decide(RequestContext context, String action, String resource) {
    Question question = new Question(context, action, resource);
    Decision known = young.get(question);
    if (known != null) {
      return known;
    }
    Decision decision = old.get(question);
    if (decision == null) {
      decision = policies.decide(AccessRequest.of(context, action, resource));
    }
    remember(question, decision);
    return decision;
  }

  /**
   * Returns how many decisions are remembered.
   *
   * @return the number, never much more than what was asked for
   */
  public int size() {
    return young.size() + old.size();
  }

  private void remember(Question question, Decision decision) {
    young.put(question, decision);
    if (young.mappingCount() >= mostPerGeneration) {
      age();
    }
  }

  private synchronized void age() {
    if (young.mappingCount() >= mostPerGeneration) {
      old = young;
      young = new ConcurrentHashMap<>();
    }
  }
}
