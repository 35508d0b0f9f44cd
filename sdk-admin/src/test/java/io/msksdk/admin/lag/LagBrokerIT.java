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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
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

  private Map<String, Object> properties = Map.of();
  private Admin admin;
  private KafkaProducer<byte[], byte[]> plain;

  @BeforeEach
  void connect(LocalCluster cluster) {
    properties = cluster.clientProperties();
    admin = Admin.create(properties);
  }

  @AfterEach
  void disconnect() {
    admin.close();
    if (plain != null) {
      plain.close();
    }
  }

  @Test
  void committedTransaction_leavesNoEffectiveLag_openAndAbortedOnesShow() throws Exception {
    create("tx", 1, 1);
    try (KafkaProducer<byte[], byte[]> producer = producer("lag-tx")) {
      producer.initTransactions();
      producer.beginTransaction();
      send(producer, "tx", 3);
      producer.commitTransaction();
      commit("tx-readers", "tx", 0, 3);

      // markers follow the answer to the commit
      PartitionLag marker =
          until(
              () -> reading(IsolationLevel.READ_COMMITTED, "tx-readers"),
              seen -> seen.lag().equals(OptionalLong.of(1)));
      assertThat(marker.effectiveLag()).hasValue(0);
      assertThat(marker.verdict().reason()).isEqualTo(VerdictReason.CAUGHT_UP);

      producer.beginTransaction();
      send(producer, "tx", 2);
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
    create("short", 1, 1);
    produce("short", 10);
    commit("slow", "short", 0, 2);
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
    create("plain", 1, 1);
    commit("of-compacted", "compacted", 0, 0);
    commit("of-plain", "plain", 0, 0);

    assertThat(compacted("of-compacted", "compacted")).contains(true);
    assertThat(compacted("of-plain", "plain")).contains(false);
  }

  private Optional<Boolean> compacted(String group, String topic) {
    return until(() -> look(group).topic(topic).flatMap(TopicLag::compacted), Optional::isPresent);
  }

  @Test
  void topicMadeAnewWhileWatched_startsWithoutHistory() throws Exception {
    create("again", 1, 1);
    produce("again", 5);
    commit("watching", "again", 0, 5);
    try (LagMonitor monitor = LagMonitor.over(admin).groups("watching").open()) {
      String before = monitor.snapshot().group("watching").orElseThrow().topics().get(0).topicId();
      admin.deleteTopics(List.of("again")).all().get();
      until(() -> watching(monitor), seen -> seen.topics().isEmpty());

      create("again", 1, 1);
      produce("again", 2);
      commit("watching", "again", 0, 1);
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
    create("live", 2, 1);
    produce("live", 4);
    create("shared", 1, 1);
    produce("shared", 6);
    // they join side by side: brokers take their time with each type
    try (Sharers sharer =
        toldOfShareGroups() ? new Sharers(properties, "sharers", "shared") : null) {
      try (LiveMembers members = new LiveMembers(properties, "live")) {
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
              produce("shared", 1);
              return look("sharers");
            },
            seen -> seen.lag().isPresent());

    assertThat(group.type()).isEqualTo(GroupType.SHARE);
    assertThat(group.members()).hasSize(1);
    assertThat(group.lag().orElseThrow()).isBetween(0L, ends("shared"));
    assertThat(group.partitions()).allSatisfy(p -> assertThat(p.member()).isPresent());
  }

  @Test
  void oddNames_areGroupsLikeOthers() throws Exception {
    create("odd", 1, 1);
    produce("odd", 3);
    commit("billing:eu", "odd", 0, 1);
    commit("größe-消费者", "odd", 0, 2);

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
    create("single", 3, 1);
    produce("single", 9);
    commitAll("steady", "single", 3, 0);
    int lost = leader("single", 2);
    AtomicBoolean stopNow = new AtomicBoolean();
    KafkaLagSource source =
        KafkaLagSource.over(admin)
            .groups("steady")
            // asked once the groups are listed, before anything else of the round
            .choosing(group -> stopped(cluster, lost, stopNow))
            .timeout(Duration.ofSeconds(2))
            .open();
    try (LagMonitor monitor = LagMonitor.from(source).open()) {
      assertThat(monitor.snapshot().group("steady").orElseThrow().lag()).hasValue(9);
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
    create("drain", 1, 1);
    produce("drain", 20);
    commit("drainers", "drain", 0, 5);
    try (LagMonitor monitor = LagMonitor.over(admin).groups("drainers").open()) {
      var caughtUp = monitor.catchUp("drainers", "drain").completion(SOON);
      commit("drainers", "drain", 0, 20);

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
    create(name, 4, 1);
    produce(name, 12);
    commitEach(name, groups, 1, 1);
    ManualTime time = ManualTime.startingAt(Samples.START);
    LagPolicy listed = LagPolicy.builder().deadAfter(Duration.ofHours(1)).build();
    LagPolicy leftOut = listed.toBuilder().deadGroups(LagPolicy.DeadGroups.LEFT_OUT).build();
    LagQuery query = LagMonitor.over(admin).groups(name + "-*").time(time);
    try (LagMonitor all = query.policy(listed).open();
        LagMonitor living = query.policy(leftOut).open()) {
      assertThat(all.snapshot().groups()).hasSize(groups);
      assertThat(living.snapshot().groups()).hasSize(groups);
      commitEach(name, groups, 2, 3);
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

  /** Commits in the groups whose number is a multiple of the step, many at a time. */
  private void commitEach(String name, int groups, int step, long offset) throws Exception {
    List<KafkaFuture<Void>> commits = new ArrayList<>();
    for (int i = 0; i < groups; i += step) {
      commits.add(
          admin
              .alterConsumerGroupOffsets(
                  name + "-" + i,
                  Map.of(new TopicPartition(name, i % 4), new OffsetAndMetadata(offset)))
              .all());
      if (commits.size() % 100 == 0) {
        KafkaFuture.allOf(commits.toArray(new KafkaFuture<?>[0])).get();
      }
    }
    KafkaFuture.allOf(commits.toArray(new KafkaFuture<?>[0])).get();
  }

  @Test
  void groupThatDoesNotExist_isSaidToShowNothing() {
    GroupLag nobody = look("nobody-ever");

    assertThat(nobody.faults()).extracting(LagFault::code).containsExactly("nothing-visible");
    assertThat(nobody.verdict().reason()).isEqualTo(VerdictReason.NOT_READABLE);
  }

  private long ends(String topic) throws Exception {
    TopicPartition first = new TopicPartition(topic, 0);
    return admin
        .listOffsets(Map.of(first, OffsetSpec.latest()))
        .partitionResult(first)
        .get()
        .offset();
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
                    consumer(
                        "unused", Map.of("isolation.level", level, "enable.auto.commit", false)),
                10)
            .open()) {
      return monitor.snapshot().group(group).orElseThrow().partitions().findFirst().orElseThrow();
    }
  }

  private void create(String topic, int partitions, int replicas) throws Exception {
    admin.createTopics(List.of(new NewTopic(topic, partitions, (short) replicas))).all().get();
  }

  private void commit(String group, String topic, int partition, long offset) throws Exception {
    alter(group, Map.of(new TopicPartition(topic, partition), new OffsetAndMetadata(offset)));
  }

  /** The coordinator of a group hears of a new topic a moment after its leader. */
  private void alter(String group, Map<TopicPartition, OffsetAndMetadata> offsets)
      throws Exception {
    while (true) {
      try {
        admin.alterConsumerGroupOffsets(group, offsets).all().get();
        return;
      } catch (ExecutionException e) {
        assertThat(e).hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
      }
    }
  }

  private void commitAll(String group, String topic, int partitions, long offset) throws Exception {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    for (int partition = 0; partition < partitions; partition++) {
      offsets.put(new TopicPartition(topic, partition), new OffsetAndMetadata(offset));
    }
    alter(group, offsets);
  }

  private int leader(String topic, int partition) throws Exception {
    return admin
        .describeTopics(List.of(topic))
        .allTopicNames()
        .get()
        .get(topic)
        .partitions()
        .get(partition)
        .leader()
        .id();
  }

  private void produce(String topic, int records) throws Exception {
    if (plain == null) {
      plain = producer(null);
    }
    int partitions = plain.partitionsFor(topic).size();
    for (int i = 0; i < records; i++) {
      plain.send(new ProducerRecord<>(topic, i % partitions, null, new byte[] {1})).get();
    }
  }

  private static void send(KafkaProducer<byte[], byte[]> producer, String topic, int records)
      throws Exception {
    for (int i = 0; i < records; i++) {
      producer.send(new ProducerRecord<>(topic, 0, null, new byte[] {1})).get();
    }
  }

  private KafkaProducer<byte[], byte[]> producer(String transactionalId) {
    Map<String, Object> settings = new HashMap<>(properties);
    if (transactionalId != null) {
      settings.put("transactional.id", transactionalId);
    }
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private KafkaConsumer<byte[], byte[]> consumer(String group, Map<String, Object> more) {
    Map<String, Object> settings = new HashMap<>(properties);
    settings.put("group.id", group);
    settings.put("auto.offset.reset", "earliest");
    settings.putAll(more);
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
