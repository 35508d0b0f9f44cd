package io.msksdk.local.policy;

import java.util.List;

/** One statement of a policy; {@code text} is its JSON, for explanations. */
record Statement(Effect effect, List<String> actions, List<String> resources, String text) {

  boolean applies(String action, String resource) {
    return actions.stream().anyMatch(a -> Glob.matchesIgnoringCase(a, action))
        && resources.stream().anyMatch(r -> Glob.matchesArn(r, resource));
  }
}
