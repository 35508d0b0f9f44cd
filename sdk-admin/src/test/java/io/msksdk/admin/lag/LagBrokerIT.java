package io.msksdk.admin.lag;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.admin.lag.source.GroupState;
import io.msksdk.admin.lag.source.GroupType;
import io.msksdk.admin.lag.source.KafkaLagSource;
import io.msksdk.admin.lag.source.LagFault;
import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.core.time.ManualTime;
import io.msksdk.testkit.LocalCluster;
import io.msksdk.testkit.LocalMskTest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.AppInfoParser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What real brokers answer, in the cases that other tools get wrong. */
@LocalMskTest(brokers = 3)
class LagBrokerIT {
  private static final WaitPolicy SOON =
      WaitPolicy.atMost(Duration.ofSeconds(30))
          .pollingEvery(Duration.ofMillis(20), Duration.ofMillis(100));

  private Backlog backlog;
  private Admin admin;

  @BeforeEach
  void connect(LocalCluster cluster) {
    backlog = new Backlog(cluster.clientProperties());
    admin = backlog.admin();
  }

  @AfterEach
  void disconnect() {
    backlog.close();
  }

  @Test
  void committedTransaction_leavesNoEffectiveLag_openAndAbortedOnesShow() throws Exception {
    backlog.create("tx", 1, 1);
    try (KafkaProducer<byte[], byte[]> producer = backlog.producer("lag-tx")) {
      producer.initTransactions();
      producer.beginTransaction();
      Backlog.send(producer, "tx", 3);
      producer.commitTransaction();
      backlog.commit("tx-readers", "tx", 0, 3);

      // markers follow the answer to the commit
      PartitionLag marker =
          until(
              () -> reading(IsolationLevel.READ_COMMITTED, "tx-readers"),
              seen -> seen.lag().equals(OptionalLong.of(1)));
      assertThat(marker.effectiveLag()).hasValue(0);
      assertThat(marker.verdict().reason()).isEqualTo(VerdictReason.CAUGHT_UP);

      producer.beginTransaction();
      Backlog.send(producer, "tx", 2);
      producer.flush();
      PartitionLag open = reading(IsolationLevel.READ_COMMITTED, "tx-readers");
      assertThat(open.openTransaction()).isTrue();
      assertThat(open.lagToStable()).hasValue(1);
      assertThat(open.lagToEnd()).hasValue(3);

      producer.abortTransaction();
      PartitionLag aborted =
          until(
              () -> reading(IsolationLevel.READ_COMMITTED, "tx-readers"),
              seen -> seen.lag().equals(OptionalLong.of(4)));
      assertThat(aborted.openTransaction()).isFalse();
      assertThat(aborted.effectiveLag()).hasValue(0);
      // a reader of uncommitted records has the aborted ones still before it
      PartitionLag everything = reading(IsolationLevel.READ_UNCOMMITTED, "tx-readers");
      assertThat(everything.effectiveLag()).hasValue(4);
      assertThat(everything.recordAge()).isPresent();
    }
  }

  @Test
  void recordsDeletedPastTheCommit_areLost() throws Exception {
    backlog.create("short", 1, 1);
    backlog.produce("short", 10);
    backlog.commit("slow", "short", 0, 2);
    admin
        .deleteRecords(Map.of(new TopicPartition("short", 0), RecordsToDelete.beforeOffset(7)))
        .all()
        .get();

    PartitionLag partition = look("slow").partitions().findFirst().orElseThrow();

    assertThat(partition.lag()).hasValue(3);
    assertThat(partition.risk().lost()).isEqualTo(5);
  }

  @Test
  void compactedTopic_isFlagged() throws Exception {
    admin
        .createTopics(
            List.of(
                new NewTopic("compacted", 1, (short) 1)
                    .configs(Map.of("cleanup.policy", "compact"))))
        .all()
        .get();
    backlog.create("plain", 1, 1);
    backlog.commit("of-compacted", "compacted", 0, 0);
    backlog.commit("of-plain", "plain", 0, 0);

    assertThat(compacted("of-compacted", "compacted")).contains(true);
    assertThat(compacted("of-plain", "plain")).contains(false);
  }

  private Optional<Boolean> compacted(String group, String topic) {
    return until(() -> look(group).topic(topic).flatMap(TopicLag::compacted), Optional::isPresent);
  }

  @Test
  void topicMadeAnewWhileWatched_startsWithoutHistory() throws Exception {
    backlog.create("again", 1, 1);
    backlog.produce("again", 5);
    backlog.commit("watching", "again", 0, 5);
    try (LagMonitor monitor = LagMonitor.over(admin).groups("watching").open()) {
      String before = monitor.snapshot().group("watching").orElseThrow().topics().get(0).topicId();
      admin.deleteTopics(List.of("again")).all().get();
      until(() -> watching(monitor), seen -> seen.topics().isEmpty());

      backlog.create("again", 1, 1);
      backlog.produce("again", 2);
      backlog.commit("watching", "again", 0, 1);
      GroupLag anew = until(() -> watching(monitor), seen -> seen.lag().equals(OptionalLong.of(1)));

      assertThat(anew.topics().get(0).topicId()).isNotEqualTo(before);
      assertThat(anew.verdict().status()).isNotEqualTo(VerdictStatus.REWIND);
    }
  }

