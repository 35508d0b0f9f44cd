package io.msksdk.local.replicate;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.local.Fixtures;
import io.msksdk.local.TestEngine;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.ReplicationInfo;
import software.amazon.awssdk.services.kafka.model.ReplicatorSummary;

class ReplicatorBrokerIT {
  private static TestEngine engine;
  private static KafkaClient kafka;
  private static Side source;
  private static Side target;
  private static ReplicatorMetrics metrics;

  @BeforeAll
  static void start() {
    engine = TestEngine.start();
    kafka = engine.kafka();
    metrics = new ReplicatorMetrics(engine);
    String asked = Side.ask(kafka, "source", "kafka.m7g.large");
    // Express brokers, as a self-managed source asks for
    target = Side.of(kafka, Side.ask(kafka, "target", "express.m7g.large"));
    source = Side.of(kafka, asked);
  }

  @AfterAll
  static void stop() {
    source.close();
    target.close();
    metrics.close();
    kafka.close();
    engine.close();
  }

  @AfterEach
  void deleteReplicators() {
    for (ReplicatorSummary replicator : kafka.listReplicators(r -> {}).replicators()) {
      new TestReplicator(engine, kafka, replicator.replicatorArn()).delete();
    }
  }

  @Test
  void records_comeAcross_withKeysHeadersAndOrder() {
    source.topic("orders", 3, Map.of());
    source.produce("orders", 0, 30);
    TestReplicator replicator = create(info -> only(info, "orders"));

    List<ConsumerRecord<String, String>> copies = target.read(replicator.prefix() + "orders", 30);

    assertThat(replicator.state()).isEqualTo("RUNNING");
    List<ConsumerRecord<String, String>> originals = source.read("orders", 30);
    assertThat(copies).hasSize(30);
    for (int partition = 0; partition < 3; partition++) {
      assertThat(seen(copies, partition)).isEqualTo(seen(originals, partition));
    }
  }

  @Test
  void topicsOfTheList_alone_comeAcross_andNewOnesFollow() {
    source.topic("kept.a");
    source.topic("kept.b");
    source.topic("other");
    TestReplicator replicator =
        create(
            info ->
                only(info, "kept.*")
                    .topicReplication(
                        t ->
                            t.topicsToReplicate("kept.*")
                                .topicsToExclude("kept.b")
                                .startingPosition(p -> p.type("EARLIEST"))));
    String prefix = replicator.prefix();
    source.topic("kept.c");
    source.produce("kept.c", 0, 3);

    assertThat(target.read(prefix + "kept.c", 3)).hasSize(3);
    assertThat(target.topics())
        .contains(prefix + "kept.a", prefix + "kept.c")
        .doesNotContain(prefix + "kept.b", prefix + "other");
  }

  @Test
  void recordsBeforeTheStart_fromLatest_stayBehind() {
    source.topic("latest");
    source.produce("latest", 0, 5);
    TestReplicator replicator =
        create(info -> info.topicReplication(t -> t.topicsToReplicate("latest")));
    source.produce("latest", 5, 8);

    assertThat(target.read(replicator.prefix() + "latest", 3))
        .extracting(ConsumerRecord::value)
        .isEqualTo(Side.values(5, 8));
  }

  @Test
  void identicalNames_bothWays_doNotLoop() {
    source.topic("shared");
    target.topic("shared");
    TestReplicator there = create(TestReplicator.identical("ENHANCED", "shared"));
    TestReplicator back =
        TestReplicator.create(
            engine,
            kafka,
            "back",
            target.arn(),
            source.arn(),
            TestReplicator.identical("ENHANCED", "shared"));
    source.produce("shared", 0, 20);
    target.produce("shared", 20, 40);

    assertThat(target.read("shared", 40)).hasSize(40);
    assertThat(source.read("shared", 40)).hasSize(40);
    assertThat(there.state()).isEqualTo(back.state()).isEqualTo("RUNNING");

    // with ENHANCED, records that came home tell where a group stands that moves home
    target.commit("mover", "shared", 40);
    assertThat(Side.await(() -> source.committed("mover", "shared"), offset -> offset >= 40))
        .isEqualTo(40);
  }

