package io.msksdk.admin.lag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.msksdk.admin.lag.source.KafkaLagSource;
import io.msksdk.admin.lag.source.LagFault;
import io.msksdk.core.call.AccessDeniedException;
import io.msksdk.testkit.LocalCluster;
import io.msksdk.testkit.LocalIdentity;
import io.msksdk.testkit.LocalMsk;
import io.msksdk.testkit.LocalMskTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The engine runs with exactly the actions the guide names, and says which one is missing. */
@LocalMskTest(brokers = 1)
class LagAccessBrokerIT {
  private static final List<String> GUIDE =
      List.of(
          "kafka-cluster:Connect",
          "kafka-cluster:DescribeGroup",
          "kafka-cluster:DescribeTopic",
          "kafka-cluster:DescribeTopicDynamicConfiguration");
  private static final AtomicInteger NUMBER = new AtomicInteger();

  @BeforeEach
  void commitSomewhere(LocalCluster cluster) throws Exception {
    try (Admin admin = Admin.create(cluster.clientProperties())) {
      if (!admin.listTopics().names().get().contains("orders")) {
        cluster.createTopic("orders", 1).writeValues("a", "b", "c");
      }
      admin
          .alterConsumerGroupOffsets(
              "billing", Map.of(new TopicPartition("orders", 0), new OffsetAndMetadata(1)))
          .all()
          .get();
    }
  }

  @Test
  void actionsOfTheGuide_areEnough_andNoneIsUnused(LocalMsk local, LocalCluster cluster) {
    LocalIdentity identity = with(local, GUIDE);
    LagSnapshot snapshot = look(cluster, identity, "*");

    assertThat(snapshot.group("billing").orElseThrow().lag()).hasValue(2);
    assertThat(snapshot.group("billing").orElseThrow().topics().get(0).compacted()).contains(false);
    assertThat(snapshot.faults()).isEmpty();
    assertThat(snapshot.gaps()).noneMatch(gap -> gap.contains("kafka-cluster"));
  }

  @Test
  void withoutDescribeGroup_theFaultNamesIt(LocalMsk local, LocalCluster cluster) {
    LocalIdentity identity = without(local, "kafka-cluster:DescribeGroup");

    assertThat(look(cluster, identity, "billing").group("billing").orElseThrow().faults())
        .extracting(LagFault::remedy)
        .anyMatch(remedy -> remedy.contains("kafka-cluster:DescribeGroup"));
    assertThat(look(cluster, identity, "*").faults())
        .extracting(LagFault::remedy)
        .anyMatch(remedy -> remedy.contains("kafka-cluster:DescribeGroup"));
  }

  @Test
  void withoutDescribeTopic_theFaultNamesIt(LocalMsk local, LocalCluster cluster) {
    LocalIdentity identity = without(local, "kafka-cluster:DescribeTopic");

    assertThat(look(cluster, identity, "billing").group("billing").orElseThrow().faults())
        .extracting(LagFault::remedy)
        .anyMatch(remedy -> remedy.contains("kafka-cluster:DescribeTopic"));
  }

  @Test
  void withoutDescribeTopicDynamicConfiguration_theGapNamesIt(
      LocalMsk local, LocalCluster cluster) {
    LocalIdentity identity = without(local, "kafka-cluster:DescribeTopicDynamicConfiguration");
    LagSnapshot snapshot = look(cluster, identity, "billing");

    assertThat(snapshot.gaps())
        .anyMatch(gap -> gap.contains("kafka-cluster:DescribeTopicDynamicConfiguration"));
    assertThat(snapshot.group("billing").orElseThrow().lag()).hasValue(2);
  }

  @Test
  void withoutConnect_nothingIsAnswered(LocalMsk local, LocalCluster cluster) {
    LocalIdentity identity = without(local, "kafka-cluster:Connect");

    // refused logins are tried again until the time is up, which ends before the first on a machine
    // that is slow enough
    Duration timeout = Duration.ofMillis(1_500);
    Throwable refused = catchThrowable(() -> look(cluster, identity, "billing", timeout));
    while (!(refused instanceof AccessDeniedException)) {
      refused = catchThrowable(() -> look(cluster, identity, "billing", timeout));
    }
    assertThat(refused).hasMessageContaining("kafka-cluster:Connect");
  }

  private static LagSnapshot look(LocalCluster cluster, LocalIdentity identity, String groups) {
    return look(cluster, identity, groups, Duration.ofSeconds(30));
  }

  private static LagSnapshot look(
      LocalCluster cluster, LocalIdentity identity, String groups, Duration timeout) {
    try (Admin admin = Admin.create(cluster.clientProperties(identity));
        LagMonitor monitor =
            LagMonitor.from(KafkaLagSource.over(admin).groups(groups).timeout(timeout).open())
                .open()) {
      return monitor.snapshot();
    }
  }

  private static LocalIdentity without(LocalMsk local, String action) {
    List<String> actions = new ArrayList<>(GUIDE);
    actions.remove(action);
    return with(local, actions);
  }

  private static LocalIdentity with(LocalMsk local, List<String> actions) {
    String listed =
        actions.stream().map(action -> '"' + action + '"').collect(Collectors.joining(","));
    return local.identity(
        "lag-" + NUMBER.incrementAndGet(),
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":["
            + listed
            + "],\"Resource\":\"*\"}]}");
  }
}
