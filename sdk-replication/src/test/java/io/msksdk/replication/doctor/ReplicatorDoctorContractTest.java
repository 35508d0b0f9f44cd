package io.msksdk.replication.doctor;

import static io.msksdk.replication.Locally.PRIMARY;
import static io.msksdk.replication.Locally.SOON;
import static io.msksdk.replication.Locally.STANDBY;
import static io.msksdk.replication.Locally.across;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.admin.Msk;
import io.msksdk.admin.cluster.Cluster;
import io.msksdk.core.operation.OperationFailedException;
import io.msksdk.core.operation.OperationHandle;
import io.msksdk.core.policy.PolicyDocument;
import io.msksdk.core.time.ManualTime;
import io.msksdk.replication.LocalMetrics;
import io.msksdk.replication.Locally;
import io.msksdk.replication.MskReplication;
import io.msksdk.replication.metric.MetricReading;
import io.msksdk.replication.metric.ReplicatorAlarms;
import io.msksdk.replication.metric.ReplicatorMetric;
import io.msksdk.replication.metric.ReplicatorMetrics;
import io.msksdk.replication.policy.ReplicatorPolicies;
import io.msksdk.replication.preflight.ReplicatorPreflight;
import io.msksdk.replication.preflight.ServiceRole;
import io.msksdk.replication.replicator.ReplicationSettings;
import io.msksdk.replication.replicator.Replicator;
import io.msksdk.replication.replicator.ReplicatorState;
import io.msksdk.replication.replicator.Replicators;
import io.msksdk.testkit.DataPlane;
import io.msksdk.testkit.Fault;
import io.msksdk.testkit.LocalMsk;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;

/** Each documented symptom provoked at the local MSK, and its cause named. */
class ReplicatorDoctorContractTest {
  private static LocalMsk local;
  private static Msk primary;
  private static Msk standby;
  private static CloudWatchClient primaryWatch;
  private static CloudWatchClient standbyWatch;
  private static Cluster source;
  private static Cluster target;
  private static Replicators replicators;
  private static int number;

  @BeforeAll
  static void start() {
    local = LocalMsk.builder().dataPlane(DataPlane.NONE).start();
    primary = Locally.msk(local, PRIMARY).build();
    standby = Locally.msk(local, STANDBY).build();
    primaryWatch = LocalMetrics.client(local, PRIMARY);
    standbyWatch = LocalMetrics.client(local, STANDBY);
    source = Locally.openedCluster(primary, "orders");
    target = Locally.cluster(standby, "standby");
    replicators = MskReplication.on(standby).replicators();
  }

  @AfterAll
  static void stop() {
    primaryWatch.close();
    standbyWatch.close();
    primary.close();
    standby.close();
    local.close();
  }

  @AfterEach
  void clean() {
    local.clearFaults();
    replicators
        .list()
        .filter(listed -> !listed.reference() && listed.state() != ReplicatorState.CREATING)
        .toList()
        .forEach(listed -> replicators.delete(listed.arn()).await(SOON));
  }

  /** A name of its own: metrics of a name outlive its replicator, as in CloudWatch. */
  private static Replicator created(ReplicationSettings settings) {
    return replicators
        .create(across(local, "dr-" + ++number, source, target).settings(settings).build())
        .await(SOON);
  }

  private static Replicator healthy() {
    Replicator replicator = created(ReplicationSettings.everything());
    for (String alias : List.of(replicator.source().alias(), replicator.target().alias())) {
      set(replicator, "KafkaClusterPingSuccessCount", "ClusterAlias", alias, 1);
      set(replicator, "AuthError", "ClusterAlias", alias, 0);
      set(replicator, "ThrottleTime", "ClusterAlias", alias, 0);
    }
    set(STANDBY, "ReplicatorFailure", Map.of("ReplicatorName", replicator.name()), 0);
    return replicator;
  }

  private static void set(
      Replicator replicator, String metric, String dimension, String value, double number) {
    set(STANDBY, metric, Map.of("ReplicatorName", replicator.name(), dimension, value), number);
  }