  @Test
  void group_goesOnInTheTarget_withoutLoss() {
    source.topic("grouped");
    TestReplicator replicator = create(info -> only(info, "grouped"));
    String copy = replicator.prefix() + "grouped";
    source.produce("grouped", 0, 50);
    assertThat(target.read(copy, 50)).hasSize(50);
    source.commit("billing", "grouped", 40);

    long there = Side.await(() -> target.committed("billing", copy), offset -> offset >= 0);

    assertThat(there).isBetween(0L, 40L);

    Object unused = replicator.steer("hold-groups", "{\"groups\":[\"bill.*\"]}");
    source.commit("billing", "grouped", 50);
    source.commit("shipping", "grouped", 50);
    // the offsets of all groups come at once: those of the held one have not come either
    assertThat(Side.await(() -> target.committed("shipping", copy), offset -> offset >= 0))
        .isEqualTo(50);
    assertThat(target.committed("billing", copy)).isEqualTo(there);
    Object alsoUnused = replicator.steer("hold-groups", "{\"groups\":[]}");
    assertThat(Side.await(() -> target.committed("billing", copy), offset -> offset > there))
        .isEqualTo(50);
  }

  @Test
  void pausedReplicator_copiesNothing_andGoesOn() {
    source.topic("paused");
    source.produce("paused", 0, 2);
    TestReplicator replicator = create(info -> only(info, "paused"));
    String copy = replicator.prefix() + "paused";
    assertThat(target.read(copy, 2)).hasSize(2);

    Object unused = replicator.steer("pause", "{}");
    source.produce("paused", 2, 5);
    source.commit("waiting", "paused", 5);

    assertThat(metrics.await("MessageLag", replicator, "Topic", "paused", lag -> lag == 3))
        .isEqualTo(3);
    assertThat(target.read(copy, 2)).hasSize(2);
    assertThat(target.committed("waiting", copy)).isEqualTo(-1);
    Object alsoUnused = replicator.steer("resume", "{}");
    assertThat(target.read(copy, 5)).hasSize(5);
    assertThat(Side.await(() -> target.committed("waiting", copy), at -> at >= 0)).isEqualTo(5);
    assertThat(metrics.await("MessageLag", replicator, "Topic", "paused", lag -> lag == 0))
        .isZero();
  }

  @Test
  void topicThatIsDenied_staysBehind_whileAuthErrorStaysZero() {
    source.topic("denied");
    source.topic("allowed");
    TestReplicator replicator = create(info -> only(info, "denied", "allowed"));
    String prefix = replicator.prefix();

    Object unused = replicator.steer("deny", "{\"topics\":[\"denied\"]}");
    source.produce("denied", 0, 4);
    source.produce("allowed", 0, 4);

    assertThat(target.read(prefix + "allowed", 4)).hasSize(4);
    assertThat(target.read(prefix + "denied", 0)).isEmpty();
    assertThat(metrics.now("ReplicatorFailure", replicator)).isEqualTo(1);
    assertThat(metrics.now("ReplicationLatency", replicator, "Topic", "denied")).isZero();
    String alias = prefix.substring(0, prefix.length() - 1);
    assertThat(metrics.now("AuthError", replicator, "ClusterAlias", alias)).isZero();
    Object alsoUnused = replicator.steer("deny", "{\"topics\":[]}");
    assertThat(target.read(prefix + "denied", 4)).hasSize(4);
  }

  @Test
  void settingsAndReadAcls_follow_andWriteAclsNever() {
    source.topic("settled", 1, Map.of("retention.ms", "70000", "max.message.bytes", "1234"));
    source.allow("User:reader", AclOperation.READ, ResourceType.TOPIC, "settled");
    source.allow("User:writer", AclOperation.WRITE, ResourceType.TOPIC, "settled");
    source.allow("User:owner", AclOperation.ALL, ResourceType.TOPIC, "settled");
    String copy = create(info -> only(info, "settled")).prefix() + "settled";

    assertThat(Side.await(() -> target.allowed(copy), acls -> acls.size() > 1))
        .containsExactly("User:owner READ", "User:reader READ");
    // where there is one ACL, those who have none are not let in any more
    source.allow("User:ANONYMOUS", AclOperation.ALL, ResourceType.TOPIC, "settled");
    target.allow("User:ANONYMOUS", AclOperation.ALL, ResourceType.TOPIC, copy);
    assertThat(target.setting(copy, "retention.ms")).isEqualTo("70000");
    assertThat(target.setting(copy, "max.message.bytes")).isEqualTo("1234");

    source.set("settled", "retention.ms", "80000");
    assertThat(Side.await(() -> target.setting(copy, "retention.ms"), "80000"::equals))
        .isEqualTo("80000");
    source.allowNothing();
    target.allowNothing();
  }

