package io.msksdk.replication.replicator;

import static io.msksdk.replication.Locally.SOON;
import static io.msksdk.replication.Locally.across;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.msksdk.admin.Msk;
import io.msksdk.admin.cluster.BrokerSize;
import io.msksdk.admin.cluster.Cluster;
import io.msksdk.admin.cluster.ClusterAccess;
import io.msksdk.admin.cluster.ClusterSpec;
import io.msksdk.core.arn.MskReplicatorArn;
import io.msksdk.core.call.ConflictException;
import io.msksdk.core.call.NotFoundException;
import io.msksdk.core.call.ServiceException;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.operation.OperationFailedException;
import io.msksdk.core.operation.OperationHandle;
import io.msksdk.replication.Locally;
import io.msksdk.replication.MskReplication;
import io.msksdk.testkit.DataPlane;
import io.msksdk.testkit.Fault;
import io.msksdk.testkit.LocalMsk;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Replicators against the local MSK's REST API, between two Regions, without brokers. */
class ReplicatorsContractTest {
  private static LocalMsk local;
  private static Msk primary;
  private static Msk standby;
  private static Cluster source;
  private static Cluster target;
  private static Replicators replicators;

  @BeforeAll
  static void start() {
    local = LocalMsk.builder().dataPlane(DataPlane.NONE).start();
    primary = Locally.msk(local, Locally.PRIMARY).build();
    standby = Locally.msk(local, Locally.STANDBY).build();
    source = Locally.openedCluster(primary, "orders");
    target = Locally.cluster(standby, "standby");
    replicators = MskReplication.on(standby).replicators();
  }

  @AfterAll
  static void stop() {
    primary.close();
    standby.close();
    local.close();
  }

  @AfterEach
  void clean() {
    local.clearFaults();
    List<ReplicatorListing> left =
        replicators.list().filter(listed -> !listed.reference()).toList();
    left.forEach(listed -> replicators.delete(listed.arn()).await(SOON));
  }

  private static ReplicatorSpec.Builder spec(String name) {
    return across(local, name, source, target);
  }

  private static Replicator created(String name) {
    return replicators.create(spec(name).build()).await(SOON);
  }

  @Test
  void createdReplicator_isWhatWasAskedFor() {
    ReplicatorSpec asked =
        spec("orders-dr")
            .description("for the day")
            .settings(
                ReplicationSettings.everything()
                    .topics("orders\\..*")
                    .excludeTopics(".*-scratch")
                    .groups("billing")
                    .topicConfigurations(false)
                    .logs(ReplicatorLogs.none().logGroup("group")))
            .startingPosition(StartingPosition.EARLIEST)
            .topicNames(TopicNames.IDENTICAL)
            .compression(TargetCompression.LZ4)
            .offsetSync(OffsetSync.ENHANCED)
            .addTag("team", "orders")
            .build();

    Replicator made = replicators.create(asked).await(SOON);

    assertThat(made.state()).isEqualTo(ReplicatorState.RUNNING);
    assertThat(made.toSpec().build()).isEqualTo(asked);
    assertThat(made.targetTopic("orders.new")).isEqualTo("orders.new");
    assertThat(made.reference()).isFalse();
    assertThat(made.raw().replicatorName()).isEqualTo("orders-dr");
  }

  @Test
  void replicatorsFromAndToAClusterMskDoesNotRun_areCreated_changedAndMadeAgain() {
    Cluster express =
        standby
            .clusters()
            .create(
                ClusterSpec.provisioned("express", "3.9.x.kraft")
                    .brokers(3, BrokerSize.express("m7g.large"))
                    .subnets("subnet-a", "subnet-b", "subnet-c")
                    .access(ClusterAccess.IAM)
                    .build())
            .await(SOON);
    ReplicatorSpec asked =
        near(
            ReplicatorSpec.fromSelfManaged(
                "from-outside",
                outside(SelfManagedKafka.Login.SCRAM_SHA_512),
                express.arn(),
                Locally.role(local)));
    ReplicatorSpec back =
        near(
            ReplicatorSpec.toSelfManaged(
                "back-outside",
                express.arn(),
                outside(SelfManagedKafka.Login.MTLS),
                Locally.role(local)));

    Replicator made = replicators.create(asked).await(SOON);
    Replicator changed = replicators.update(made.arn(), s -> s.topics("orders.*")).await(SOON);
    Replicator returning = replicators.create(back).await(SOON);
    Replicator narrowed =
        replicators.update(returning.arn(), s -> s.topics("orders.*")).await(SOON);

    assertThat(returning.toSpec().build()).isEqualTo(back);
    assertThat(narrowed.settings().topics().included()).containsExactly("orders.*");
    assertThat(made.toSpec().build()).isEqualTo(asked);
    assertThat(made.targetTopic("orders")).isEqualTo("5L6g3nShT-eMCtK--X86sw.orders");
    assertThat(changed.settings().topics().included()).containsExactly("orders.*");
    assertThat(replicators.find("from-outside").orElseThrow().source().arn()).isEmpty();
  }

