package io.msksdk.admin.lag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.admin.Locally;
import io.msksdk.admin.lag.source.KafkaLagSource;
import io.msksdk.admin.lag.source.LagRound;
import io.msksdk.admin.lag.source.LagSource;
import io.msksdk.auth.client.ClientProperties;
import io.msksdk.core.call.AccessDeniedException;
import io.msksdk.core.time.ManualTime;
import io.msksdk.testkit.LocalCluster;
import io.msksdk.testkit.LocalIdentity;
import io.msksdk.testkit.LocalMsk;
import io.msksdk.testkit.LocalMskTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Instances that share the groups of a cluster: none twice, none forgotten, no window lost. */
@LocalMskTest
class LagSharingBrokerIT {
  private static final int GROUPS = 12;
  private static final Duration PACE = Duration.ofMinutes(1);
  private static final List<String> GUIDE =
      List.of(
          "kafka-cluster:Connect",
          "kafka-cluster:WriteDataIdempotently",
          "kafka-cluster:DescribeGroup",
          "kafka-cluster:AlterGroup",
          "kafka-cluster:CreateTopic",
          "kafka-cluster:DescribeTopic",
          "kafka-cluster:DescribeTopicDynamicConfiguration",
          "kafka-cluster:ReadData",
          "kafka-cluster:WriteData",
          "kafka-cluster:DescribeTransactionalId",
          "kafka-cluster:AlterTransactionalId");

  private static ExecutorService threads;

  private final ManualTime time = ManualTime.startingAt(Samples.START);
  private final List<LagMonitor> opened = new ArrayList<>();
  private LocalMsk local;
  private LocalCluster cluster;
  private Admin admin;

  @BeforeAll
  static void startThreads() {
    threads = Executors.newCachedThreadPool();
  }

  @AfterAll
  static void endThreads() {
    threads.shutdownNow();
  }

  /** Twelve groups nobody reads for, one record behind. */
  @BeforeEach
  void commit(LocalMsk localMsk, LocalCluster localCluster) throws Exception {
    local = localMsk;
    cluster = localCluster;
    admin = Admin.create(cluster.clientProperties());
    if (!admin.listTopics().names().get().contains("orders")) {
      cluster.createTopic("orders", 1).writeValues("a", "b");
      for (int i = 0; i < GROUPS; i++) {
        admin
            .alterConsumerGroupOffsets(
                "group-" + i, Map.of(new TopicPartition("orders", 0), new OffsetAndMetadata(1)))
            .all()
            .get();
      }
    }
  }

  @AfterEach
  void close() {
    // the last first: one that waits to join is let in by those that leave
    Collections.reverse(opened);
    opened.forEach(LagMonitor::close);
    admin.close();
  }

  @Test
  void twoInstances_shareTheGroups_andTheOneLeft_goesOnWithTheWindowsOfBoth() {
    LagSharing sharing =
        LagSharing.builder("watchers").partitions(8).takeOver(Duration.ofSeconds(6)).build();
    LagMonitor first = open(sharing);
    for (int round = 0; round < 4; round++) {
      assertThat(names(look(first))).hasSize(GROUPS);
    }
    assertThat(first.last().orElseThrow().groups())
        .allSatisfy(group -> assertThat(group.verdict().status()).isEqualTo(VerdictStatus.STOP));

    LagMonitor second = open(sharing);
    List<LagSnapshot> both = rounds(LagSharingBrokerIT::apart, first::snapshot, second::snapshot);
    assertThat(names(both.get(0))).doesNotContainAnyElementsOf(names(both.get(1)));
    assertThat(both)
        .allSatisfy(snapshot -> assertThat(snapshot.groups()).allMatch(LagSharingBrokerIT::judged));

    first.close();
    LagSnapshot alone = rounds(LagSharingBrokerIT::whole, second::snapshot).get(0);
    assertThat(alone.gaps()).noneMatch(gap -> gap.contains("parts of the groups"));
    assertThat(alone.groups())
        .allSatisfy(group -> assertThat(group.verdict().status()).isEqualTo(VerdictStatus.STOP));
  }