  @Test
  void settingsAndAcls_notAskedFor_stayBehind() {
    source.topic("plain", 1, Map.of("retention.ms", "70000"));
    source.allow("User:reader", AclOperation.READ, ResourceType.TOPIC, "plain");
    String copy =
        create(
                    info ->
                        only(info, "plain")
                            .topicReplication(
                                info.build()
                                    .topicReplication()
                                    .copy(
                                        t ->
                                            t.topicsToReplicate("plain")
                                                .copyTopicConfigurations(false)
                                                .copyAccessControlListsForTopics(false))))
                .prefix()
            + "plain";
    source.allowNothing();
    source.produce("plain", 0, 2);

    assertThat(target.read(copy, 2)).hasSize(2);
    assertThat(target.setting(copy, "retention.ms")).isNotEqualTo("70000");
    assertThat(target.allowed(copy)).isEmpty();
  }

  @Test
  void throttledReplicator_showsIt_andCatchesUpAfterwards() {
    source.topic("throttled");
    TestReplicator replicator = create(info -> only(info, "throttled"));
    String copy = replicator.prefix() + "throttled";
    String alias = replicator.prefix().substring(0, replicator.prefix().length() - 1);
    assertThat(metrics.now("ThrottleTime", replicator, "ClusterAlias", alias)).isZero();

    Object unused = replicator.steer("throttle", "{\"bytesPerSecond\":5000}");
    // Kafka averages over ten seconds: this is a tenth more than is allowed, a second's wait
    source.produceBytes("throttled", 55_000);

    assertThat(metrics.await("ThrottleTime", replicator, "ClusterAlias", alias, time -> time > 0))
        .isPositive();
    Object alsoUnused = replicator.steer("throttle", "{}");
    assertThat(target.read(copy, 1)).hasSize(1);
  }

  @Test
  void topicThatTheRoleMayNotRead_staysBehind_untilItMay() {
    String role = "arn:aws:iam::111122223333:role/narrow";
    source.topic("granted");
    source.topic("withheld");
    source.produce("granted", 0, 2);
    source.produce("withheld", 0, 2);
    policies(role, "kafka-cluster:*", kafka("cluster/*", "topic/*granted", "group/*"));
    TestReplicator replicator =
        TestReplicator.create(
            engine,
            kafka,
            "narrow",
            Fixtures.side(source.arn()),
            Fixtures.side(target.arn()),
            role,
            info -> only(info, "granted", "withheld"));
    String prefix = replicator.prefix();
    String alias = prefix.substring(0, prefix.length() - 1);

    assertThat(target.read(prefix + "granted", 2)).hasSize(2);
    assertThat(target.topics()).doesNotContain(prefix + "withheld");
    assertThat(metrics.now("ReplicatorFailure", replicator)).isEqualTo(1);
    assertThat(metrics.now("ReplicationLatency", replicator, "Topic", "withheld")).isZero();
    assertThat(metrics.now("AuthError", replicator, "ClusterAlias", alias)).isZero();

    policies(role, "*", "*");
    assertThat(target.read(prefix + "withheld", 2)).hasSize(2);
    assertThat(metrics.now("ReplicatorFailure", replicator)).isZero();
  }

  @Test
  void roleThatMayNotConnect_makesItFail_andSaysSo() {
    String role = "arn:aws:iam::111122223333:role/nobody";
    policies(role, "kafka-cluster:ReadData", "*");

    TestReplicator replicator =
        TestReplicator.create(
            engine,
            kafka,
            "nobody",
            Fixtures.side(source.arn()),
            Fixtures.side(target.arn()),
            role,
            info -> only(info, "nothing"));

    assertThat(replicator.state()).isEqualTo("FAILED");
    assertThat(replicator.described().stateInfo().code()).isEqualTo("AccessDenied");
    assertThat(replicator.described().stateInfo().message())
        .contains("kafka-cluster:Connect", source.arn());
  }

  private static String kafka(String... resources) {
    return Arrays.stream(resources)
        .map(resource -> "arn:aws:kafka:*:*:" + resource)
        .collect(Collectors.joining("\",\""));
  }

  private static void policies(String role, String action, String resources) {
    Object unused =
        engine.post(
            "/_local/identities",
            """
            [{"role":"%s","trust":{"Version":"2012-10-17","Statement":[{"Effect":"Allow",
              "Principal":{"Service":"kafka.amazonaws.com"},"Action":"sts:AssumeRole"}]},
              "policies":[{"Version":"2012-10-17","Statement":[
                {"Effect":"Allow","Action":"%s","Resource":["%s"]}]}]}]
            """
                .formatted(role, action, resources));
  }

