package io.msksdk.replication.failover;

import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record near the end of a partition, by what a copy keeps of it. Headers are left out:
 * replicators add their own.
 *
 * @param offset where it is on this cluster
 * @param timestamp its time, which copies keep
 * @param content a hash of key and value
 */
record Tip(long offset, long timestamp, int content) {

  static Tip of(ConsumerRecord<byte[], byte[]> record) {
    int content = 31 * Arrays.hashCode(record.key()) + Arrays.hashCode(record.value());
    return new Tip(record.offset(), record.timestamp(), content);
  }

  boolean copyOf(Tip other) {
    return timestamp == other.timestamp && content == other.content;
  }
}
