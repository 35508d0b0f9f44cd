package io.msksdk.changefeed.consume;

import static java.util.Objects.requireNonNull;

import io.msksdk.core.MskException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/**
 * What to do with a record that cannot be used: one that cannot be decoded, one with a column the
 * handler cannot read, and one without a commit timestamp where events are to be put in order. A
 * record whose schema or object cannot be had for the moment is none of them.
 */
@FunctionalInterface
public interface BadRecordPolicy {
  /**
   * Deals with a record. When it returns, the record is passed over.
   *
   * @param record the record, with topic, partition and offset
   * @param failure why it cannot be used
   */
  void handle(ConsumerRecord<byte[], byte[]> record, MskException failure);

  /**
   * Returns the policy that stops the consumer at the record. The default.
   *
   * @return the policy
   */
  static BadRecordPolicy fail() {
    return (record, failure) -> {
      throw failure instanceof ConsumeException placed
          ? placed
          : ConsumeException.undecodable(
              record.topic(), record.partition(), record.offset(), failure);
    };
  }

  /**
   * Returns the policy that writes the record to a topic and goes on: its bytes, its headers and
   * its time as they are. Where it came from and why it is there are in more headers, {@code
   * changefeed.topic}, {@code .partition}, {@code .offset}, {@code .problem} (a code) and {@code
   * .reason} (its text); the record counts as passed over only when the topic has it.
   *
   * @param producer a producer, which the caller closes
   * @param topic the topic for bad records
   * @return the policy
   */
  static BadRecordPolicy deadLetters(Producer<byte[], byte[]> producer, String topic) {
    requireNonNull(producer, "producer");
    requireNonNull(topic, "topic");
    return (record, failure) -> {
      Long time = record.timestamp() < 0 ? null : record.timestamp();
      ProducerRecord<byte[], byte[]> letter =
          new ProducerRecord<>(topic, null, time, record.key(), record.value(), record.headers());
      letter.headers().add("changefeed.topic", utf8(record.topic()));
      letter.headers().add("changefeed.partition", utf8("" + record.partition()));
      letter.headers().add("changefeed.offset", utf8("" + record.offset()));
      letter.headers().add("changefeed.problem", utf8(failure.code()));
      letter.headers().add("changefeed.reason", utf8(String.valueOf(failure.getMessage())));
      try {
        var unused = producer.send(letter).get();
      } catch (ExecutionException | KafkaException notWritten) {
        throw ConsumeException.undecodable(
            record.topic(), record.partition(), record.offset(), notWritten);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw ConsumeException.undecodable(
            record.topic(), record.partition(), record.offset(), interrupted);
      }
    };
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
