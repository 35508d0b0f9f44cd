package io.msksdk.local.replicate;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.mirror.MirrorUtils;
import org.apache.kafka.connect.source.SourceRecord;

/** Where in the source a record was read. */
final class SourcePosition {
  private SourcePosition() {}

  static TopicPartition partition(SourceRecord record) {
    return MirrorUtils.unwrapPartition(record.sourcePartition());
  }

  static long offset(SourceRecord record) {
    return record.sourceOffset().get(MirrorUtils.OFFSET_KEY) instanceof Long offset ? offset : -1;
  }
}