  private static SelfManagedKafka outside(SelfManagedKafka.Login login) {
    return SelfManagedKafka.of(
        "5L6g3nShT-eMCtK--X86sw",
        "kafka-1.example.com:9096",
        login,
        "arn:aws:secretsmanager:eu-central-1:111122223333:secret:copier-a1b2c3");
  }

  private static ReplicatorSpec near(ReplicatorSpec.Builder spec) {
    return spec.sourceSubnets("subnet-a", "subnet-b")
        .sourceSecurityGroups("sg-1")
        .targetSubnets("subnet-a", "subnet-b")
        .targetSecurityGroups("sg-1")
        .build();
  }

  @Test
  void defaults_areTheServicesOwn() {
    Replicator made = created("orders-dr");

    assertThat(made.settings()).isEqualTo(ReplicationSettings.everything());
    assertThat(made.startingPosition()).isEqualTo(StartingPosition.LATEST);
    assertThat(made.targetTopic("t")).isEqualTo(made.source().alias() + ".t");
  }

  @Test
  void replicator_isFoundByNameAndByClusters() {
    Replicator made = created("orders-dr");
    created("orders-dr-2");

    assertThat(replicators.find("orders-dr").map(Replicator::arn)).contains(made.arn());
    assertThat(replicators.find("orders")).isEmpty();
    assertThat(replicators.between(source.arn(), target.arn()))
        .extracting(Replicator::name)
        .containsExactlyInAnyOrder("orders-dr", "orders-dr-2");
    assertThat(replicators.between(target.arn(), source.arn())).isEmpty();
    assertThat(replicators.list())
        .extracting(ReplicatorListing::name)
        .containsExactlyInAnyOrder("orders-dr", "orders-dr-2");
  }

  @Test
  void reference_isSeenInTheSourcesRegion_andCannotBeChangedThere() {
    Replicator made = created("orders-dr");
    Replicators there = MskReplication.on(primary).replicators();

    ReplicatorListing listed = there.list().findFirst().orElseThrow();
    Replicator reference = there.describe(listed.arn());

    assertThat(reference.reference()).isTrue();
    assertThat(reference.resource()).isEqualTo(made.arn());
    assertThat(there.find("orders-dr")).isEmpty();
    assertThatThrownBy(() -> there.update(listed.arn(), now -> now.readAcls(false)))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining(made.arn().toString());
    assertThatThrownBy(() -> there.delete(listed.arn())).isInstanceOf(InvalidSpecException.class);
  }

  @Test
  void update_changesWhatItSays_andKeepsTheRest() {
    Replicator made =
        replicators
            .create(
                spec("orders-dr")
                    .settings(ReplicationSettings.everything().excludeTopics("a"))
                    .build())
            .await(SOON);

    Replicator changed =
        replicators
            .update(
                made.arn(),
                now -> now.topics("b.*").logs(ReplicatorLogs.none().bucket("logs", "p")))
            .await(SOON);

    assertThat(changed.settings())
        .isEqualTo(
            ReplicationSettings.everything()
                .topics("b.*")
                .excludeTopics("a")
                .logs(ReplicatorLogs.none().bucket("logs", "p")));
    assertThat(changed.currentVersion()).isNotEqualTo(made.currentVersion());
  }

  @Test
  void logs_areTurnedOffAgain() {
    Replicator made =
        replicators
            .create(
                spec("orders-dr")
                    .settings(
                        ReplicationSettings.everything()
                            .logs(ReplicatorLogs.none().deliveryStream("s")))
                    .build())
            .await(SOON);

    Replicator changed =
        replicators.update(made.arn(), now -> now.logs(ReplicatorLogs.none())).await(SOON);

    assertThat(changed.settings().logs()).isEqualTo(ReplicatorLogs.none());
  }

  @Test
  void updateThatChangesNothing_isNotSent() {
    Replicator made = created("orders-dr");

    Replicator same = replicators.update(made.arn(), now -> now).await(SOON);

    assertThat(same.currentVersion()).isEqualTo(made.currentVersion());
  }

  @Test
  void updateToBrokenSettings_isRefusedBeforeTheCall() {
    Replicator made = created("orders-dr");

    assertThatThrownBy(() -> replicators.update(made.arn(), now -> now.topics("(")))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("regular expression");
  }