  @Test
  void killedProcess_isTakenOverWithItsWindows_onceNothingIsHeardOfIt(@TempDir Path directory)
      throws Exception {
    LagSharing sharing =
        LagSharing.builder("mortals")
            .topic("mortal-history")
            .partitions(4)
            .takeOver(Duration.ofSeconds(6))
            .build();
    try (LagProcess other = LagProcess.start(local, cluster, sharing, directory)) {
      LagMonitor survivor = open(sharing);
      rounds(LagSharingBrokerIT::apart, survivor::snapshot, () -> other.look(time.now()));
      LagSnapshot its = other.look(time.now());
      for (int round = 0; round < 4; round++) {
        time.advance(PACE);
        var unused = survivor.snapshot();
        its = other.look(time.now());
      }
      assertThat(its.groups()).isNotEmpty().allMatch(LagSharingBrokerIT::judged);
      Set<String> orphans = names(its);

      other.kill();

      LagSnapshot alone = rounds(LagSharingBrokerIT::whole, survivor::snapshot).get(0);
      assertThat(alone.groups())
          .filteredOn(group -> orphans.contains(group.group()))
          .hasSize(orphans.size())
          .allMatch(LagSharingBrokerIT::judged);
    }
  }

  /** A verdict that takes a window: one who has seen the group once cannot tell. */
  private static boolean judged(GroupLag group) {
    return group.verdict().status() == VerdictStatus.STOP
        && group.verdict().evidence().samples() > 3;
  }

  @Test
  void instanceThatLostItsShareMidRound_writesNothing_andShowsNothing() throws Exception {
    LagSharing sharing =
        LagSharing.builder("zombies").topic("zombie-history").partitions(4).build();
    Meddled source = new Meddled(KafkaLagSource.over(admin).groups("group-*").time(time).open());
    SharedRounds shared = new SharedRounds(sharing, admin(), LagPolicy.defaults().window(), time);
    LagMonitor zombie = LagMonitor.from(source).time(time).shared(shared).open();
    opened.add(zombie);
    assertThat(names(look(zombie))).hasSize(GROUPS);
    LagMonitor successor = open(sharing);

    // the brokers think the first is dead, the second takes its place, and the first lives on
    source.meanwhile =
        () -> {
          admin
              .removeMembersFromConsumerGroup(
                  sharing.group(), new RemoveMembersFromConsumerGroupOptions())
              .all()
              .get();
          assertThat(names(look(successor))).hasSize(GROUPS);
          time.advance(PACE);
        };
    long lost = time.now().plus(PACE.multipliedBy(3)).toEpochMilli();
    LagSnapshot late = look(zombie);

    assertThat(late.groups()).isEmpty();
    assertThat(late.gaps()).hasSize(1);
    assertThat(saved(sharing)).hasSizeGreaterThanOrEqualTo(2).doesNotContain(lost);
  }

  @Test
  void actionsOfTheGuide_areEnough_andAMissingOneIsNamed() {
    LocalIdentity enough = local.identity("sharing", policy(GUIDE));
    LagSharing sharing =
        LagSharing.builder("limited").topic("limited-history").partitions(2).build();
    try (LagMonitor monitor =
        LagMonitor.of(properties(enough)).groups("group-*").shared(sharing).open()) {
      assertThat(monitor.snapshot().groups()).hasSize(GROUPS);
    }
    assertThat(local.denials(enough)).isEmpty();

    for (String missing :
        List.of(
            "kafka-cluster:AlterGroup",
            "kafka-cluster:AlterTransactionalId",
            "kafka-cluster:WriteData")) {
      LocalIdentity identity =
          local.identity(
              "without-" + missing.substring(missing.indexOf(':') + 1),
              policy(GUIDE.stream().filter(action -> !action.equals(missing)).toList()));
      try (LagMonitor monitor =
          LagMonitor.of(properties(identity)).groups("group-*").shared(sharing).open()) {
        assertThatThrownBy(monitor::snapshot)
            .isInstanceOf(AccessDeniedException.class)
            .hasMessageContaining(missing);
      }
    }
  }

