package io.msksdk.local.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.msksdk.local.TestClusters;
import io.msksdk.local.TestEngine;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.file.Files;
import java.security.cert.CertificateExpiredException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.KafkaStorageException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.ClusterState;
import software.amazon.awssdk.services.kafka.model.CustomerActionStatus;

class TroubleBrokerIT {
  private static final Map<String, String> IMPATIENT =
      Map.of("request.timeout.ms", "500", "delivery.timeout.ms", "600", "max.block.ms", "5000");

  private static final AtomicInteger TOPICS = new AtomicInteger();

  private static TestEngine engine;
  private static KafkaClient kafka;
  private static OpenCluster cluster;

  private String kept;
  private long before;

  @BeforeAll
  static void start() {
    engine = TestEngine.start();
    kafka = engine.kafka();
    cluster = OpenCluster.create(engine, kafka, "trouble", 2);
  }

  @AfterAll
  static void stop() {
    kafka.close();
    engine.close();
  }

  @BeforeEach
  void topic() throws Exception {
    kept = "kept-" + TOPICS.incrementAndGet();
    cluster.topicOn(2, kept);
    before = engine.get("/_local/invariants?after=" + Long.MAX_VALUE).path("last").asLong();
  }

  @Test
  void pausedBroker_takesConnections_andAnswersNothing() throws Exception {
    steer("pause");

    try (Socket socket = connect(cluster.plaintext())) {
      assertThat(socket.isConnected()).isTrue();
    }
    assertThatThrownBy(() -> cluster.produce(kept, 1, IMPATIENT))
        .isInstanceOf(TimeoutException.class);
    steer("resume");
    cluster.produce(kept, 1, Map.of());
    assertThat(changes()).containsExactly("paused", "resumed");
  }

  @Test
  void pausedBroker_canBeStopped() throws Exception {
    steer("pause");

    steer("stop");
    steer("start");

    cluster.produce(kept, 1, Map.of());
  }

  @Test
  void cutBroker_refusesClients_andStaysInTheCluster() throws Exception {
    String addresses = cluster.plaintext();
    steer("cut");

    assertThatThrownBy(() -> connect(addresses).close()).isInstanceOf(ConnectException.class);
    assertThat(nodes()).isEqualTo(2);
    steer("heal");
    cluster.produce(kept, 1, Map.of());
    assertThat(cluster.plaintext()).isEqualTo(addresses);
    assertThat(changes()).containsExactly("cut", "healed");
  }

  @Test
  void cutBroker_withIam_healsAfterItsCertificateChanged() {
    String arn = kafka.createClusterV2(TestClusters.iam("i" + UUID.randomUUID(), 1)).clusterArn();
    TestClusters.await(kafka, arn, ClusterState.ACTIVE);
    IamClients admin =
        new IamClients(
            engine,
            kafka.getBootstrapBrokers(r -> r.clusterArn(arn)).bootstrapBrokerStringSaslIam(),
            "admin");
    String broker = "/_local/clusters/" + TestEngine.encoded(arn) + "/brokers/1/";

    for (String action : List.of("expire-certificate", "renew-certificate", "cut", "heal")) {
      assertThat(engine.post(broker + action, "{}")).isEmpty();
    }

    assertThat(admin.brokers()).isEqualTo(1);
  }

  @Test
  void slowBroker_answersLate() throws Exception {
    slow("PT3S");

    assertThatThrownBy(() -> cluster.produce(kept, 1, IMPATIENT))
        .isInstanceOf(TimeoutException.class);
    slow("PT0.02S");
    cluster.produce(kept, 3, Map.of());
    slow("PT0S");
    cluster.produce(kept, 3, Map.of());
    assertThat(changes()).containsExactly("slowed by PT3S", "slowed by PT0.02S", "fast");
  }

  @Test
  void fullDisk_failsWrites_andAsksForAction() throws Exception {
    JsonNode unused = cluster.steer("/brokers/2/fill-disk", "{\"percent\":80}");
    cluster.produce(kept, 1, Map.of());
    CustomerActionStatus early = cluster.described().provisioned().customerActionStatus();
    steer("fill-disk");

    assertThatThrownBy(() -> cluster.produce(kept, 1, Map.of()))
        .isInstanceOf(KafkaStorageException.class);
    assertThat(early).isEqualTo(CustomerActionStatus.ACTION_RECOMMENDED);
    assertThat(cluster.described().provisioned().customerActionStatus())
        .isEqualTo(CustomerActionStatus.CRITICAL_ACTION_REQUIRED);
    steer("free-disk");
    cluster.produce(kept, 1, Map.of());
    assertThat(cluster.described().provisioned().customerActionStatus())
        .isEqualTo(CustomerActionStatus.NONE);
  }

  @Test
  void fullDisk_stopsTheBrokersOwnCopies_untilItIsFreed() throws Exception {
    cluster.topicOn(List.of(1, 2), "copied");
    cluster.produce("copied", 1, Map.of());
    steer("fill-disk");

    assertThatThrownBy(() -> cluster.produce("copied", 1, IMPATIENT))
        .isInstanceOf(TimeoutException.class);
    cluster.produce("copied", 1, Map.of("acks", "1"));
    steer("free-disk");
    cluster.produce("copied", 1, Map.of());
    assertThat(end("copied")).isEqualTo(4);
  }

