package io.msksdk.admin.connectivity;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.admin.cluster.Cluster;
import io.msksdk.admin.cluster.OpenClusters;
import io.msksdk.admin.cluster.SampleClusters;
import io.msksdk.core.check.Finding;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ZoneRulesTest {
  /** Brokers are in use1-az1 and use1-az2. */
  private static final Cluster CLUSTER = OpenClusters.withIamAndScram("DISABLED", false);

  private static final List<String> SUBNETS = List.of("subnet-x", "subnet-y");

  @Test
  void zonesOfTheCluster_haveNoFinding() {
    assertThat(
            ZoneRules.check(
                CLUSTER, SUBNETS, Map.of("subnet-x", "use1-az2", "subnet-y", "use1-az1")))
        .isEmpty();
  }

  @Test
  void otherZone_isAnError_andTheZoneThatIsMissingIsNamed() {
    assertThat(
            ZoneRules.check(
                CLUSTER, SUBNETS, Map.of("subnet-x", "use1-az6", "subnet-y", "use1-az1")))
        .extracting(Finding::message)
        .containsExactly(
            "subnet-x: use1-az6 (expected: in one of [use1-az1, use1-az2])."
                + " The cluster has no broker there.",
            "subnets: [subnet-x, subnet-y] (expected: one in use1-az2)."
                + " Create a subnet in zone ID use1-az2.");
  }

  @Test
  void whatNobodyNamed_isNotJudged() {
    assertThat(ZoneRules.check(CLUSTER, SUBNETS, Map.of())).isEmpty();
    assertThat(
            ZoneRules.check(
                SampleClusters.provisioned(3, "DEFAULT"), SUBNETS, Map.of("subnet-x", "use9-az9")))
        .isEmpty();
  }
}
