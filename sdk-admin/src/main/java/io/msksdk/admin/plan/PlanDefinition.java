package io.msksdk.admin.plan;

import io.msksdk.admin.cluster.ClusterSpec;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.json.JsonObject;
import java.util.List;

/**
 * What the steps of a plan follow from, and nothing else: another process makes the same steps of
 * it.
 *
 * @param cluster the cluster
 * @param from what it was
 * @param to what it should be
 * @param hops the versions of Kafka on the way, the last one included
 */
record PlanDefinition(MskClusterArn cluster, ClusterSpec from, ClusterSpec to, List<String> hops) {

  PlanDefinition {
    hops = List.copyOf(hops);
  }

  JsonObject json() {
    return JsonObject.builder()
        .object("from", JsonObject.parse("from", from.toJson()))
        .object("to", JsonObject.parse("to", to.toJson()))
        .texts("hops", hops)
        .build();
  }

  static PlanDefinition read(String subject, JsonObject json) {
    return new PlanDefinition(
        MskClusterArn.parse(subject), spec(json, "from"), spec(json, "to"), json.texts("hops"));
  }

  private static ClusterSpec spec(JsonObject json, String name) {
    return ClusterSpec.parseAsItIs(
        json.object(name)
            .map(JsonObject::compact)
            .orElseThrow(
                () ->
                    InvalidSpecException.of(
                        Finding.error("plan.record", name, null, "the spec of a cluster"))));
  }
}
