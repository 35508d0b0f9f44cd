package io.msksdk.auth.policy;

import io.msksdk.auth.policy.Need.Names;
import java.util.ArrayList;
import java.util.List;

/**
 * The use case of a Kafka Connect worker: its group, its three internal topics, and what its
 * connectors read and write. Immutable.
 *
 * <pre>{@code
 * ConnectWorker.managed().writing("orders");                            // MSK Connect
 * ConnectWorker.of("connect", "connect-configs", "connect-offsets", "connect-status")
 *     .sink("s3-sink", "orders");
 * }</pre>
 *
 * <p>Source for the managed one: Amazon MSK Developer Guide, "Understand service execution role".
 */
public final class ConnectWorker extends UseCase {
  private static final String MANAGED = "__amazon_msk_connect_*";

  private final String groupId;
  private final List<String> internal;
  private final List<String> groups;
  private final List<String> read;
  private final List<String> written;
  private final List<String> transactionalIds;

  private ConnectWorker(
      String groupId,
      List<String> internal,
      List<String> groups,
      List<String> read,
      List<String> written,
      List<String> transactionalIds) {
    this.groupId = groupId;
    this.internal = internal;
    this.groups = groups;
    this.read = read;
    this.written = written;
    this.transactionalIds = transactionalIds;
  }

  /**
   * A connector of MSK Connect, whose internal topics and groups have MSK's own names.
   *
   * @return the use case of its service execution role, without topics of its own yet
   */
  public static ConnectWorker managed() {
    return new ConnectWorker(
        MANAGED, List.of(MANAGED), List.of(MANAGED, "connect-*"), List.of(), List.of(), List.of());
  }

  /**
   * A worker of one's own in distributed mode.
   *
   * @param groupId its {@code group.id}
   * @param configTopic its {@code config.storage.topic}
   * @param offsetTopic its {@code offset.storage.topic}
   * @param statusTopic its {@code status.storage.topic}
   * @return the use case of the worker without connectors
   */
  public static ConnectWorker of(
      String groupId, String configTopic, String offsetTopic, String statusTopic) {
    String group = exactly(named("groupId", groupId));
    return new ConnectWorker(
        group,
        all("topic", configTopic, offsetTopic, statusTopic),
        List.of(group),
        List.of(),
        List.of(),
        List.of());
  }

  /**
   * Adds a sink connector, which reads topics in the group {@code connect-<name>}.
   *
   * @param connector the name of the connector
   * @param topic a topic, or a pattern of topics
   * @param more further ones
   * @return the worker with this sink too
   */
  public ConnectWorker sink(String connector, String topic, String... more) {
    return new ConnectWorker(
        groupId,
        internal,
        joined(groups, List.of("connect-" + exactly(named("connector", connector)))),
        joined(read, all("topic", topic, more)),
        written,
        transactionalIds);
  }

  /**
   * Adds topics that source connectors write.
   *
   * @param topic a topic, or a pattern of topics
   * @param more further ones
   * @return the worker with these topics too
   */
  public ConnectWorker writing(String topic, String... more) {
    return new ConnectWorker(
        groupId,
        internal,
        groups,
        read,
        joined(written, all("topic", topic, more)),
        transactionalIds);
  }

  /**
   * Turns on {@code exactly.once.source.support}: the worker's leader and the tasks of source
   * connectors write in transactions, whose ids Connect makes of the group id (KIP-618).
   *
   * @return the worker with transactions
   */
  public ConnectWorker exactlyOnce() {
    return new ConnectWorker(
        groupId,
        internal,
        groups,
        read,
        written,
        List.of("connect-cluster-" + groupId, groupId + "-*"));
  }

  @Override
  List<Need> needs() {
    List<String> reads = joined(read, internal);
    List<String> writes = joined(written, internal);
    List<Need> needs = new ArrayList<>();
    needs.addAll(Need.closed("DescribeCluster", Names.none()));
    needs.addAll(Need.closed("ReadData", new Names(reads, groups, List.of())));
    needs.addAll(Need.closed("WriteData", Names.topics(writes)));
    needs.addAll(Need.closed("CreateTopic", Names.topics(internal)));
    if (!transactionalIds.isEmpty()) {
      needs.addAll(
          Need.closed("AlterTransactionalId", new Names(writes, List.of(), transactionalIds)));
    }
    return needs;
  }

  private static List<String> joined(List<String> some, List<String> more) {
    List<String> joined = new ArrayList<>(some);
    joined.addAll(more);
    return List.copyOf(joined);
  }

  /** Returns the group and the topics. */
  @Override
  public String toString() {
    return "ConnectWorker[" + groupId + ", reading=" + read + ", writing=" + written + "]";
  }
}
