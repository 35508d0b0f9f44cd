package io.msksdk.benchmarks;

import io.msksdk.core.time.Time;
import io.msksdk.testkit.Authorisation;
import io.msksdk.testkit.LocalCluster;
import io.msksdk.testkit.LocalIdentity;
import io.msksdk.testkit.LocalMsk;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * What a producer with IAM access control gets through, against the same producer on the same
 * connections to the same brokers with authorisation switched off. Both in turn, so that whatever
 * else the machine does meets both.
 */
final class AuthorizerCost implements Comparison.Measurement {
  private static final int BROKERS = 3;
  private static final int PARTITIONS = 12;
  private static final int RECORDS = 20_000;
  private static final int RECORD_BYTES = 1_000;
  private static final int WARM_UPS = 6;
  private static final int ROUNDS = 25;
  private static final String TOPIC = "load";

  @Override
  public Comparison.Figures take() throws Exception {
    try (LocalMsk local = LocalMsk.start();
        LocalCluster cluster = local.cluster("authorizer").brokers(BROKERS).create()) {
      var unused = cluster.createTopic(TOPIC, PARTITIONS);
      LocalIdentity app = local.identity("app", policy());
      try (KafkaProducer<byte[], byte[]> producer = producer(cluster.clientProperties(app))) {
        return new Rounds(WARM_UPS, ROUNDS)
            .inTurn(
                () -> rate(local, app, Authorisation.DEFAULT, producer),
                () -> rate(local, app, Authorisation.OFF, producer));
      }
    }
  }

  private static double rate(
      LocalMsk local,
      LocalIdentity app,
      Authorisation authorisation,
      KafkaProducer<byte[], byte[]> producer) {
    local.authorisation(app, authorisation);
    return recordsPerSecond(producer);
  }

  private static double recordsPerSecond(KafkaProducer<byte[], byte[]> producer) {
    byte[] value = new byte[RECORD_BYTES];
    long start = Time.system().nanos();
    for (int i = 0; i < RECORDS; i++) {
      var unused = producer.send(new ProducerRecord<>(TOPIC, i % PARTITIONS, null, value));
    }
    producer.flush();
    return RECORDS * 1e9 / (Time.system().nanos() - start);
  }

  private static KafkaProducer<byte[], byte[]> producer(Map<String, Object> client) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put("acks", "1");
    settings.put("enable.idempotence", "false");
    // small batches: the more requests, the more questions
    settings.put("batch.size", "16384");
    settings.put("linger.ms", "0");
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** As policies of applications are: several statements, wildcards, and a denial. */
  private static String policy() {
    return """
        {"Version": "2012-10-17", "Statement": [
          {"Effect": "Allow", "Action": ["kafka-cluster:Connect",
              "kafka-cluster:WriteDataIdempotently"],
            "Resource": "arn:aws:kafka:*:*:cluster/authorizer/*"},
          {"Effect": "Allow", "Action": ["kafka-cluster:*Topic", "kafka-cluster:*Data"],
            "Resource": ["arn:aws:kafka:*:*:topic/authorizer/*/orders-*",
              "arn:aws:kafka:*:*:topic/authorizer/*/load"]},
          {"Effect": "Deny", "Action": "kafka-cluster:DeleteTopic", "Resource": "*"}]}
        """;
  }
}
