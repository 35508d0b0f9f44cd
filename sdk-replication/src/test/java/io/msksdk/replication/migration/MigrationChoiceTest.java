package io.msksdk.replication.migration;

import static io.msksdk.replication.migration.MigrationChoice.Tool.MIRROR_MAKER;
import static io.msksdk.replication.migration.MigrationChoice.Tool.REPLICATOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.admin.cluster.Cluster;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.replication.replicator.SelfManagedKafka;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.kafka.model.Provisioned;

class MigrationChoiceTest {
  private static final String OURS = "111122223333";

  @Test
  void outsideOfMsk_isMirrorMaker() {
    MigrationChoice choice = MigrationChoice.fromOutside();

    assertThat(choice.tool()).isEqualTo(MIRROR_MAKER);
    assertThat(choice.reasons()).singleElement().asString().contains("not a cluster of MSK");
  }

  @Test
  void goodClustersOfOneAccount_areForTheReplicator_withHowToCreateIt() {
    MigrationChoice choice =
        MigrationChoice.between(
            cluster(OURS, "old", "2.8.1", "kafka.m5.large", true), serverless("new"));

    assertThat(choice.tool()).isEqualTo(REPLICATOR);
    assertThat(choice.reasons()).anySatisfy(r -> assertThat(r).contains("EARLIEST", "IDENTICAL"));
  }

  @Test
  void clusterTooOldForIdenticalNames_isForTheReplicator_withPrefixedOnes() {
    MigrationChoice choice =
        MigrationChoice.between(
            cluster(OURS, "old", "2.7.0", "kafka.m5.large", true), serverless("new"));

    assertThat(choice.tool()).isEqualTo(REPLICATOR);
    assertThat(choice.reasons())
        .anySatisfy(r -> assertThat(r).contains("prefixed names", "old runs Kafka 2.7.0"));
  }

  @ParameterizedTest
  @CsvSource({
    "2.8.1, express.m7g.large, REPLICATOR, reads own",
    "2.8.0, express.m7g.large, MIRROR_MAKER, 'runs Kafka 2.8.0, before 2.8.1'",
    "3.6.1, kafka.m7g.large, MIRROR_MAKER, 'new has no Express brokers but kafka.m7g.large'"
  })
  void selfManagedSource_isForTheReplicator_intoExpressBrokersOnly(
      String version, String size, MigrationChoice.Tool tool, String reason) {
    SelfManagedKafka own =
        SelfManagedKafka.of(
            "own",
            "kafka-1:9096",
            SelfManagedKafka.Login.SCRAM_SHA_256,
            "arn:aws:secretsmanager:eu-west-1:111122223333:secret:copier-a1b2c3");

    MigrationChoice choice =
        MigrationChoice.fromSelfManaged(
            own, version, cluster(OURS, "new", "3.9.x.kraft", size, true));

    assertThat(choice.tool()).isEqualTo(tool);
    assertThat(choice.reasons().get(0)).contains(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "444455556666, 3.7.x.kraft, kafka.m5.large, true, in different accounts",
    "111122223333, 2.6.2, kafka.m5.large, true, 'old runs Kafka 2.6.2, before 2.7.0'",
    "111122223333, 1.1.1, kafka.m5.large, true, 'old runs Kafka 1.1.1, before 2.7.0'",
    "111122223333, 3.7.x.kraft, kafka.t3.small, true, 'old has brokers of kafka.t3.small'",
    "111122223333, 3.7.x.kraft, kafka.m5.large, false, old has no IAM access control"
  })
  void whatTheReplicatorRefuses_isMirrorMaker_withTheReason(
      String account, String version, String size, boolean iam, String reason) {
    MigrationChoice choice =
        MigrationChoice.between(cluster(account, "old", version, size, iam), serverless("new"));

    assertThat(choice.tool()).isEqualTo(MIRROR_MAKER);
    assertThat(choice.reasons()).singleElement().asString().contains(reason);
  }

  @Test
  void severalReasons_areAllSaid_ofBothClusters() {
    MigrationChoice choice =
        MigrationChoice.between(
            cluster("444455556666", "old", "2.6.2", "kafka.m5.large", true),
            cluster(OURS, "new", "3.7.x.kraft", "kafka.t3.small", true));

    assertThat(choice.reasons())
        .satisfiesExactly(
            account -> assertThat(account).contains("different accounts"),
            old -> assertThat(old).startsWith("old"),
            other -> assertThat(other).startsWith("new"));
  }

  @Test
  void oneCluster_withSeveralReasons_hasThemAll() {
    MigrationChoice choice =
        MigrationChoice.between(
            cluster(OURS, "old", "2.6.2", "kafka.t3.small", false), serverless("new"));

    assertThat(choice.reasons())
        .satisfiesExactly(
            version -> assertThat(version).contains("before 2.7.0"),
            size -> assertThat(size).contains("kafka.t3.small"),
            access -> assertThat(access).contains("no IAM"));
  }

  private static Cluster cluster(
      String account, String name, String version, String size, boolean iam) {
    Provisioned provisioned =
        Provisioned.builder()
            .currentBrokerSoftwareInfo(s -> s.kafkaVersion(version))
            .clientAuthentication(a -> a.sasl(s -> s.iam(i -> i.enabled(iam))))
            .brokerNodeGroupInfo(group -> group.instanceType(size))
            .build();
    return Cluster.of(
        raw(account, name).clusterType("PROVISIONED").provisioned(provisioned).build());
  }

  private static Cluster serverless(String name) {
    return Cluster.of(raw(OURS, name).clusterType("SERVERLESS").build());
  }

  private static software.amazon.awssdk.services.kafka.model.Cluster.Builder raw(
      String account, String name) {
    return software.amazon.awssdk.services.kafka.model.Cluster.builder()
        .clusterArn(
            MskClusterArn.of("eu-west-1", account, name, "abcd1234-0123-abcd-5678-1234abcd5678-1")
                .toString())
        .clusterName(name)
        .state("ACTIVE");
  }
}
