package io.msksdk.replication.failover;

import io.msksdk.core.json.JsonObject;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How far replication had come at one time. Immutable.
 *
 * @param at when
 * @param alias the prefix of copies, empty under identical names
 * @param partitions the partitions of the topics that move
 * @param groups where the groups stood that move, partition by partition
 */
public record ReplicationSnapshot(
    Instant at, String alias, List<PartitionSnapshot> partitions, List<GroupPosition> groups) {

  /**
   * Where a group stood on the source.
   *
   * @param group the group
   * @param topic the topic by the name producers use
   * @param partition the partition
   * @param offset the committed offset
   * @param lastRead when the record before it was written, null when there is none
   */
  public record GroupPosition(
      String group, String topic, int partition, long offset, @Nullable Instant lastRead) {}

  /**
   * Copies the lists.
   *
   * @param at when
   * @param alias the prefix of copies, empty under identical names
   * @param partitions the partitions of the topics that move
   * @param groups where the groups stood that move, partition by partition
   */
  public ReplicationSnapshot {
    partitions = List.copyOf(partitions);
    groups = List.copyOf(groups);
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
        .objects("groups", groups.stream().map(ReplicationSnapshot::json).toList())
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

  private static JsonObject json(GroupPosition position) {
    JsonObject.Builder json =
        JsonObject.builder()
            .text("group", position.group())
            .text("topic", position.topic())
            .number("partition", position.partition())
            .number("offset", position.offset());
    Instant lastRead = position.lastRead();
    return lastRead == null
        ? json.build()
        : json.number("lastRead", lastRead.toEpochMilli()).build();
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
        json.objects("partitions").stream().map(ReplicationSnapshot::partition).toList(),
        // snapshots of former versions have none
        json.objects("groups").stream().map(ReplicationSnapshot::position).toList());
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw FailoverRefusal.notASnapshot(text);
    }
  }

  private static GroupPosition position(JsonObject json) {
    OptionalLong lastRead = json.number("lastRead");
    return new GroupPosition(
        json.requiredText("group"),
        json.requiredText("topic"),
        (int) json.number("partition").orElse(0),
        json.number("offset").orElse(0),
        lastRead.isPresent() ? Instant.ofEpochMilli(lastRead.getAsLong()) : null);
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
