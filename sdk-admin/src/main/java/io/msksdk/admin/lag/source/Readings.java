package io.msksdk.admin.lag.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.TopicListing;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/** Puts commits, members and ends together. Groups share what is the same for all of them. */
final class Readings {
  private final TopicEnds ends;
  private final Map<String, TopicOffsets> offsets = new HashMap<>();
  private final Set<String> read;

  Readings(
      TopicEnds ends,
      Set<String> read,
      @Nullable Map<String, TopicListing> topics,
      Compaction compaction) {
    this.ends = ends;
    this.read = read;
    for (String topic : read) {
      TopicOffsets.Builder builder = ends.of(topic).offsets(topic);
      TopicListing listing = topics == null ? null : topics.get(topic);
      // brokers before Kafka 2.8 give every topic the same id, which tells none apart
      if (listing != null && !listing.topicId().equals(Uuid.ZERO_UUID)) {
        builder.topicId(listing.topicId().toString());
      }
      Boolean compacted = compaction.of(topic);
      if (compacted != null) {
        builder.compacted(compacted);
      }
      offsets.put(topic, builder.build());
    }
  }

  GroupReading of(Seen seen) {
    List<TopicReading> topics = new ArrayList<>();
    List<LagFault> faults = seen.faults();
    for (String topic : seen.topics()) {
      if (read.contains(topic)) {
        topics.add(topic(seen, topic));
      } else {
        faults.add(MissingRights.topicNotVisible(topic));
      }
    }
    if (topics.isEmpty() && faults.isEmpty()) {
      faults.add(MissingRights.nothingVisible(seen.group().group()));
    }
    return GroupReading.of(seen.group().group())
        .type(seen.group().type())
        .state(seen.group().state())
        .members(seen.membership().members())
        .topics(topics)
        .faults(faults)
        .build();
  }

  private TopicReading topic(Seen seen, String topic) {
    TopicReading.Builder reading =
        TopicReading.of(offsets.getOrDefault(topic, TopicOffsets.of(topic).build()));
    Progress.Rows rows = seen.progress() == null ? null : seen.progress().topics().get(topic);
    if (rows != null) {
      reading.committed(rows.committed().offsets()).reportedLags(rows.lags());
    }
    LongRow owners = seen.membership().owners().get(topic);
    if (owners != null) {
      reading.owners(owners.offsets());
    }
    return reading.faults(faults(topic, rows, owners)).build();
  }

  /** Partitions other groups ask for may have failed too: these are theirs. */
  private Map<Integer, LagFault> faults(
      String topic, Progress.@Nullable Rows rows, @Nullable LongRow owners) {
    Map<Integer, LagFault> all = ends.of(topic).faults();
    if (all.isEmpty()) {
      return all;
    }
    Map<Integer, LagFault> faults = new HashMap<>();
    all.forEach(
        (partition, fault) -> {
          boolean committed = rows != null && rows.committed().has(partition);
          if (committed || (owners != null && owners.has(partition))) {
            faults.put(partition, fault);
          }
        });
    return faults;
  }
}