  private static GroupLag watching(LagMonitor monitor) {
    return monitor.snapshot().group("watching").orElseThrow();
  }

  /**
   * Looks until it shows: each broker hears of a change in its own time, and a look may ask any of
   * them. The time limit of the test ends what never shows.
   */
  @CanIgnoreReturnValue
  private static <T> T until(Supplier<T> look, Predicate<T> shows) {
    T seen = look.get();
    while (!shows.test(seen)) {
      seen = look.get();
    }
    return seen;
  }

  @Test
  void liveGroups_ofEveryType_nameTheOwnerOfEachPartition() throws Exception {
    backlog.create("live", 2, 1);
    backlog.produce("live", 4);
    backlog.create("shared", 1, 1);
    backlog.produce("shared", 6);
    // they join side by side: brokers take their time with each type
    try (Sharers sharer =
        toldOfShareGroups() ? new Sharers(backlog.properties(), "sharers", "shared") : null) {
      try (LiveMembers members = new LiveMembers(backlog.properties(), "live")) {
        members.readAll(4, sharer == null ? () -> {} : sharer::poll);
        assertLive("classic");
        assertLive("consumer");
      }
      if (sharer == null) {
        assertThat(AppInfoParser.getVersion()).matches("(3|4\\.[01])\\..*");
      } else {
        assertShared(sharer);
      }
    }
  }

  private boolean toldOfShareGroups() {
    return LagMonitor.over(admin).groups("live-*").snapshot().gaps().stream()
        .noneMatch(gap -> gap.contains("lag of share groups"));
  }

  private void assertLive(String protocol) {
    GroupLag lag = look("live-" + protocol);

    assertThat(lag.type()).isEqualTo(GroupType.parse(protocol));
    assertThat(lag.state()).isEqualTo(GroupState.STABLE);
    assertThat(lag.members()).hasSize(1);
    assertThat(lag.partitions().map(p -> p.member().orElseThrow().clientId()))
        .containsOnly("c-" + protocol);
    assertThat(lag.lag()).hasValue(0);
    assertThat(lag.lagByMember()).hasSize(1);
  }

  private void assertShared(Sharers sharer) throws Exception {
    GroupLag joined = sharer.pollUntil(() -> look("sharers"), group -> !group.members().isEmpty());
    assertThat(joined.members()).hasSize(1);
    // brokers keep where a share partition begins once a record after that has been delivered
    GroupLag group =
        sharer.pollUntil(
            () -> {
              backlog.produce("shared", 1);
              return look("sharers");
            },
            seen -> seen.lag().isPresent());

    assertThat(group.type()).isEqualTo(GroupType.SHARE);
    assertThat(group.members()).hasSize(1);
    assertThat(group.lag().orElseThrow()).isBetween(0L, backlog.ends("shared"));
    assertThat(group.partitions()).allSatisfy(p -> assertThat(p.member()).isPresent());
  }

  @Test
  void oddNames_areGroupsLikeOthers() throws Exception {
    backlog.create("odd", 1, 1);
    backlog.produce("odd", 3);
    backlog.commit("billing:eu", "odd", 0, 1);
    backlog.commit("größe-消费者", "odd", 0, 2);

    LagSnapshot snapshot = LagMonitor.over(admin).groups("billing:*", "größe-???").snapshot();

    assertThat(snapshot.group("billing:eu").orElseThrow().lag()).hasValue(2);
    assertThat(LagMonitor.over(admin).groups("größe-*").snapshot().groups())
        .singleElement()
        .satisfies(group -> assertThat(group.lag()).hasValue(1));
    LagSnapshot read = LagSnapshot.parse(snapshot.toJson());
    assertThat(read.group("billing:eu")).isPresent();
  }

