package io.msksdk.auth.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.policy.PolicyDocument;
import io.msksdk.core.policy.PolicySet;
import io.msksdk.core.policy.RequestContext;
import io.msksdk.testkit.Denial;
import io.msksdk.testkit.LocalCluster;
import io.msksdk.testkit.LocalIdentity;
import io.msksdk.testkit.LocalMsk;
import io.msksdk.testkit.LocalMskTest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A generated policy lets a real client through, and the brokers refuse what the simulator does.
 */
@LocalMskTest
class PolicyBrokerIT {
  private final LocalMsk local;
  private final LocalCluster cluster;
  private final MskClusterArn arn;
  private final String topic = "orders-" + UUID.randomUUID();

  PolicyBrokerIT(LocalMsk local, LocalCluster cluster) {
    this.local = local;
    this.cluster = cluster;
    this.arn = MskClusterArn.parse(cluster.arn());
  }

  @BeforeEach
  void createTopic() throws Exception {
    LocalIdentity creator = identity("creator", UseCase.createTopics("orders-*"));
    try (Admin admin = Admin.create(cluster.clientProperties(creator))) {
      admin
          .createTopics(List.of(new NewTopic(topic, 1, (short) 1)))
          .all()
          .get(30, TimeUnit.SECONDS);
    }
  }

  @Test
  void generatedPolicies_letProducerAndConsumerThrough_withoutADenial() throws Exception {
    LocalIdentity app =
        identity(
            "round-trip",
            UseCase.produceIdempotently(topic),
            UseCase.consume("readers-" + topic, topic));

    produce(app);

    assertThat(consume(app)).isEqualTo("a record");
    assertThat(local.denials(app)).isEmpty();
  }

  @Test
  void generatedPolicy_letsATransactionThrough() throws Exception {
    LocalIdentity app = identity("transactions", UseCase.produceTransactionally("tx-*", topic));
    Map<String, Object> settings = new HashMap<>(cluster.clientProperties(app));
    settings.put("transactional.id", "tx-" + topic);

    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(topic, "a record")).get(30, TimeUnit.SECONDS);
      producer.commitTransaction();
    }

    assertThat(local.denials(app)).isEmpty();
  }

  @Test
  void refusalOfTheBrokers_isTheOneTheSimulatorExplains() {
    UseCase reading = UseCase.consume("readers-" + topic, topic);
    LocalIdentity app = identity("reads-only", reading);
    PolicyDocument policy = ClientPolicy.on(arn).allow(reading).document();
    AccessRehearsal rehearsal =
        AccessSimulator.of(
                RequestContext.of(app.arn()), PolicySet.builder().identity("app", policy).build())
            .rehearse(arn, UseCase.produceIdempotently(topic));

    assertThat(catchThrowableOfType(ExecutionException.class, () -> produce(app))).isNotNull();

    Denial denial = local.denials(app).get(0);
    assertThat(rehearsal.missing())
        .anySatisfy(
            missing -> {
              assertThat(missing.action()).isEqualTo(denial.action());
              assertThat(missing.resource()).isEqualTo(denial.resource());
            });
  }

  private LocalIdentity identity(String name, UseCase... uses) {
    return local.identity(name + "-" + topic, ClientPolicy.on(arn).allow(uses).document().toJson());
  }

  private void produce(LocalIdentity app) throws Exception {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            cluster.clientProperties(app), new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(topic, "a record")).get(30, TimeUnit.SECONDS);
    }
  }

  private String consume(LocalIdentity app) {
    Map<String, Object> settings = new HashMap<>(cluster.clientProperties(app));
    settings.put("group.id", "readers-" + topic);
    settings.put("auto.offset.reset", "earliest");
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of(topic));
      while (true) { // ended by the time limit of the test when no record comes
        for (var record : consumer.poll(Duration.ofSeconds(1))) {
          return record.value();
        }
      }
    }
  }
}