  /**
   * When the samples that are kept were taken; those of transactions that were refused are none.
   */
  private Set<Long> saved(LagSharing sharing) {
    Map<String, Object> settings = new HashMap<>(cluster.clientProperties());
    settings.put("isolation.level", "read_committed");
    Set<Long> times = new HashSet<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> all =
          IntStream.range(0, sharing.partitions())
              .mapToObj(partition -> new TopicPartition(sharing.topic(), partition))
              .toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      while (all.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
          ByteRow.Reader key = ByteRow.read(record.key());
          if (key.number() == PairRecord.KIND) {
            times.add(PairRecord.read(key, ByteRow.read(record.value())).orElseThrow().time());
          }
        }
      }
    }
    return times;
  }

  private static boolean whole(List<LagSnapshot> seen) {
    return seen.get(0).groups().size() == GROUPS;
  }

  private static boolean apart(List<LagSnapshot> seen) {
    return seen.size() == 2
        && seen.stream().noneMatch(snapshot -> snapshot.groups().isEmpty())
        && seen.stream().mapToInt(snapshot -> snapshot.groups().size()).sum() == GROUPS;
  }

  /**
   * Lets every instance take rounds at its own pace until what they show last is enough; the time
   * limit of the test ends what never is. Time stands still: how many rounds that takes is not
   * known, and windows that are too old are not taken over.
   */
  @SafeVarargs
  @CanIgnoreReturnValue
  private List<LagSnapshot> rounds(
      Predicate<List<LagSnapshot>> enough, Supplier<LagSnapshot>... instances) {
    AtomicReferenceArray<LagSnapshot> last = new AtomicReferenceArray<>(instances.length);
    AtomicBoolean done = new AtomicBoolean();
    List<CompletableFuture<Void>> watches = new ArrayList<>();
    for (int i = 0; i < instances.length; i++) {
      int number = i;
      watches.add(
          CompletableFuture.runAsync(
              () -> {
                try {
                  while (!done.get() && !Thread.currentThread().isInterrupted()) {
                    last.set(number, instances[number].get());
                    done.compareAndSet(false, enough.test(shown(last)));
                  }
                } finally {
                  done.set(true);
                }
              },
              threads));
    }
    watches.forEach(CompletableFuture::join);
    List<LagSnapshot> shown = shown(last);
    assertThat(enough.test(shown)).as("%s is enough", shown).isTrue();
    return shown;
  }

  private static List<LagSnapshot> shown(AtomicReferenceArray<LagSnapshot> last) {
    return IntStream.range(0, last.length()).mapToObj(last::get).filter(Objects::nonNull).toList();
  }

  private LagSnapshot look(LagMonitor monitor) {
    time.advance(PACE);
    return monitor.snapshot();
  }

  private static Set<String> names(LagSnapshot snapshot) {
    return snapshot.groups().stream().map(GroupLag::group).collect(Collectors.toSet());
  }

  private LagMonitor open(LagSharing sharing) {
    LagMonitor monitor = LagMonitor.of(admin()).groups("group-*").shared(sharing).time(time).open();
    opened.add(monitor);
    return monitor;
  }

  private ClientProperties admin() {
    return properties(local.admin());
  }

  private ClientProperties properties(LocalIdentity identity) {
    return LagProcess.connection(
        cluster.bootstrapBrokers(), local.region(), local.caPem(), Locally.credentials(identity));
  }

  private static String policy(List<String> actions) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\""
        + String.join("\",\"", actions)
        + "\"],\"Resource\":\"*\"}]}";
  }

  /** A source during whose look something happens, once. */
  private static final class Meddled implements LagSource {
    private final LagSource source;
    private Meanwhile meanwhile = () -> {};

    Meddled(LagSource source) {
      this.source = source;
    }

    @FunctionalInterface
    interface Meanwhile {
      void happens() throws Exception;
    }

    @Override
    public String name() {
      return source.name();
    }

    @Override
    public LagRound collect() {
      Meanwhile now = meanwhile;
      meanwhile = () -> {};
      try {
        now.happens();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
      return source.collect();
    }

    @Override
    public void close() {
      source.close();
    }
  }
}
