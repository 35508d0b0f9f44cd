package io.msksdk.replication.preflight;

import static io.msksdk.replication.preflight.Facts.PRIMARY;
import static io.msksdk.replication.preflight.Facts.STANDBY;
import static io.msksdk.replication.preflight.Facts.cluster;
import static io.msksdk.replication.preflight.Facts.good;
import static io.msksdk.replication.preflight.Facts.serverless;
import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.replication.replicator.TopicNames;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterRulesTest {
  @ParameterizedTest
  @CsvSource({
    "2.6.3,false",
    "2.7.0,true",
    "2.7.2.tiered,true",
    "1.1.1,false",
    "3.7.x.kraft,true",
    "4.1.x.kraft,true"
  })
  void version_isAtLeast270(String version, boolean accepted) {
    Facts facts = new Facts();
    facts.source = cluster(PRIMARY, p -> p.currentBrokerSoftwareInfo(s -> s.kafkaVersion(version)));

    assertThat(!facts.codes().contains("preflight.version")).isEqualTo(accepted);
  }

  @ParameterizedTest
  @CsvSource({"3,2,false", "3,3,true", "2,3,false", "2,4,true"})
  void brokers_areAtLeastThree_orFourInTwoZones(int zones, int brokers, boolean accepted) {
    String[] subnets = IntStream.range(0, zones).mapToObj(i -> "s-" + i).toArray(String[]::new);
    Facts facts = new Facts();
    facts.target =
        cluster(
            STANDBY,
            p ->
                p.numberOfBrokerNodes(brokers)
                    .brokerNodeGroupInfo(
                        good().build().brokerNodeGroupInfo().toBuilder()
                            .clientSubnets(subnets)
                            .build()));

    assertThat(!facts.codes().contains("preflight.brokers")).isEqualTo(accepted);
  }

  @ParameterizedTest
  @CsvSource({
    "kafka.t3.small,false",
    "kafka.m5.large,true",
    "kafka.m7g.4xlarge,true",
    "express.m7g.large,true"
  })
  void brokerSize_isAtLeastM5Large(String size, boolean accepted) {
    Facts facts = new Facts();
    facts.source =
        cluster(
            PRIMARY,
            p ->
                p.brokerNodeGroupInfo(
                    good().build().brokerNodeGroupInfo().toBuilder().instanceType(size).build()));

    assertThat(!facts.codes().contains("preflight.broker-size")).isEqualTo(accepted);
  }

  @Test
  void clusterWithoutIam_isRefused() {
    Facts facts = new Facts();
    facts.target =
        cluster(
            STANDBY, p -> p.clientAuthentication(a -> a.sasl(s -> s.scram(i -> i.enabled(true)))));

    assertThat(facts.codes()).containsExactly("preflight.iam");
  }

  @Test
  void smallerTarget_isAWarning() {
    Facts facts = new Facts();
    facts.source = cluster(PRIMARY, p -> p.numberOfBrokerNodes(6));

    assertThat(facts.codes()).containsExactly("preflight.capacity");
    assertThat(facts.report().passed()).isTrue();
  }

  @Test
  void serverlessTarget_warnsOfAclsAndConfigurations_andAsksForPartitions() {
    Facts facts = new Facts();
    facts.target = serverless(STANDBY);

    assertThat(facts.codes())
        .contains(
            "preflight.serverless-acls",
            "preflight.serverless-configurations",
            "preflight.compacted-partitions.not-checked");
  }

  @Test
  void tieredTarget_takesNoConfigurationsOfAnUntieredSource() {
    Facts facts = new Facts();
    facts.target = cluster(STANDBY, p -> p.storageMode("TIERED"));
    Facts without = new Facts();
    without.target = facts.target;
    without.settings = without.settings.topicConfigurations(false);

    assertThat(facts.codes()).containsExactly("preflight.tiered-target");
    assertThat(without.codes()).isEmpty();
  }

  @Test
  void tieredSource_isAWarning() {
    Facts facts = new Facts();
    facts.source = cluster(PRIMARY, p -> p.storageMode("TIERED"));

    assertThat(facts.codes()).containsExactly("preflight.tiered-source");
  }

  @ParameterizedTest
  @CsvSource({"2.7.2,false", "2.8.0,false", "2.8.1,true", "2.8.2.tiered,true", "3.9.x.kraft,true"})
  void version_withIdenticalNames_isAtLeast281(String version, boolean accepted) {
    Facts facts = new Facts();
    facts.names = TopicNames.IDENTICAL;
    facts.source = cluster(PRIMARY, p -> p.currentBrokerSoftwareInfo(s -> s.kafkaVersion(version)));
    facts.target = cluster(STANDBY, p -> p.currentBrokerSoftwareInfo(s -> s.kafkaVersion("3.7.x")));

    assertThat(!facts.codes().contains("preflight.version")).isEqualTo(accepted);
  }
}
