package io.msksdk.admin.lag;

import io.msksdk.admin.lag.internal.HistoryTopic;
import io.msksdk.admin.lag.internal.HistoryWriter;
import io.msksdk.admin.lag.internal.Shares;
import io.msksdk.admin.lag.source.GroupReading;
import io.msksdk.admin.lag.source.LagRound;
import io.msksdk.admin.lag.source.LagSource;
import io.msksdk.auth.client.ClientProperties;
import io.msksdk.core.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.jspecify.annotations.Nullable;

/**
 * The rounds of an instance that shares the groups with others. What a round shows counts once its
 * history is saved under the generation it was taken in; where the sharing group has moved on
 * meanwhile it never happened. Not thread-safe.
 */
final class SharedRounds implements AutoCloseable {
  private static final int TRIES = 3;
  private static final Duration LONGEST_TRANSACTION = Duration.ofSeconds(10);

  private final LagSharing sharing;
  private final ClientProperties properties;
  private final Duration window;
  private final Time time;
  private @Nullable Shares shares;
  private @Nullable HistoryWriter writer;

  SharedRounds(LagSharing sharing, ClientProperties properties, Duration window, Time time) {
    this.sharing = sharing;
    this.properties = properties;
    this.window = window;
    this.time = time;
  }

  /** Whether a group is this instance's to watch. */
  boolean holds(String group) {
    return shares != null && !group.equals(sharing.group()) && shares.holds(group);
  }

  LagSnapshot take(LagSource source, History history) {
    for (int tries = 0; tries < TRIES; tries++) {
      Shares held = shares();
      ConsumerGroupMetadata generation = claim(held, history);
      LagSnapshot snapshot = history.take(round(source, held), source.name());
      if (writer().save(SavedHistory.changes(history, held::part), generation)) {
        SavedHistory.saved(history);
        return snapshot;
      }
    }
    history.keep(group -> false);
    return history.take(nothing("the instances share the groups anew"), source.name());
  }

  private ConsumerGroupMetadata claim(Shares held, History history) {
    SavedHistory saved = new SavedHistory();
    ConsumerGroupMetadata generation = held.claim(saved::add);
    history.keep(this::holds);
    saved.restore(history, time.now().toEpochMilli());
    history.keep(this::holds);
    return generation;
  }

  private LagRound round(LagSource source, Shares held) {
    if (held.held() == 0) {
      return nothing(
          held.parts() == 0
              ? "this instance has not joined the others yet"
              : "other instances hold all " + held.parts() + " parts of the groups");
    }
    LagRound whole = source.collect();
    List<GroupReading> mine =
        whole.groups().stream().filter(reading -> holds(reading.group())).toList();
    List<String> gaps = new ArrayList<>(whole.gaps());
    if (held.held() < held.parts()) {
      gaps.add(
          "this instance holds "
              + held.held()
              + " of "
              + held.parts()
              + " parts of the groups, others the rest");
    }
    return new LagRound(whole.commitsAt(), whole.endsAt(), mine, whole.faults(), gaps);
  }

  private LagRound nothing(String why) {
    Instant now = time.now();
    return new LagRound(now, now, List.of(), List.of(), List.of(why));
  }

  private Shares shares() {
    if (shares == null) {
      new HistoryTopic(sharing.topic(), sharing.partitions()).prepare(properties.admin());
      shares = new Shares(sharing.topic(), reading());
    }
    return shares;
  }

  private HistoryWriter writer() {
    if (writer == null) {
      writer = new HistoryWriter(sharing.topic(), writing());
    }
    return writer;
  }

  private Map<String, Object> reading() {
    int session = (int) sharing.takeOver().toMillis();
    Map<String, Object> settings = new HashMap<>(properties.consumer(sharing.group()));
    settings.put("isolation.level", "read_committed");
    settings.put("auto.offset.reset", "earliest");
    settings.put("enable.auto.commit", false);
    settings.put("allow.auto.create.topics", false);
    settings.put("partition.assignment.strategy", CooperativeStickyAssignor.class.getName());
    settings.put("session.timeout.ms", session);
    settings.put("heartbeat.interval.ms", Math.min(3_000, session / 10));
    // an instance that takes no round for a whole window has given its groups up
    settings.put(
        "max.poll.interval.ms",
        (int) Math.min(Integer.MAX_VALUE, Math.max(session, window.toMillis())));
    return settings;
  }

  private Map<String, Object> writing() {
    Map<String, Object> settings = new HashMap<>(properties.producer());
    settings.put("transactional.id", sharing.group() + "-" + UUID.randomUUID());
    settings.put("transaction.timeout.ms", (int) LONGEST_TRANSACTION.toMillis());
    settings.put("acks", "all");
    settings.put("compression.type", "gzip");
    settings.put("linger.ms", 20);
    settings.put("batch.size", 256 * 1024);
    return settings;
  }

  /** Hands the groups over. */
  @Override
  public void close() {
    if (writer != null) {
      writer.close();
    }
    if (shares != null) {
      shares.close();
    }
  }
}
