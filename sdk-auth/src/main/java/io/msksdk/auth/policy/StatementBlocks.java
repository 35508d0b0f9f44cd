package io.msksdk.auth.policy;

import io.msksdk.core.policy.KafkaClusterAction;
import io.msksdk.core.policy.PolicyDocument;
import io.msksdk.core.policy.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Puts needs together to a policy: one statement for all resources of a type that need the same
 * actions. The same needs always give the same text.
 */
final class StatementBlocks {
  private static final List<String> TYPES =
      List.of(Need.CLUSTER, Need.TOPIC, Need.GROUP, Need.TRANSACTIONAL_ID);
  private static final List<String> SIDS =
      List.of("Cluster", "Topics", "Groups", "TransactionalIds");
  private static final Comparator<KafkaClusterAction> ORDER =
      Comparator.comparingInt(KafkaClusterAction.all()::indexOf);

  private StatementBlocks() {}

  static PolicyDocument of(ClusterArns arns, List<Need> needs) {
    List<Statement> statements = new ArrayList<>();
    for (int type = 0; type < TYPES.size(); type++) {
      Map<NavigableSet<KafkaClusterAction>, List<String>> blocks =
          blocks(arns, needs, TYPES.get(type));
      int number = 0;
      for (var block : blocks.entrySet()) {
        number++;
        String sid = SIDS.get(type) + (blocks.size() > 1 ? Integer.toString(number) : "");
        List<String> actions = block.getKey().stream().map(KafkaClusterAction::action).toList();
        statements.add(statement(sid, actions, block.getValue()));
      }
    }
    return PolicyDocument.of(statements);
  }

  static PolicyDocument everything(ClusterArns arns) {
    List<String> resources = TYPES.stream().map(type -> arns.of(type, "*")).toList();
    return PolicyDocument.of(statement("Everything", List.of("kafka-cluster:*"), resources));
  }

  private static Map<NavigableSet<KafkaClusterAction>, List<String>> blocks(
      ClusterArns arns, List<Need> needs, String type) {
    Map<String, NavigableSet<KafkaClusterAction>> byResource = new TreeMap<>();
    for (Need need : needs) {
      if (need.action().resourceType().equals(type)) {
        byResource.computeIfAbsent(arns.of(need), arn -> new TreeSet<>(ORDER)).add(need.action());
      }
    }
    Map<NavigableSet<KafkaClusterAction>, List<String>> blocks = new LinkedHashMap<>();
    byResource.forEach(
        (arn, actions) -> blocks.computeIfAbsent(actions, each -> new ArrayList<>()).add(arn));
    return blocks;
  }

  private static Statement statement(String sid, List<String> actions, List<String> resources) {
    return Statement.allow(actions.get(0), rest(actions))
        .sid(sid)
        .on(resources.get(0), rest(resources))
        .build();
  }

  private static String[] rest(List<String> values) {
    String[] all = values.toArray(new String[0]);
    return Arrays.copyOfRange(all, 1, all.length);
  }
}
