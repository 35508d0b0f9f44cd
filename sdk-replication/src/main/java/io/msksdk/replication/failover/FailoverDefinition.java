package io.msksdk.replication.failover;

import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.json.JsonObject;
import io.msksdk.replication.replicator.StartingPosition;
import io.msksdk.replication.replicator.TopicNames;
import java.util.List;

/**
 * What the steps of a failover follow from, and nothing else: another process makes the same steps
 * of it.
 *
 * @param procedure the kind of runbook
 * @param from the cluster that serves, or that served until it failed
 * @param to the cluster that shall serve
 * @param naming how copies are named
 * @param topics the topics by the names producers use, sorted
 * @param groups the groups, sorted
 * @param ordered whether copies are consumed before own records
 * @param early whether the reverse replicator is made before clients stop
 * @param start where a replicator made on the way begins
 * @param replicator the name of the replicator made on the way, empty for one made of the clusters'
 * @param keepsReverse whether a failback leaves the reverse replicator
 * @param marginMillis how much earlier than by its time an offset is that was not translated, -1
 *     for none by time
 */
record FailoverDefinition(
    Procedure procedure,
    MskClusterArn from,
    MskClusterArn to,
    TopicNames naming,
    List<String> topics,
    List<String> groups,
    boolean ordered,
    boolean early,
    StartingPosition start,
    String replicator,
    boolean keepsReverse,
    long marginMillis) {
  private static final long NEVER = -1;

  FailoverDefinition {
    topics = topics.stream().sorted().toList();
    groups = groups.stream().sorted().toList();
  }

  boolean fills() {
    return marginMillis != NEVER;
  }

  /** A primary that is gone cannot be asked where groups stood. */
  boolean fillsFromSnapshots() {
    return fills() && procedure == Procedure.UNPLANNED;
  }

  JsonObject json() {
    JsonObject.Builder json =
        JsonObject.builder()
            .text("from", from.toString())
            .text("to", to.toString())
            .text("naming", naming.name())
            .texts("topics", topics)
            .texts("groups", groups)
            .flag("ordered", ordered)
            .flag("early", early)
            .text("start", start.name())
            .text("replicator", replicator)
            .flag("keepsReverse", keepsReverse);
    // runs begun without it have the same digest as ever
    return fills() ? json.number("marginMillis", marginMillis).build() : json.build();
  }

  static FailoverDefinition read(String kind, JsonObject json) {
    return new FailoverDefinition(
        Procedure.of(kind),
        MskClusterArn.parse(json.requiredText("from")),
        MskClusterArn.parse(json.requiredText("to")),
        TopicNames.valueOf(json.requiredText("naming")),
        json.texts("topics"),
        json.texts("groups"),
        json.flag("ordered").orElse(false),
        json.flag("early").orElse(false),
        StartingPosition.valueOf(json.requiredText("start")),
        json.requiredText("replicator"),
        json.flag("keepsReverse").orElse(false),
        json.number("marginMillis").orElse(NEVER));
  }
}