  @Test
  void sourceThatIsDown_isNotPinged_hasNoLag_andRecordsFollowLater() {
    source.topic("down");
    TestReplicator replicator = create(info -> only(info, "down"));
    String prefix = replicator.prefix();
    String alias = prefix.substring(0, prefix.length() - 1);
    source.produce("down", 0, 2);
    assertThat(target.read(prefix + "down", 2)).hasSize(2);

    broker("stop");
    assertThat(metrics.now("KafkaClusterPingSuccessCount", replicator, "ClusterAlias", alias))
        .isZero();
    assertThat(metrics.now("MessageLag", replicator)).isEqualTo(-1);
    assertThat(replicator.state()).isEqualTo("RUNNING");
    broker("start");

    source.produce("down", 2, 5);
    assertThat(target.read(prefix + "down", 5)).hasSize(5);
    assertThat(metrics.now("KafkaClusterPingSuccessCount", replicator, "ClusterAlias", alias))
        .isEqualTo(1);
  }

  private static void broker(String action) {
    Object unused =
        engine.post(
            "/_local/clusters/" + TestEngine.encoded(source.arn()) + "/brokers/1/" + action, "{}");
  }

  @Test
  void sourceThatIsCutOff_isNotPinged_andRecordsFollowLater() {
    source.topic("cut");
    TestReplicator replicator = create(info -> only(info, "cut"));
    String prefix = replicator.prefix();
    String alias = prefix.substring(0, prefix.length() - 1);

    Object unused = replicator.steer("cut-source", "{}");
    // what is steered meanwhile does not wait for a source that is away
    Object unusedToo = replicator.steer("deny", "{\"topics\":[]}");
    source.produce("cut", 0, 3);

    assertThat(metrics.now("KafkaClusterPingSuccessCount", replicator, "ClusterAlias", alias))
        .isZero();
    Object alsoUnused = replicator.steer("heal-source", "{}");
    assertThat(target.read(prefix + "cut", 3)).hasSize(3);
    assertThat(metrics.now("KafkaClusterPingSuccessCount", replicator, "ClusterAlias", alias))
        .isEqualTo(1);
  }

  @Test
  void updatedReplicator_copiesOtherTopics() {
    source.topic("before");
    source.topic("after");
    source.produce("after", 0, 3);
    TestReplicator replicator = create(info -> only(info, "before"));

    Object unused =
        kafka.updateReplicationInfo(
            r ->
                r.replicatorArn(replicator.arn())
                    .currentVersion(replicator.described().currentVersion())
                    .sourceKafkaClusterArn(source.arn())
                    .targetKafkaClusterArn(target.arn())
                    .topicReplication(
                        t ->
                            t.topicsToReplicate("after")
                                .topicsToExclude(List.of())
                                .copyTopicConfigurations(true)
                                .copyAccessControlListsForTopics(true)
                                .detectAndCopyNewTopics(true)));

    assertThat(target.read(replicator.prefix() + "after", 3)).hasSize(3);
  }

  @Test
  void deletedReplicator_leavesNoThread() {
    source.topic("threads");
    TestReplicator replicator = create(info -> only(info, "threads"));
    String name = replicator.described().replicatorName();
    assertThat(threadsOf(name)).isNotEmpty();

    replicator.delete();

    assertThat(Side.await(() -> threadsOf(name), List::isEmpty)).isEmpty();
    assertThat(Side.await(() -> threadsOf("msk-replicate"), List::isEmpty)).isEmpty();
  }

  @Test
  void clusterThatIsDeleted_failsItsReplicator() {
    Side other = Side.create(kafka, "other");
    TestReplicator replicator =
        TestReplicator.create(engine, kafka, "orphan", other.arn(), target.arn(), info -> info);

    Object unused = kafka.deleteCluster(r -> r.clusterArn(other.arn()));

    assertThat(Side.await(replicator::state, state -> !state.equals("RUNNING")))
        .isEqualTo("FAILED");
    assertThat(replicator.described().stateInfo().code()).isEqualTo("ClusterNotFound");
  }

  private static List<String> threadsOf(String name) {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(thread -> thread.contains(name))
        .toList();
  }

  private static List<String> seen(List<ConsumerRecord<String, String>> records, int partition) {
    return records.stream()
        .filter(record -> record.partition() == partition)
        .map(r -> r.key() + r.value() + r.timestamp() + r.headers())
        .toList();
  }

  private static TestReplicator create(UnaryOperator<ReplicationInfo.Builder> settings) {
    return TestReplicator.create(
        engine, kafka, "r" + UUID.randomUUID(), source.arn(), target.arn(), settings);
  }

  private static ReplicationInfo.Builder only(ReplicationInfo.Builder info, String... topics) {
    return info.topicReplication(
        info.build().topicReplication().copy(t -> t.topicsToReplicate(topics)));
  }
}
