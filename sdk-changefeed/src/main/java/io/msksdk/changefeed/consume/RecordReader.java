package io.msksdk.changefeed.consume;

import io.msksdk.changefeed.codec.ChangeEvent;
import io.msksdk.changefeed.codec.ChangefeedDecoder;
import io.msksdk.changefeed.codec.registry.SchemaRegistryException;
import io.msksdk.core.MskException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Decodes records; the policy for bad ones decides about those it cannot. */
final class RecordReader {
  private final ChangefeedDecoder decoder;
  private final BadRecordPolicy badRecords;
  private final boolean ordered;
  private final Tally tally;

  RecordReader(ChangefeedConsumer.Builder settings, Tally tally) {
    this.decoder = settings.decoder;
    this.badRecords = settings.badRecords;
    this.ordered = settings.order == ConsumeOrder.COMMIT;
    this.tally = tally;
  }

  /** The events of a record, none when the policy passes over it. */
  List<ChangeEvent> read(ConsumerRecord<byte[], byte[]> record) {
    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
    try {
      List<ChangeEvent> events = decoder.decode(record.key(), record.value());
      if (ordered) {
        requireOrder(partition, record.offset(), events);
      }
      return events;
    } catch (MskException failure) {
      if (isElsewhere(failure)) {
        throw unusable(partition, record.offset(), failure);
      }
      passOver(record, failure);
      return List.of();
    }
  }

  private static void requireOrder(
      TopicPartition partition, long offset, List<ChangeEvent> events) {
    if (events.stream().anyMatch(event -> event.commitTs().isEmpty())) {
      throw ConsumeException.unordered(partition, offset);
    }
  }

  /** Asks the policy about a record; it throws unless the record may be passed over. */
  void passOver(ConsumerRecord<byte[], byte[]> record, MskException failure) {
    badRecords.handle(record, failure);
    tally.badRecords++;
  }

  /**
   * Whether a registry or a store is to blame. The record may be a good one, so that no policy may
   * pass over it: an hour without the registry would put an hour of rows aside.
   */
  private static boolean isElsewhere(MskException failure) {
    return failure.retryable() || failure instanceof SchemaRegistryException;
  }

  /** Why a record cannot be used now or ever. */
  static ConsumeException unusable(TopicPartition partition, long offset, MskException failure) {
    return isElsewhere(failure)
        ? ConsumeException.unavailable(partition, offset, failure)
        : ConsumeException.undecodable(partition.topic(), partition.partition(), offset, failure);
  }
}
