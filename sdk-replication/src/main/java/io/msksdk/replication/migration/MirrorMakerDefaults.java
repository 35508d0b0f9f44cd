package io.msksdk.replication.migration;

import java.util.Map;

/** What makes MirrorMaker 2 lose nothing, and move groups. */
final class MirrorMakerDefaults {

  private MirrorMakerDefaults() {}

  static void add(
      Map<String, String> all, String source, String target, int tasks, int replicationFactor) {
    String factor = String.valueOf(replicationFactor);
    all.put(source + "->" + target + ".enabled", "true");
    all.put(target + "->" + source + ".enabled", "false");
    all.put("tasks.max", String.valueOf(tasks));
    all.put("replication.factor", factor);
    all.put("checkpoints.topic.replication.factor", factor);
    all.put("heartbeats.topic.replication.factor", factor);
    all.put("offset-syncs.topic.replication.factor", factor);
    all.put("offset.storage.replication.factor", factor);
    all.put("config.storage.replication.factor", factor);
    all.put("status.storage.replication.factor", factor);
    reading(all, source);
    writing(all, target + ".producer.");
    groups(all);
  }

  /** Connect stores the position after the target has acknowledged, never on a timer of its own. */
  private static void reading(Map<String, String> all, String source) {
    all.put(source + ".consumer.auto.offset.reset", "earliest");
    all.put(source + ".consumer.enable.auto.commit", "false");
    all.put("refresh.topics.interval.seconds", "30");
    all.put("refresh.groups.interval.seconds", "30");
  }

  private static void writing(Map<String, String> all, String producer) {
    all.put(producer + "acks", "all");
    all.put(producer + "enable.idempotence", "true");
    all.put(producer + "retries", String.valueOf(Integer.MAX_VALUE));
    all.put(producer + "delivery.timeout.ms", String.valueOf(Integer.MAX_VALUE));
    all.put(producer + "max.in.flight.requests.per.connection", "1");
    all.put(producer + "max.block.ms", String.valueOf(Long.MAX_VALUE));
  }

  private static void groups(Map<String, String> all) {
    all.put("sync.group.offsets.enabled", "true");
    all.put("sync.group.offsets.interval.seconds", "10");
    all.put("emit.checkpoints.interval.seconds", "10");
    // every record leaves a sync: translation is exact at the tip, where groups are at a cut-over
    all.put("offset.lag.max", "0");
  }
}
