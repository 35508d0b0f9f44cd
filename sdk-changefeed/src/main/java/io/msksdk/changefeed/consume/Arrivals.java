package io.msksdk.changefeed.consume;

import io.msksdk.changefeed.codec.ChangeEvent;
import io.msksdk.changefeed.codec.Ddl;
import io.msksdk.changefeed.codec.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Rows in the order they arrive, given to the handler a batch at a time. */
final class Arrivals {
  private final Delivery delivery;
  private final Assignment assignment;
  private final int largestBatch;
  private final List<OpenEvent> batch = new ArrayList<>();

  /** The last record of each partition whose events are in the batch or handled. */
  private final Map<TopicPartition, Long> read = new HashMap<>();

  Arrivals(Delivery delivery, Assignment assignment, int largestBatch) {
    this.delivery = delivery;
    this.assignment = assignment;
    this.largestBatch = largestBatch;
  }

  void add(ConsumerRecord<byte[], byte[]> record, List<ChangeEvent> events) {
    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
    HeldMessage message = HeldMessage.of(record);
    for (int i = 0; i < events.size(); i++) {
      ChangeEvent event = events.get(i);
      if (event instanceof Row) {
        batch.add(OpenEvent.arrived(partition, record.offset(), i, message, event));
      } else if (event instanceof Ddl ddl) {
        flush();
        delivery.handle(ddl);
      }
    }
    read.put(partition, record.offset());
    if (batch.size() >= largestBatch) {
      flush();
    }
  }

  /** Gives what is left; what the handler does not return from is read again. */
  void flush() {
    try {
      var unused = delivery.give(batch, false);
      read.forEach(assignment::read);
    } finally {
      batch.clear();
      read.clear();
    }
  }
}
