package io.msksdk.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.core.check.InvalidSpecException;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LeastPrivilegeTest {
  private static final String TOPICS = Ask.R + "topic/MyTestCluster/" + Ask.U + "/";

  @Test
  void needs_becomeAFewSortedStatements() {
    PolicyDocument document =
        LeastPrivilege.create()
            .observe("kafka-cluster:ReadData", TOPICS + "b")
            .observe("kafka-cluster:AlterGroup", Ask.GROUP)
            .observe("kafka-cluster:ReadData", TOPICS + "a")
            .observe("kafka-cluster:DescribeTopic", TOPICS + "b")
            .observe("kafka-cluster:describetopic", TOPICS + "a")
            .observe("kafka-cluster:DescribeTopic", TOPICS + "a")
            .observe("kafka-cluster:DescribeCluster", Ask.CLUSTER)
            .observe("kafka-cluster:Connect", Ask.CLUSTER)
            .observe("kafka:ListClustersV2", "*")
            .document();

    assertThat(document.toJson())
        .isEqualTo(
            """
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "Cluster",
                  "Effect": "Allow",
                  "Action": [
                    "kafka-cluster:Connect",
                    "kafka-cluster:DescribeCluster"
                  ],
                  "Resource": "%1$scluster/MyTestCluster/%2$s"
                },
                {
                  "Sid": "Topics",
                  "Effect": "Allow",
                  "Action": [
                    "kafka-cluster:DescribeTopic",
                    "kafka-cluster:ReadData"
                  ],
                  "Resource": [
                    "%1$stopic/MyTestCluster/%2$s/a",
                    "%1$stopic/MyTestCluster/%2$s/b"
                  ]
                },
                {
                  "Sid": "Groups",
                  "Effect": "Allow",
                  "Action": "kafka-cluster:AlterGroup",
                  "Resource": "%1$sgroup/MyTestCluster/%2$s/billing"
                },
                {
                  "Sid": "Others",
                  "Effect": "Allow",
                  "Action": "kafka:ListClustersV2",
                  "Resource": "*"
                }
              ]
            }"""
                .formatted(Ask.R, Ask.U));
  }

  @Test
  void grouping_isByActions_whereThatTakesFewerStatements() {
    LeastPrivilege needs = LeastPrivilege.create();
    needs.observe("kafka-cluster:ReadData", TOPICS + "a");
    needs.observe("kafka-cluster:WriteData", TOPICS + "b");
    needs.observe("kafka-cluster:ReadData", TOPICS + "c");
    needs.observe("kafka-cluster:WriteData", TOPICS + "c");

    assertThat(needs.document().statements())
        .hasSize(2)
        .extracting(statement -> statement.sid().orElse(""))
        .containsExactly("Topics1", "Topics2");
  }

  @Test
  void nothingObserved_isADocumentThatAllowsNothing() {
    assertThat(LeastPrivilege.create().document().statements()).isEmpty();
  }

  @Test
  void whatNoPolicyCanName_isRefusedAtOnce() {
    LeastPrivilege needs = LeastPrivilege.create();

    assertThatThrownBy(() -> needs.observe("ReadData", Ask.TOPIC))
        .isInstanceOf(InvalidSpecException.class);
    assertThatThrownBy(() -> needs.observe("kafka-cluster:ReadData", "orders"))
        .isInstanceOf(InvalidSpecException.class);
  }

  @Test
  void document_allowsWhatWasObservedAndNothingElse() {
    Random random = new Random(5);
    List<String> names = List.of("a", "b*", "c?", "d${x}", "e");
    for (int round = 0; round < 200; round++) {
      LeastPrivilege needs = LeastPrivilege.create();
      Set<String> observed = new HashSet<>();
      for (int i = random.nextInt(12) + 1; i > 0; i--) {
        KafkaClusterAction action = KafkaClusterAction.all().get(random.nextInt(19));
        String arn = arn(action, names.get(random.nextInt(names.size())));
        needs.observe(action.action(), arn);
        observed.add(action + " " + arn);
      }
      CompiledPolicies policies =
          PolicySet.builder()
              .identity("p", PolicyDocument.parse(needs.document().toJson()))
              .build()
              .compile();
      for (KafkaClusterAction action : KafkaClusterAction.all()) {
        for (String name : List.of("a", "b*", "bx", "c?", "cx", "d${x}", "e")) {
          String arn = arn(action, name);
          assertThat(Ask.decide(policies, action.action(), arn).allowed())
              .isEqualTo(observed.contains(action + " " + arn));
        }
      }
    }
  }

  private static String arn(KafkaClusterAction action, String name) {
    return Ask.R + action.resourceType() + "/MyTestCluster/" + Ask.U + "/" + name;
  }
}
