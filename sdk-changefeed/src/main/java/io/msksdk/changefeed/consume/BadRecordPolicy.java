package io.msksdk.changefeed.consume;

import static java.util.Objects.requireNonNull;

import io.msksdk.core.MskException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * What to do with a record that cannot be used: one that cannot be decoded, and one without a
 * commit timestamp where events are to be put in order.
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
   * Returns the policy that writes the record to a topic and goes on. Where it came from and why it
   * is there are in the headers {@code changefeed.topic}, {@code .partition}, {@code .offset} and
   * {@code .problem}; the record counts as passed over only when the topic has it.
   *
   * @param producer a producer, which the caller closes
   * @param topic the topic for bad records
   * @return the policy
   */
  static BadRecordPolicy deadLetters(Producer<byte[], byte[]> producer, String topic) {
    requireNonNull(producer, "producer");
    requireNonNull(topic, "topic");
    return (record, failure) -> {
      ProducerRecord<byte[], byte[]> letter =
          new ProducerRecord<>(topic, record.key(), record.value());
      letter.headers().add("changefeed.topic", utf8(record.topic()));
      letter.headers().add("changefeed.partition", utf8("" + record.partition()));
      letter.headers().add("changefeed.offset", utf8("" + record.offset()));
      letter.headers().add("changefeed.problem", utf8(failure.code()));
      try {
        var unused = producer.send(letter).get();
      } catch (ExecutionException notWritten) {
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
