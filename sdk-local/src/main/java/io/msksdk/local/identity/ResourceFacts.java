package io.msksdk.local.identity;

import io.msksdk.core.policy.PolicyDocument;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What decisions have to know about the resource a caller wants something of. */
@FunctionalInterface
public interface ResourceFacts {

  /**
   * Returns the tags of a resource.
   *
   * @param arn the resource's ARN
   * @return its tags, none when it has none or there is no such resource
   */
  Map<String, String> tags(String arn);

  /**
   * Returns the policy of a resource, such as a cluster policy.
   *
   * @param arn the resource's ARN
   * @return its policy, null when it has none; the same object as long as it does not change
   */
  default @Nullable PolicyDocument policy(String arn) {
    return null;
  }

  /**
   * Returns the policy that a resource had.
   *
   * @param arn the resource's ARN
   * @param then the time
   * @return its policy then, null when it had none
   */
  default @Nullable PolicyDocument policyAt(String arn, Instant then) {
    return policy(arn);
  }
}