  private static void set(
      Region region, String metric, Map<String, String> dimensions, double value) {
    LocalMetrics.set(local, region, metric, dimensions, value);
  }

  private static ReplicatorMetrics metrics() {
    return ReplicatorMetrics.on(standby, standbyWatch);
  }

  private static ReplicatorDoctor doctor() {
    return ReplicatorDoctor.on(standby, metrics())
        .sourceMetrics(ReplicatorMetrics.on(primary, primaryWatch));
  }

  private static String cause(Diagnosis diagnosis) {
    return diagnosis.cause().map(e -> e.check() + ": " + e.evidence()).orElse("none");
  }

  @Test
  void healthyReplicator_hasNoCause() {
    Replicator replicator = healthy();

    assertThat(doctor().examine(replicator.arn())).isEmpty();
    assertThat(cause(doctor().diagnose(replicator.arn(), Symptom.NOT_REPLICATING)))
        .isEqualTo("none");
  }

  @Test
  void failedCreation_isBlamedOnTheRole() {
    local.inject(Fault.fail("InternalError", "no access").on("CreateReplicator").times(1));
    OperationHandle<Replicator> creation =
        replicators.create(across(local, "failed", source, target).build());
    assertThatThrownBy(() -> creation.await(SOON)).isInstanceOf(OperationFailedException.class);
    Replicator failed = replicators.find("failed").orElseThrow();
    ReplicatorPolicies.openSource(primary, source.arn());
    ReplicatorPreflight preflight =
        ReplicatorPreflight.between(primary, standby)
            .role(
                new ServiceRole(
                    ReplicatorPolicies.trust(local.account()), List.of(PolicyDocument.of())));

    List<Diagnosis> found = doctor().preflight(preflight).examine(failed.arn());

    assertThat(found).extracting(Diagnosis::symptom).containsExactly(Symptom.CREATION_FAILED);
    assertThat(cause(found.get(0))).startsWith("permissions of the role").contains("Connect");
    assertThat(found.get(0).examinations().get(0).evidence()).contains("no access");
    assertThat(found.get(0).unknown()).extracting(Examination::check).contains("network ACLs");
  }

  @Test
  void creationWithin30Minutes_isUsual_andBeyondThemStuck() {
    local.inject(Fault.stuck().on("CreateReplicator").times(1));
    OperationHandle<Replicator> creation =
        replicators.create(across(local, "stuck", source, target).build());
    Replicator stuck = replicators.find("stuck").orElseThrow();
    ManualTime time = ManualTime.startingAt(stuck.createdAt().orElseThrow());
    try (Msk later = Locally.msk(local, STANDBY).time(time).build()) {
      ReplicatorDoctor doctor =
          ReplicatorDoctor.on(later, ReplicatorMetrics.on(later, standbyWatch));

      time.advance(Duration.ofMinutes(29));
      String early = cause(doctor.diagnose(stuck.arn(), Symptom.STUCK_CREATING));
      time.advance(Duration.ofMinutes(1));
      String late = cause(doctor.diagnose(stuck.arn(), Symptom.STUCK_CREATING));

      assertThat(early).isEqualTo("none");
      assertThat(late).startsWith("age: CREATING for 30 min");
    }
    assertThat(creation.snapshot().state()).isEqualTo("CREATING");
  }

  @Test
  void failedAuthentication_isNamedWithItsCluster() {
    Replicator replicator = healthy();
    set(replicator, "AuthError", "ClusterAlias", replicator.target().alias(), 3);

    assertThat(cause(doctor().diagnose(replicator.arn(), Symptom.NOT_REPLICATING)))
        .isEqualTo("authentication (AuthError): " + replicator.target().alias() + " 3.0/s");
  }