  @Test
  void fullDisks_keepOffsetsAndTransactionsWaiting_untilTheyAreFreed() throws Exception {
    cluster.commit("readers", kept, 0);
    try (var producer = transactional()) {
      producer.initTransactions();
      producer.beginTransaction();
      Object unused = producer.send(new ProducerRecord<>(kept, "a record")).get();
      steerBoth("fill-disk");

      assertThatThrownBy(() -> commit(1, "1000")).hasCauseInstanceOf(TimeoutException.class);
      assertThatThrownBy(producer::commitTransaction).isInstanceOf(TimeoutException.class);

      steerBoth("free-disk");
      producer.commitTransaction();
      commit(1, "60000");
    }
  }

  private void steerBoth(String action) {
    for (int broker = 1; broker <= 2; broker++) {
      JsonNode unused = cluster.steer("/brokers/" + broker + "/" + action, "{}");
    }
  }

  private KafkaProducer<String, String> transactional() {
    return new KafkaProducer<>(
        Map.of(
            "bootstrap.servers",
            cluster.plaintext(),
            "transactional.id",
            "orders",
            "max.block.ms",
            "3000",
            "retry.backoff.max.ms",
            "100"),
        new StringSerializer(),
        new StringSerializer());
  }

  private void commit(long offset, String patience) throws Exception {
    try (Admin admin =
        Admin.create(
            Map.of(
                "bootstrap.servers",
                cluster.plaintext(),
                "request.timeout.ms",
                "500",
                "default.api.timeout.ms",
                patience))) {
      Object unused =
          admin
              .alterConsumerGroupOffsets(
                  "readers", Map.of(new TopicPartition(kept, 0), new OffsetAndMetadata(offset)))
              .all()
              .get();
    }
  }

  @Test
  void fullDisk_staysFull_whenTheBrokerStartsAgain() throws Exception {
    steer("fill-disk");

    steer("stop");
    steer("start");

    assertThatThrownBy(() -> cluster.produce(kept, 1, Map.of()))
        .isInstanceOf(KafkaStorageException.class);
    steer("free-disk");
  }

  @Test
  void expiredCertificate_failsHandshakes_untilItIsRenewed() throws Exception {
    String second = cluster.tls().split(",")[1];
    steer("expire-certificate");

    assertThatThrownBy(() -> brokersOverTls(second))
        .hasRootCauseInstanceOf(CertificateExpiredException.class)
        .hasCauseInstanceOf(SslAuthenticationException.class);
    steer("renew-certificate");
    assertThat(brokersOverTls(second)).isEqualTo(2);
    assertThat(changes()).containsExactly("certificate expired", "certificate renewed");
  }

  @Test
  void killedBroker_isGoneAtOnce_andComesBackWithItsData() throws Exception {
    cluster.produce(kept, 1, Map.of());
    String addresses = cluster.plaintext();
    steer("kill");

    assertThatThrownBy(() -> connect(addresses).close()).isInstanceOf(ConnectException.class);
    steer("start");
    cluster.produce(kept, 1, Map.of());
    assertThat(end(kept)).isEqualTo(2);
    assertThat(changes()).containsExactly("killed", "started");
  }

  @Test
  void stoppedController_leavesBrokersServing_andNewTopicsWaiting() throws Exception {
    JsonNode unused = cluster.steer("/controller/stop", "{}");

    cluster.produce(kept, 1, Map.of());
    assertThatThrownBy(() -> create("late", Map.of("default.api.timeout.ms", "2000")))
        .hasCauseInstanceOf(TimeoutException.class);
    JsonNode started = cluster.steer("/controller/start", "{}");
    // not the same one: what was asked for meanwhile may have been done at last
    create("later", Map.of());
    assertThat(started).isEmpty();
  }

  @Test
  void action_unknown_isRefusedWithTheKnownOnes() {
    assertThatThrownBy(() -> steer("explode"))
        .hasMessageContaining("action: explode")
        .hasMessageContaining("fill-disk");
  }

  private void steer(String action) {
    JsonNode unused = cluster.steer("/brokers/2/" + action, "{}");
  }

  private void slow(String delay) {
    JsonNode unused = cluster.steer("/brokers/2/slow", "{\"delay\":\"" + delay + "\"}");
  }

  private void create(String topic, Map<String, Object> settings) throws Exception {
    Map<String, Object> properties = new HashMap<>(settings);
    properties.put("bootstrap.servers", cluster.plaintext());
    properties.put("request.timeout.ms", "1000");
    try (Admin admin = Admin.create(properties)) {
      Object unused = admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
    }
  }

  private long end(String topic) throws Exception {
    TopicPartition partition = new TopicPartition(topic, 0);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", cluster.plaintext()))) {
      return admin
          .listOffsets(Map.of(partition, OffsetSpec.latest()))
          .partitionResult(partition)
          .get()
          .offset();
    }
  }

  /** What the test did to broker 2, in order. */
  private List<String> changes() {
    return StreamSupport.stream(engine.get("/_local/events?after=" + before).spliterator(), false)
        .map(event -> event.path("facts"))
        .filter(facts -> facts.path("cluster").asText().equals(cluster.arn()))
        .filter(facts -> facts.path("node").asText().equals("2"))
        .map(facts -> facts.path("change").asText())
        .toList();
  }

  private int nodes() throws Exception {
    String first = cluster.plaintext().split(",")[0];
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", first))) {
      return admin.describeCluster().nodes().get().size();
    }
  }

  private static int brokersOverTls(String address) throws Exception {
    try (Admin admin =
        Admin.create(
            Map.of(
                "bootstrap.servers",
                address,
                "security.protocol",
                "SSL",
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.certificates",
                Files.readString(engine.caFile())))) {
      return admin.describeCluster().nodes().get().size();
    }
  }

  private static Socket connect(String addresses) throws Exception {
    int port = Integer.parseInt(addresses.split(",")[1].replaceAll(".*:", ""));
    return new Socket("localhost", port);
  }
}
