package io.msksdk.replication.preflight;

import static io.msksdk.replication.preflight.Facts.NEAR;
import static io.msksdk.replication.preflight.Facts.as;
import static io.msksdk.replication.preflight.Facts.cluster;
import static io.msksdk.replication.preflight.Facts.network;
import static io.msksdk.replication.preflight.Facts.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.core.check.Finding;
import io.msksdk.replication.preflight.NetworkView.Rule;
import io.msksdk.replication.replicator.ReplicatorSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkRulesTest {
  @ParameterizedTest
  @CsvSource({
    "9098,9098,sg-cluster,true",
    "0,65535,0.0.0.0/0,true",
    "9000,9098,sg-cluster,true",
    "9099,65535,sg-cluster,false",
    "0,9097,sg-cluster,false",
    "9098,9098,sg-other,false"
  })
  void replicatorsGroup_letsOutToTheCluster(int from, int to, String peer, boolean accepted) {
    Facts facts = new Facts();
    facts.network = network(new Rule(from, to, peer), new Rule(9098, 9098, "sg-replicator"));

    assertThat(facts.codes().equals(List.of())).isEqualTo(accepted);
    assertThat(facts.codes().contains("preflight.target-outbound")).isEqualTo(!accepted);
  }

  @Test
  void clustersGroup_thatLetsNobodyIn_isRefused_onBothSidesWithinARegion() {
    Facts facts = new Facts();
    facts.source = cluster(NEAR, as());
    facts.network = network(new Rule(9098, 9098, "sg-cluster"), new Rule(9098, 9098, "sg-x"));

    assertThat(facts.codes())
        .containsExactly("preflight.source-inbound", "preflight.target-inbound");
  }

  @Test
  void addressRanges_areNotJudged() {
    Facts facts = new Facts();
    facts.network =
        network(new Rule(9098, 9098, "10.0.0.0/8"), new Rule(9098, 9098, "sg-replicator"));

    assertThat(facts.codes()).containsExactly("preflight.target-outbound.not-checked");
  }

  @Test
  void zonesThatDiffer_areRefusedWithinARegion() {
    Facts facts = new Facts();
    facts.source = cluster(NEAR, as());
    ReplicatorSpec spec =
        spec(NEAR, facts.settings).toBuilder().sourceSubnets("subnet-a", "subnet-c").build();
    NetworkView zones =
        network(Map.of(), Map.of("subnet-a", "az1", "subnet-b", "az2", "subnet-c", "az3"));

    facts.network = zones;
    PreflightReport report = facts.report(spec);

    assertThat(report.errors()).extracting(Finding::code).containsExactly("preflight.zones");
  }
}
