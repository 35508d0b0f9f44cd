package io.msksdk.auth.policy;

import io.msksdk.core.policy.KafkaClusterAction;
import java.util.ArrayList;
import java.util.List;

/** One action on the resources of one name; the name is a pattern, and empty for the cluster. */
record Need(KafkaClusterAction action, String name) {
  static final String CLUSTER = "cluster";
  static final String TOPIC = "topic";
  static final String GROUP = "group";
  static final String TRANSACTIONAL_ID = "transactional-id";

  /** An action with all it needs, each on the names given for its type of resource. */
  static List<Need> closed(String action, Names names) {
    List<Need> needs = new ArrayList<>();
    for (KafkaClusterAction each : required(action).closure()) {
      names.of(each.resourceType()).forEach(name -> needs.add(new Need(each, name)));
    }
    return needs;
  }

  private static KafkaClusterAction required(String action) {
    return KafkaClusterAction.find(action).orElseThrow();
  }

  /** The names by type of resource; a cluster has none of its own. */
  record Names(List<String> topics, List<String> groups, List<String> transactionalIds) {

    static Names none() {
      return new Names(List.of(), List.of(), List.of());
    }

    static Names topics(List<String> topics) {
      return new Names(topics, List.of(), List.of());
    }

    static Names groups(List<String> groups) {
      return new Names(List.of(), groups, List.of());
    }

    List<String> of(String type) {
      return switch (type) {
        case TOPIC -> topics;
        case GROUP -> groups;
        case TRANSACTIONAL_ID -> transactionalIds;
        default -> List.of("");
      };
    }
  }
}