  @Test
  void updateOfWhatIsFixed_isRefusedWithEveryDifference_andOffersToReplace() {
    Replicator made = created("orders-dr");
    ReplicatorSpec wanted =
        spec("other")
            .startingPosition(StartingPosition.EARLIEST)
            .topicNames(TopicNames.IDENTICAL)
            .compression(TargetCompression.ZSTD)
            .targetSubnets("subnet-x", "subnet-y")
            .build();

    InvalidSpecException refused =
        catchThrowableOfType(
            InvalidSpecException.class, () -> replicators.update(made.arn(), wanted));

    assertThat(refused.findings())
        .extracting(Finding::property)
        .containsExactlyInAnyOrder(
            "name", "startingPosition", "topicNames", "compression", "targetSubnets");
    assertThat(refused.findings()).allMatch(finding -> finding.remedy().contains("replace()"));
  }

  @Test
  void updateToASpec_changesItsSettings() {
    Replicator made = created("orders-dr");
    ReplicatorSpec wanted =
        made.toSpec().settings(ReplicationSettings.everything().newTopics(false)).build();

    Replicator changed = replicators.update(made.arn(), wanted).await(SOON);

    assertThat(changed.settings().newTopics()).isFalse();
  }

  @Test
  void replacement_takesTheName() {
    Replicator made = created("orders-dr");
    ReplicatorSpec wanted = made.toSpec().startingPosition(StartingPosition.EARLIEST).build();

    Replicator next = replicators.replace(made.arn(), wanted, SOON).await(SOON);

    assertThat(next.arn()).isNotEqualTo(made.arn());
    assertThat(next.startingPosition()).isEqualTo(StartingPosition.EARLIEST);
    assertThatThrownBy(() -> replicators.describe(made.arn()))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void failedCreation_isTold_withItsReasonAndTheCauses() {
    local.inject(
        Fault.fail("Network.Unreachable", "cannot reach the source")
            .on("CreateReplicator")
            .times(1));

    OperationHandle<Replicator> creation = replicators.create(spec("orders-dr").build());

    assertThatThrownBy(() -> creation.await(SOON))
        .isInstanceOf(OperationFailedException.class)
        .hasMessageContaining("cannot reach the source")
        .hasMessageContaining("cluster policy");
  }

  @Test
  void secondOfItsName_isAConflict() {
    created("orders-dr");

    assertThatThrownBy(() -> replicators.create(spec("orders-dr").build()))
        .isInstanceOf(ConflictException.class);
  }

  @Test
  void lostAnswers_areLookedUp_andNothingIsSentTwice() {
    local.inject(Fault.reset().on("CreateReplicator").times(1));
    Replicator made = created("orders-dr");
    local.inject(Fault.reset().on("UpdateReplicationInfo").times(1));
    Replicator changed = replicators.update(made.arn(), now -> now.topics("b")).await(SOON);
    local.inject(Fault.reset().on("DeleteReplicator").times(1));
    replicators.delete(made.arn()).await(SOON);

    assertThat(changed.settings().topics().included()).containsExactly("b");
    assertThat(replicators.list()).isEmpty();
  }

  @Test
  void staleVersion_isReadAgainOnce() {
    Replicator made = created("orders-dr");
    local.inject(Fault.wrongVersion().on("UpdateReplicationInfo").times(1));

    Replicator changed = replicators.update(made.arn(), now -> now.topics("b")).await(SOON);

    assertThat(changed.settings().topics().included()).containsExactly("b");
  }

  @Test
  void staleVersionTwice_isTold() {
    Replicator made = created("orders-dr");
    local.inject(Fault.wrongVersion().on("UpdateReplicationInfo").times(2));

    assertThatThrownBy(() -> replicators.update(made.arn(), now -> now.topics("b")))
        .isInstanceOf(ServiceException.class);
  }

  @Test
  void unknownReplicator_isNotFound() {
    MskReplicatorArn nobody =
        MskReplicatorArn.of(
            "eu-central-1", local.account(), "nobody", "abcd1234-0123-abcd-5678-1234abcd5678-1");

    assertThatThrownBy(() -> replicators.describe(nobody)).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> replicators.delete(nobody)).isInstanceOf(NotFoundException.class);
  }

  @Test
  void tags_areAddedAndRemoved() {
    Replicator made = created("orders-dr");

    replicators.addTags(made.arn(), Map.of("team", "orders", "tier", "1"));
    replicators.removeTags(made.arn(), List.of("tier"));

    assertThat(replicators.tags(made.arn())).isEqualTo(Map.of("team", "orders"));
  }
}
