package io.msksdk.admin.connectivity;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.auth.call.BrokerAnswers;
import io.msksdk.auth.client.ClientProperties;
import io.msksdk.core.time.Time;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The proof that a client gets through: one record is written to a topic and read back. The client
 * needs the right to write and to read the topic, and none of groups. Immutable.
 *
 * <pre>{@code
 * RoundTrip.through(auth.on(brokers, NetworkPath.MULTI_VPC), "hello").take();
 * }</pre>
 */
public final class RoundTrip {
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final byte[] HELLO = "hello from msk-sdk".getBytes(StandardCharsets.UTF_8);

  private final ClientProperties client;
  private final String topic;

  private RoundTrip(ClientProperties client, String topic) {
    this.client = requireNonNull(client, "client");
    this.topic = requireNonNull(topic, "topic");
  }

  /**
   * Says how and where.
   *
   * @param client how the client connects
   * @param topic a topic that exists and may get one more record
   * @return the round trip, not taken yet
   */
  public static RoundTrip through(ClientProperties client, String topic) {
    return new RoundTrip(client, topic);
  }

  /**
   * Writes one record and reads it back, within a minute.
   *
   * @return how long it took, connections included
   * @throws io.msksdk.core.call.CallException when it does not get through, with the reason
   */
  @CanIgnoreReturnValue
  public Duration take() {
    long start = Time.system().nanos();
    try {
      read(write(), start);
    } catch (KafkaException e) {
      throw BrokerAnswers.refused("RoundTrip", e);
    }
    return since(start);
  }

  private RecordMetadata write() {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            client.producer(), new ByteArraySerializer(), new ByteArraySerializer())) {
      return BrokerAnswers.get("Produce", producer.send(new ProducerRecord<>(topic, HELLO)));
    }
  }

  private void read(RecordMetadata written, long start) {
    Map<String, Object> settings = new HashMap<>(client.consumer("msk-sdk-round-trip"));
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    // the end of a consumer waits for its last fetch, which waits for records that do not come
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 50);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      TopicPartition partition = new TopicPartition(written.topic(), written.partition());
      consumer.assign(List.of(partition));
      consumer.seek(partition, written.offset());
      while (consumer.poll(POLL).isEmpty()) {
        if (since(start).compareTo(LONGEST) > 0) {
          throw new TimeoutException("the record was written and not read back in " + LONGEST);
        }
      }
    }
  }

  private static Duration since(long start) {
    return Duration.ofNanos(Time.system().nanos() - start);
  }
}