  @Test
  void lostConnection_isZeroOrNoDataPoint() {
    Replicator zero = created(ReplicationSettings.everything());
    set(zero, "KafkaClusterPingSuccessCount", "ClusterAlias", zero.target().alias(), 1);
    set(zero, "KafkaClusterPingSuccessCount", "ClusterAlias", zero.source().alias(), 0);
    Replicator none = created(ReplicationSettings.everything());

    assertThat(cause(doctor().diagnose(zero.arn(), Symptom.NOT_REPLICATING)))
        .startsWith("connection")
        .contains(zero.source().alias())
        .doesNotContain(zero.target().alias());
    assertThat(cause(doctor().diagnose(none.arn(), Symptom.NOT_REPLICATING)))
        .startsWith("connection")
        .contains(none.source().alias(), none.target().alias());
  }

  @Test
  void failures_areNamed() {
    Replicator replicator = healthy();
    set(STANDBY, "ReplicatorFailure", Map.of("ReplicatorName", replicator.name()), 2);

    assertThat(cause(doctor().diagnose(replicator.arn(), Symptom.NOT_REPLICATING)))
        .startsWith("failures (ReplicatorFailure): 2.0");
  }

  @Test
  void refusedTopic_thatAuthErrorDoesNotShow_isNamed() {
    Replicator replicator = healthy();
    set(replicator, "ReplicationLatency", "Topic", "secret", 0);
    set(replicator, "ReplicationLatency", "Topic", "good", 40);
    set(replicator, "ReplicationLatency", "Topic", "idle", 0);
    for (Map.Entry<String, Double> rate :
        Map.of("secret", 12.0, "good", 12.0, "idle", 0.0).entrySet()) {
      set(
          PRIMARY,
          "MessagesInPerSec",
          Map.of("Cluster Name", "orders", "Broker ID", "1", "Topic", rate.getKey()),
          rate.getValue());
    }

    assertThat(cause(doctor().diagnose(replicator.arn(), Symptom.NOT_REPLICATING)))
        .startsWith("rights on single topics")
        .endsWith(": secret (12.0 records/s)");
  }

  @Test
  void topicThatTheExpressionsLeaveOut_isNamed() {
    Replicator replicator = healthy();
    replicators
        .update(replicator.arn(), now -> now.topics("orders.*").excludeTopics("orders-x"))
        .await(SOON);

    assertThat(cause(doctor().diagnose(replicator.arn(), Symptom.NOT_REPLICATING, "orders-x")))
        .isEqualTo("expressions of topics: orders-x is excluded by [orders-x]");
    assertThat(cause(doctor().diagnose(replicator.arn(), Symptom.NOT_REPLICATING, "my-orders")))
        .isEqualTo("expressions of topics: my-orders matches none of [orders.*]");
  }

  @Test
  void fullDiskOfACluster_isNamed() {
    Cluster full = Locally.openedCluster(primary, "full");
    Replicator replicator =
        replicators.create(across(local, "dr-full", full, target).build()).await(SOON);
    set(PRIMARY, "KafkaDataLogsDiskUsed", Map.of("Cluster Name", "full", "Broker ID", "2"), 85);

    assertThat(cause(doctor().diagnose(replicator.arn(), Symptom.NOT_REPLICATING)))
        .startsWith("health of the source cluster: disk 85.0 %");
  }

  @Test
  void offsetsThatDiffer_areNormal_andUnsynchronisedGroupsAreNot() {
    Replicator replicator = created(ReplicationSettings.everything().groupOffsets(false));

    Diagnosis diagnosis = doctor().diagnose(replicator.arn(), Symptom.OFFSETS_DIFFER);

    assertThat(diagnosis.causes())
        .extracting(Examination::check)
        .containsExactly("nature of replication", "synchronisation of group offsets");
  }

  @Test
  void missingGroup_isBlamedOnDataFirst_thenOnItsExpressions() {
    Replicator replicator = healthy();
    replicators.update(replicator.arn(), now -> now.groups("billing")).await(SOON);

    String expressions =
        cause(doctor().diagnose(replicator.arn(), Symptom.GROUPS_MISSING, "billing-2"));
    set(replicator, "AuthError", "ClusterAlias", replicator.source().alias(), 1);
    String data = cause(doctor().diagnose(replicator.arn(), Symptom.GROUPS_MISSING, "billing-2"));

    assertThat(expressions).isEqualTo("expressions of groups: billing-2 matches none of [billing]");
    assertThat(data).startsWith("replication of data: authentication");
  }

