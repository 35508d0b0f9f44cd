package io.msksdk.local.replicate;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.mirror.MirrorSourceTask;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * MirrorMaker's task with what it cannot do: under identical names it marks what it copies, drops
 * what returns, and knows then where both sides stand. It also counts.
 */
final class TopicsTask extends MirrorSourceTask {
  private final Function<String, Flow> flows;
  private @Nullable Flow flow;

  TopicsTask(Function<String, Flow> flows) {
    this.flows = flows;
  }

  @Override
  public void start(Map<String, String> properties) {
    Flow of = flows.apply(properties.get("name"));
    of.returns().restarted();
    flow = of;
    super.start(properties);
  }

  @Override
  public @Nullable List<SourceRecord> poll() {
    List<SourceRecord> polled = super.poll();
    if (polled == null) {
      return null;
    }
    Flow of = requireNonNull(flow);
    List<SourceRecord> kept = new ArrayList<>(polled.size());
    for (SourceRecord record : polled) {
      of.progress().read(record);
      long home = of.identicalNames() ? Origin.offsetIn(record, of.targetAlias()) : -1;
      if (home >= 0) {
        commitAs(of.returns().dropped(record, home));
      } else {
        if (of.identicalNames()) {
          Origin.mark(record, of.sourceAlias(), SourcePosition.offset(record));
        }
        of.returns().sent(record);
        kept.add(record);
      }
    }
    return kept.isEmpty() ? null : kept;
  }

  @Override
  public void commitRecord(SourceRecord record, @Nullable RecordMetadata metadata) {
    Flow of = requireNonNull(flow);
    if (metadata == null) {
      super.commitRecord(record, null);
      return;
    }
    of.progress().copied(record);
    commitAs(of.returns().written(record, metadata.offset()));
  }

  private void commitAs(List<Returns.Standing> standings) {
    for (Returns.Standing standing : standings) {
      SourceRecord record = standing.record();
      super.commitRecord(
          record,
          new RecordMetadata(
              new TopicPartition(record.topic(), record.kafkaPartition()),
              standing.offset(),
              0,
              record.timestamp(),
              0,
              0));
    }
  }
}
