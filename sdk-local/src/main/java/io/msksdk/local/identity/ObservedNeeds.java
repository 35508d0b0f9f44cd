package io.msksdk.local.identity;

import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.policy.LeastPrivilege;
import io.msksdk.core.policy.PolicyDocument;
import java.util.Map;
import java.util.Optional;
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
      caller.last().put(kind(resource), resource);
      try {
        caller.needs().observe(action, resource);
      } catch (InvalidSpecException e) {
        return; // no policy can name it, so that none can ask for it
      }
    }
  }

  /**
   * Finds the resource of a kind that a caller turned to last for something new.
   *
   * @param principal the caller's ARN
   * @param prefix how the ARNs of the kind begin, up to the name
   * @return the resource, empty when there was none
   */
  public Optional<String> lastOf(String principal, String prefix) {
    Caller caller = callers.get(principal);
    return Optional.ofNullable(caller == null ? null : caller.last().get(prefix));
  }

  /** What comes before the name in ARNs such as topic/cluster/uuid/name. */
  private static String kind(String resource) {
    int slash = -1;
    for (int i = 0; i < 3; i++) {
      slash = resource.indexOf('/', slash + 1);
      if (slash < 0) {
        return resource;
      }
    }
    return resource.substring(0, slash + 1);
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

  private record Caller(Set<Need> seen, Map<String, String> last, LeastPrivilege needs) {

    static Caller unseen() {
      return new Caller(
          ConcurrentHashMap.newKeySet(), new ConcurrentHashMap<>(), LeastPrivilege.create());
    }
  }
}
