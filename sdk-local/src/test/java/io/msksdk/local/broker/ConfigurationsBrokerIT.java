package io.msksdk.local.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.msksdk.local.TestClusters;
import io.msksdk.local.TestEngine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.BrokerSoftwareInfo;
import software.amazon.awssdk.services.kafka.model.Cluster;
import software.amazon.awssdk.services.kafka.model.ClusterOperationInfo;
import software.amazon.awssdk.services.kafka.model.ClusterState;
import software.amazon.awssdk.services.kafka.model.ConfigurationInfo;

/** The service's defaults and the revisions of configurations, as brokers have them. */
class ConfigurationsBrokerIT {
  private static TestEngine engine;
  private static KafkaClient kafka;
  private static String two;

  @BeforeAll
  static void start() {
    engine = TestEngine.start();
    kafka = engine.kafka();
    two = create("two-zones", 2);
  }

  @AfterAll
  static void stop() {
    kafka.close();
    engine.close();
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "2, 2, 1", "3, 3, 2"})
  void topics_byDefault_haveTheReplicasOfTheirZones(int zones, int replicas, int inSync)
      throws Exception {
    String arn = zones == 2 ? two : create("zones-" + zones, zones);

    try (Admin admin = admin(arn)) {
      admin
          .createTopics(List.of(new NewTopic("plain", Optional.empty(), Optional.empty())))
          .all()
          .get();
      var followed = engine.post("/_local/clusters/" + TestEngine.encoded(arn) + "/catch-up", "{}");
      List<TopicPartitionInfo> partitions =
          admin.describeTopics(List.of("plain")).allTopicNames().get().get("plain").partitions();
      Config topic = config(admin, ConfigResource.Type.TOPIC, "plain");
      assertThat(followed).isEmpty();
      assertThat(partitions)
          .singleElement()
          .satisfies(p -> assertThat(p.replicas()).hasSize(replicas));
      assertThat(topic.get("min.insync.replicas").value()).isEqualTo(Integer.toString(inSync));
      assertThat(topic.get("segment.bytes").value()).isEqualTo("1073741824");
      assertThat(topic.get("unclean.leader.election.enable").value()).isEqualTo("true");
      assertThat(topic.get("message.timestamp.before.max.ms").value())
          .isEqualTo("9223372036854775807");
    }
  }

  @Test
  void revision_ofWhatKafkaChangesAtOnce_restartsNobody() throws Exception {
    String arn = create("live", 1);
    String configuration = configuration("live", "log.retention.hours = 24");

    ClusterOperationInfo first = update(arn, configuration, 1);
    String hours = broker(arn, "log.retention.hours");
    List<String> before = changes(arn);
    revise(configuration, "log.retention.hours = 24\nlog.retention.ms = 3600000");
    ClusterOperationInfo second = update(arn, configuration, 2);

    assertThat(first.operationState()).isEqualTo("UPDATE_COMPLETE");
    assertThat(hours).isEqualTo("24");
    assertThat(before).containsExactly("1 restarted");
    assertThat(second.operationState()).isEqualTo("UPDATE_COMPLETE");
    assertThat(changes(arn)).containsExactly("1 restarted", "1 reconfigured");
    assertThat(broker(arn, "log.retention.ms")).isEqualTo("3600000");
  }

  @Test
  void revisions_afterALiveOne_areInForceAfterARestart() throws Exception {
    String arn = create("mixed", 1);
    String configuration = configuration("mixed", "log.segment.bytes = 16777216");
    revise(configuration, "log.segment.bytes = 33554432\nauto.create.topics.enable = true");

    ClusterOperationInfo live = update(arn, configuration, 1);
    String segment = broker(arn, "log.segment.bytes");
    ClusterOperationInfo rolled = update(arn, configuration, 2);

    assertThat(live.operationState()).isEqualTo("UPDATE_COMPLETE");
    assertThat(segment).isEqualTo("16777216");
    assertThat(rolled.operationState()).isEqualTo("UPDATE_COMPLETE");
    assertThat(changes(arn)).containsExactly("1 reconfigured", "1 restarted");
    assertThat(broker(arn, "auto.create.topics.enable")).isEqualTo("true");
    assertThat(broker(arn, "log.segment.bytes")).isEqualTo("33554432");
  }

  @Test
  void revision_thatNoBrokerStartsWith_failsAndIsTakenBack() throws Exception {
    String good = configuration("good", "num.partitions = 4");
    String bad = configuration("bad", "replica.selector.class = com.example.NoSuchSelector");
    ClusterOperationInfo before = update(two, good, 1);

    ClusterOperationInfo failed = update(two, bad, 1);

    assertThat(before.operationState()).isEqualTo("UPDATE_COMPLETE");
    assertThat(failed.operationState()).isEqualTo("UPDATE_FAILED");
    assertThat(failed.errorInfo().errorString()).contains("broker 1");
    Cluster cluster = kafka.describeClusterV2(r -> r.clusterArn(two)).clusterInfo();
    BrokerSoftwareInfo software = cluster.provisioned().currentBrokerSoftwareInfo();
    assertThat(cluster.state()).isEqualTo(ClusterState.ACTIVE);
    assertThat(software.configurationArn()).isEqualTo(good);
    assertThat(broker(two, "num.partitions")).isEqualTo("4");
    try (Admin admin = admin(two)) {
      assertThat(admin.describeCluster().nodes().get()).hasSize(2);
    }
  }

  @Test
  void revision_withAValueKafkaRefuses_stopsNobody() throws Exception {
    String arn = create("refused", 1);
    String bad = configuration("contradiction", "log.retention.ms = 0");

    ClusterOperationInfo failed = update(arn, bad, 1);

    assertThat(failed.operationState()).isEqualTo("UPDATE_FAILED");
    assertThat(failed.errorInfo().errorString()).contains("log.retention.ms");
    assertThat(changes(arn)).isEmpty();
  }

  private static String create(String name, int brokers) {
    return TestClusters.create(kafka, TestClusters.open(name, brokers));
  }

  private static String configuration(String name, String properties) {
    return kafka
        .createConfiguration(
            r -> r.name(name).serverProperties(SdkBytes.fromUtf8String(properties)))
        .arn();
  }

  private static void revise(String configuration, String properties) {
    var unused =
        kafka.updateConfiguration(
            r -> r.arn(configuration).serverProperties(SdkBytes.fromUtf8String(properties)));
  }

  private static ClusterOperationInfo update(String arn, String configuration, long revision) {
    String version = kafka.describeClusterV2(r -> r.clusterArn(arn)).clusterInfo().currentVersion();
    return TestClusters.ended(
        kafka,
        kafka
            .updateClusterConfiguration(
                r ->
                    r.clusterArn(arn)
                        .currentVersion(version)
                        .configurationInfo(
                            ConfigurationInfo.builder()
                                .arn(configuration)
                                .revision(revision)
                                .build()))
            .clusterOperationArn());
  }

  private static Admin admin(String arn) {
    return Admin.create(
        Map.of(
            "bootstrap.servers",
            kafka.getBootstrapBrokers(r -> r.clusterArn(arn)).bootstrapBrokerString()));
  }

  private static String broker(String arn, String property)
      throws ExecutionException, InterruptedException {
    try (Admin admin = admin(arn)) {
      return config(admin, ConfigResource.Type.BROKER, "1").get(property).value();
    }
  }

  private static Config config(Admin admin, ConfigResource.Type type, String name)
      throws ExecutionException, InterruptedException {
    ConfigResource resource = new ConfigResource(type, name);
    return admin.describeConfigs(List.of(resource)).all().get().get(resource);
  }

  /** What was done to the brokers of a cluster since it runs. */
  private static List<String> changes(String arn) {
    JsonNode events = engine.get("/_local/events");
    return StreamSupport.stream(events.spliterator(), false)
        .filter(event -> event.path("kind").asText().equals("broker"))
        .map(event -> event.path("facts"))
        .filter(facts -> facts.path("cluster").asText().equals(arn))
        .map(facts -> facts.path("node").asText() + " " + facts.path("change").asText())
        .toList();
  }
}