  @Test
  void highLatency_isBlamedOnThrottling_thenOnTheRegion() {
    Replicator replicator = healthy();
    Map<String, String> whole = Map.of("ReplicatorName", replicator.name());
    set(STANDBY, "ReplicationLatency", whole, 3001);
    set(STANDBY, "MessageLag", whole, 500);
    ReplicatorDoctor doctor = doctor().usualLatency(Duration.ofSeconds(1));

    Diagnosis region = doctor.examine(replicator.arn()).get(0);
    set(replicator, "ThrottleTime", "ClusterAlias", replicator.source().alias(), 20);
    Diagnosis throttled = doctor.diagnose(replicator.arn(), Symptom.LATENCY_HIGH);

    assertThat(region.symptom()).isEqualTo(Symptom.LATENCY_HIGH);
    assertThat(cause(region)).startsWith("Region of the source: latency 3001.0 ms and lag 500.0");
    assertThat(cause(throttled))
        .isEqualTo("throttling (ThrottleTime): " + replicator.source().alias() + " 20.0 ms");
    assertThat(throttled.causes()).hasSize(2);
  }

  @Test
  void everyMetric_isReadInItsShape() {
    Replicator replicator = healthy();
    Map<String, String> whole = Map.of("ReplicatorName", replicator.name());
    set(STANDBY, "MessageLag", whole, 7);
    set(replicator, "MessageLag", "Topic", "a", 3);
    set(replicator, "MessageLag", "Topic", "b", 4);

    List<MetricReading> lag =
        metrics().read(replicator.name(), ReplicatorMetric.MESSAGE_LAG, Duration.ofMinutes(5));
    List<MetricReading> topics =
        metrics().byTopic(replicator.name(), ReplicatorMetric.MESSAGE_LAG, Duration.ofMinutes(5));
    List<MetricReading> ping =
        metrics().read(replicator.name(), ReplicatorMetric.PING_SUCCESS, Duration.ofMinutes(5));

    assertThat(lag).hasSize(1);
    assertThat(lag.get(0).value()).hasValue(7);
    assertThat(lag.get(0).steadily(7, 1, Instant.EPOCH)).isTrue();
    assertThat(lag.get(0).steadily(7, 2, Instant.EPOCH)).isFalse();
    assertThat(topics).extracting(MetricReading::part).containsExactly("a", "b");
    assertThat(ping)
        .extracting(MetricReading::part)
        .containsExactlyInAnyOrder(replicator.source().alias(), replicator.target().alias());
    assertThat(
            metrics().read(replicator.name(), ReplicatorMetric.THROUGHPUT, Duration.ofMinutes(5)))
        .isEmpty();
  }

  @Test
  void alarms_areAcceptedByCloudWatch_andMissingPingsAlarm() {
    Replicator replicator = healthy();
    String topic = "arn:aws:sns:eu-central-1:111122223333:oncall";

    List<PutMetricAlarmRequest> alarms = ReplicatorAlarms.of(replicator, topic);
    alarms.forEach(standbyWatch::putMetricAlarm);
    standbyWatch.putMetricAlarm(ReplicatorAlarms.latency(replicator, Duration.ofSeconds(5), topic));

    assertThat(
            standbyWatch
                .describeAlarms(a -> a.alarmNamePrefix("msk-replicator-" + replicator.name()))
                .metricAlarms())
        .hasSize(alarms.size() + 1);
    assertThat(alarms)
        .filteredOn(a -> a.metricName().equals("KafkaClusterPingSuccessCount"))
        .hasSize(2)
        .allMatch(a -> a.treatMissingData().equals("breaching"));
    assertThat(alarms)
        .filteredOn(a -> a.metricName().equals("TopicCount"))
        .extracting(PutMetricAlarmRequest::threshold)
        .containsExactly(675.0);
  }
}
