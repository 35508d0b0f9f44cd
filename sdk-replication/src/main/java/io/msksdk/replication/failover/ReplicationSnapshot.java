package io.msksdk.replication.failover;

import io.msksdk.core.json.JsonObject;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;

/**
 * How far replication had come at one time. Immutable.
 *
 * @param at when
 * @param alias the prefix of copies, empty under identical names
 * @param partitions the partitions of the topics that move
 */
public record ReplicationSnapshot(Instant at, String alias, List<PartitionSnapshot> partitions) {

  /**
   * Copies the list.
   *
   * @param at when
   * @param alias the prefix of copies, empty under identical names
   * @param partitions the partitions of the topics that move
   */
  public ReplicationSnapshot {
    partitions = List.copyOf(partitions);
  }

  /**
   * Writes the snapshot on one line.
   *
   * @return JSON that {@link #parse} reads
   */
  public String toJson() {
    return JsonObject.builder()
        .text("at", at.toString())
        .text("alias", alias)
        .objects("partitions", partitions.stream().map(ReplicationSnapshot::json).toList())
        .build()
        .compact();
  }

  private static JsonObject json(PartitionSnapshot partition) {
    return JsonObject.builder()
        .text("topic", partition.topic())
        .number("partition", partition.partition())
        .number("sourceEnd", partition.sourceEnd())
        .number("copied", partition.copied())
        .number("targetEnd", partition.targetEnd())
        .build();
  }

  /**
   * Reads a snapshot.
   *
   * @param text what {@link #toJson} wrote
   * @return the snapshot
   * @throws io.msksdk.core.check.InvalidSpecException if it is cut or not a snapshot
   */
  public static ReplicationSnapshot parse(String text) {
    JsonObject json = JsonObject.parse("snapshot", text);
    return new ReplicationSnapshot(
        instant(json.requiredText("at")),
        json.requiredText("alias"),
        json.objects("partitions").stream().map(ReplicationSnapshot::partition).toList());
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw FailoverRefusal.notASnapshot(text);
    }
  }

  private static PartitionSnapshot partition(JsonObject json) {
    return new PartitionSnapshot(
        json.requiredText("topic"),
        (int) json.number("partition").orElse(0),
        json.number("sourceEnd").orElse(0),
        json.number("copied").orElse(-1),
        json.number("targetEnd").orElse(0));
  }
}