  @Test
  void brokerStoppedMidRound_costsItsPartitionsOneRound(LocalCluster cluster) throws Exception {
    backlog.create("single", 3, 1);
    backlog.produce("single", 9);
    backlog.commitAll("steady", "single", 3, 0);
    int lost = backlog.leader("single", 2);
    AtomicBoolean stopNow = new AtomicBoolean();
    KafkaLagSource source =
        KafkaLagSource.over(admin)
            .groups("steady")
            // asked once the groups are listed, before anything else of the round
            .choosing(group -> stopped(cluster, lost, stopNow))
            .timeout(Duration.ofSeconds(2))
            .open();
    try (LagMonitor monitor = LagMonitor.from(source).open()) {
      until(
          () -> monitor.snapshot().group("steady").orElseThrow(),
          seen -> seen.lag().equals(OptionalLong.of(9)));
      stopNow.set(true);

      GroupLag during = monitor.snapshot().group("steady").orElseThrow();
      cluster.broker(lost).start();

      assertThat(stopNow).isFalse();
      assertThat(during.faults().isEmpty() && during.lag().orElse(0) == 9).isFalse();
      assertThat(during.topics().stream().flatMap(t -> t.partitions().stream()))
          .allSatisfy(p -> assertThat(p.lag().isPresent() || p.error().isPresent()).isTrue());
      GroupLag after =
          until(
              () -> monitor.snapshot().group("steady").orElseThrow(),
              seen -> seen.faults().isEmpty() && seen.lag().equals(OptionalLong.of(9)));
      assertThat(after.partitions())
          .allSatisfy(p -> assertThat(p.verdict().evidence().samples()).isGreaterThan(1));
    }
  }

  private static boolean stopped(LocalCluster cluster, int broker, AtomicBoolean now) {
    if (now.compareAndSet(true, false)) {
      cluster.broker(broker).stop();
    }
    return true;
  }

  @Test
  void awaitCaughtUp_returnsOnceTheReaderIsDone() throws Exception {
    backlog.create("drain", 1, 1);
    backlog.produce("drain", 20);
    backlog.commit("drainers", "drain", 0, 5);
    try (LagMonitor monitor = LagMonitor.over(admin).groups("drainers").open()) {
      var caughtUp = monitor.catchUp("drainers", "drain").completion(SOON);
      backlog.commit("drainers", "drain", 0, 20);

      assertThat(caughtUp.join().lag()).hasValue(0);
    }
  }

  @Test
  void manyGroupsHalfOfThemDead_areOneSnapshot() throws Exception {
    halfOfThemDead("crowd", 60);
  }

  @Test
  @Tag("full")
  void twoThousandGroupsHalfOfThemDead_areOneSnapshot() throws Exception {
    halfOfThemDead("mass", 2_000);
  }

  /** Groups without members of which every other one goes on committing. */
  private void halfOfThemDead(String name, int groups) throws Exception {
    backlog.create(name, 4, 1);
    backlog.produce(name, 12);
    backlog.commitEach(name, groups, 1, 1);
    ManualTime time = ManualTime.startingAt(Samples.START);
    LagPolicy listed = LagPolicy.builder().deadAfter(Duration.ofHours(1)).build();
    LagPolicy leftOut = listed.toBuilder().deadGroups(LagPolicy.DeadGroups.LEFT_OUT).build();
    LagQuery query = LagMonitor.over(admin).groups(name + "-*").time(time);
    try (LagMonitor all = query.policy(listed).open();
        LagMonitor living = query.policy(leftOut).open()) {
      assertThat(all.snapshot().groups()).hasSize(groups);
      assertThat(living.snapshot().groups()).hasSize(groups);
      backlog.commitEach(name, groups, 2, 3);
      time.advance(Duration.ofHours(2));

      LagSnapshot snapshot = all.snapshot();

      assertThat(snapshot.faults()).isEmpty();
      assertThat(snapshot.groups())
          .hasSize(groups)
          .allSatisfy(group -> assertThat(group.faults()).isEmpty());
      assertThat(snapshot.groups())
          .filteredOn(group -> group.verdict().reason() == VerdictReason.DEAD_GROUP)
          .hasSize(groups / 2)
          .allSatisfy(group -> assertThat(group.lag()).hasValue(2));
      assertThat(living.snapshot().groups())
          .hasSize(groups / 2)
          .allSatisfy(group -> assertThat(group.lag()).hasValue(0));
    }
  }

  @Test
  void groupThatDoesNotExist_isSaidToShowNothing() {
    GroupLag nobody = look("nobody-ever");

    assertThat(nobody.faults()).extracting(LagFault::code).containsExactly("nothing-visible");
    assertThat(nobody.verdict().reason()).isEqualTo(VerdictReason.NOT_READABLE);
  }

  private GroupLag look(String group) {
    return LagMonitor.over(admin).groups(group).snapshot().group(group).orElseThrow();
  }

  private PartitionLag reading(IsolationLevel isolation, String group) {
    LagPolicy policy = LagPolicy.builder().isolation(isolation).build();
    String level = isolation.name().toLowerCase(Locale.ROOT);
    try (LagMonitor monitor =
        LagMonitor.from(KafkaLagSource.over(admin).groups(group).open())
            .policy(policy)
            .readingRecords(
                () ->
                    backlog.consumer(
                        "unused", Map.of("isolation.level", level, "enable.auto.commit", false)),
                10)
            .open()) {
      return monitor.snapshot().group(group).orElseThrow().partitions().findFirst().orElseThrow();
    }
  }
}
