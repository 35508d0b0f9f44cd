package io.msksdk.local.identity;

import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.policy.LeastPrivilege;
import io.msksdk.core.policy.PolicyDocument;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What each caller was seen to need, on every interface. Thread-safe. */
public final class ObservedNeeds {
  private final Map<String, Caller> callers = new ConcurrentHashMap<>();

  ObservedNeeds() {}

  /**
   * Adds a need; one that was seen before costs a look-up.
   *
   * @param principal the caller's ARN
   * @param action the action in full
   * @param resource the ARN of the resource, or {@code *}
   */
  public void observe(String principal, String action, String resource) {
    Caller caller = callers.computeIfAbsent(principal, each -> Caller.unseen());
    if (caller.seen().add(new Need(action, resource))) {
      try {
        caller.needs().observe(action, resource);
      } catch (InvalidSpecException e) {
        return; // no policy can name it, so that none can ask for it
      }
    }
  }

  /**
   * Returns the policy that allows what a caller was seen to need, and nothing else.
   *
   * @param principal the caller's ARN
   * @return the policy, without statements for a caller that was never seen
   */
  public PolicyDocument policy(String principal) {
    Caller caller = callers.get(principal);
    return (caller == null ? LeastPrivilege.create() : caller.needs()).document();
  }

  private record Need(String action, String resource) {}

  private record Caller(Set<Need> seen, LeastPrivilege needs) {

    static Caller unseen() {
      return new Caller(ConcurrentHashMap.newKeySet(), LeastPrivilege.create());
    }
  }
}
