package io.msksdk.admin.configuration;

import io.msksdk.core.check.Finding;
import org.jspecify.annotations.Nullable;

/**
 * A property a configuration may set, with the type of its values. What the values may be is in a
 * table of their own with its sources.
 *
 * @param <T> the type of its values
 */
public final class ServerProperty<T> {
  /** {@code allow.everyone.if.no.acl.found}. */
  public static final ServerProperty<Boolean> ALLOW_EVERYONE_IF_NO_ACL_FOUND =
      new ServerProperty<>("allow.everyone.if.no.acl.found", Boolean.class);

  /** {@code auto.create.topics.enable}. */
  public static final ServerProperty<Boolean> AUTO_CREATE_TOPICS_ENABLE =
      new ServerProperty<>("auto.create.topics.enable", Boolean.class);

  /** {@code compression.type}: one of uncompressed, zstd, lz4, snappy, gzip, producer. */
  public static final ServerProperty<String> COMPRESSION_TYPE =
      new ServerProperty<>("compression.type", String.class);

  /** {@code connections.max.idle.ms}. */
  public static final ServerProperty<Long> CONNECTIONS_MAX_IDLE_MS =
      new ServerProperty<>("connections.max.idle.ms", Long.class);

  /** {@code default.replication.factor}. */
  public static final ServerProperty<Integer> DEFAULT_REPLICATION_FACTOR =
      new ServerProperty<>("default.replication.factor", Integer.class);

  /** {@code delete.topic.enable}. */
  public static final ServerProperty<Boolean> DELETE_TOPIC_ENABLE =
      new ServerProperty<>("delete.topic.enable", Boolean.class);

  /** {@code group.initial.rebalance.delay.ms}. */
  public static final ServerProperty<Integer> GROUP_INITIAL_REBALANCE_DELAY_MS =
      new ServerProperty<>("group.initial.rebalance.delay.ms", Integer.class);

  /** {@code group.max.session.timeout.ms}. */
  public static final ServerProperty<Integer> GROUP_MAX_SESSION_TIMEOUT_MS =
      new ServerProperty<>("group.max.session.timeout.ms", Integer.class);

  /** {@code group.min.session.timeout.ms}. */
  public static final ServerProperty<Integer> GROUP_MIN_SESSION_TIMEOUT_MS =
      new ServerProperty<>("group.min.session.timeout.ms", Integer.class);

  /** {@code leader.imbalance.per.broker.percentage}. */
  public static final ServerProperty<Integer> LEADER_IMBALANCE_PER_BROKER_PERCENTAGE =
      new ServerProperty<>("leader.imbalance.per.broker.percentage", Integer.class);

  /** {@code log.cleaner.delete.retention.ms}: at least 0. */
  public static final ServerProperty<Long> LOG_CLEANER_DELETE_RETENTION_MS =
      new ServerProperty<>("log.cleaner.delete.retention.ms", Long.class);

  /** {@code log.cleaner.min.cleanable.ratio}: at least 0, at most 1. */
  public static final ServerProperty<Double> LOG_CLEANER_MIN_CLEANABLE_RATIO =
      new ServerProperty<>("log.cleaner.min.cleanable.ratio", Double.class);

  /** {@code log.cleanup.policy}: any of compact, delete. */
  public static final ServerProperty<String> LOG_CLEANUP_POLICY =
      new ServerProperty<>("log.cleanup.policy", String.class);

  /** {@code log.flush.interval.messages}: at least 1. */
  public static final ServerProperty<Long> LOG_FLUSH_INTERVAL_MESSAGES =
      new ServerProperty<>("log.flush.interval.messages", Long.class);

  /** {@code log.flush.interval.ms}: at least 0. */
  public static final ServerProperty<Long> LOG_FLUSH_INTERVAL_MS =
      new ServerProperty<>("log.flush.interval.ms", Long.class);

  /** {@code log.message.timestamp.difference.max.ms}: at least 0. */
  public static final ServerProperty<Long> LOG_MESSAGE_TIMESTAMP_DIFFERENCE_MAX_MS =
      new ServerProperty<>("log.message.timestamp.difference.max.ms", Long.class);

  /** {@code log.message.timestamp.type}: one of CreateTime, LogAppendTime. */
  public static final ServerProperty<String> LOG_MESSAGE_TIMESTAMP_TYPE =
      new ServerProperty<>("log.message.timestamp.type", String.class);

  /** {@code log.retention.bytes}. */
  public static final ServerProperty<Long> LOG_RETENTION_BYTES =
      new ServerProperty<>("log.retention.bytes", Long.class);

  /** {@code log.retention.hours}. */
  public static final ServerProperty<Integer> LOG_RETENTION_HOURS =
      new ServerProperty<>("log.retention.hours", Integer.class);

  /** {@code log.retention.minutes}. */
  public static final ServerProperty<Integer> LOG_RETENTION_MINUTES =
      new ServerProperty<>("log.retention.minutes", Integer.class);

  /** {@code log.retention.ms}. */
  public static final ServerProperty<Long> LOG_RETENTION_MS =
      new ServerProperty<>("log.retention.ms", Long.class);

  /** {@code log.roll.ms}: at least 1. */
  public static final ServerProperty<Long> LOG_ROLL_MS =
      new ServerProperty<>("log.roll.ms", Long.class);

  /** {@code log.segment.bytes}: at least 14. */
  public static final ServerProperty<Integer> LOG_SEGMENT_BYTES =
      new ServerProperty<>("log.segment.bytes", Integer.class);

  /** {@code max.incremental.fetch.session.cache.slots}: at least 0. */
  public static final ServerProperty<Integer> MAX_INCREMENTAL_FETCH_SESSION_CACHE_SLOTS =
      new ServerProperty<>("max.incremental.fetch.session.cache.slots", Integer.class);

  /** {@code message.max.bytes}: at least 0. */
  public static final ServerProperty<Integer> MESSAGE_MAX_BYTES =
      new ServerProperty<>("message.max.bytes", Integer.class);

  /** {@code min.insync.replicas}: at least 1. */
  public static final ServerProperty<Integer> MIN_INSYNC_REPLICAS =
      new ServerProperty<>("min.insync.replicas", Integer.class);

  /** {@code num.io.threads}: at least 1. */
  public static final ServerProperty<Integer> NUM_IO_THREADS =
      new ServerProperty<>("num.io.threads", Integer.class);

  /** {@code num.network.threads}: at least 1. */
  public static final ServerProperty<Integer> NUM_NETWORK_THREADS =
      new ServerProperty<>("num.network.threads", Integer.class);

  /** {@code num.partitions}: at least 1. */
  public static final ServerProperty<Integer> NUM_PARTITIONS =
      new ServerProperty<>("num.partitions", Integer.class);

  /** {@code num.recovery.threads.per.data.dir}: at least 1. */
  public static final ServerProperty<Integer> NUM_RECOVERY_THREADS_PER_DATA_DIR =
      new ServerProperty<>("num.recovery.threads.per.data.dir", Integer.class);

  /** {@code num.replica.fetchers}. */
  public static final ServerProperty<Integer> NUM_REPLICA_FETCHERS =
      new ServerProperty<>("num.replica.fetchers", Integer.class);

  /** {@code offsets.retention.minutes}: at least 1. */
  public static final ServerProperty<Integer> OFFSETS_RETENTION_MINUTES =
      new ServerProperty<>("offsets.retention.minutes", Integer.class);

  /** {@code offsets.topic.replication.factor}: at least 1. */
  public static final ServerProperty<Integer> OFFSETS_TOPIC_REPLICATION_FACTOR =
      new ServerProperty<>("offsets.topic.replication.factor", Integer.class);

  /** {@code replica.fetch.max.bytes}: at least 0. */
  public static final ServerProperty<Integer> REPLICA_FETCH_MAX_BYTES =
      new ServerProperty<>("replica.fetch.max.bytes", Integer.class);

  /** {@code replica.fetch.response.max.bytes}: at least 0. */
  public static final ServerProperty<Integer> REPLICA_FETCH_RESPONSE_MAX_BYTES =
      new ServerProperty<>("replica.fetch.response.max.bytes", Integer.class);

  /** {@code replica.lag.time.max.ms}: at least 10000, at most 30000. */
  public static final ServerProperty<Long> REPLICA_LAG_TIME_MAX_MS =
      new ServerProperty<>("replica.lag.time.max.ms", Long.class);

  /** {@code replica.selector.class}. */
  public static final ServerProperty<String> REPLICA_SELECTOR_CLASS =
      new ServerProperty<>("replica.selector.class", String.class);

  /** {@code replica.socket.receive.buffer.bytes}. */
  public static final ServerProperty<Integer> REPLICA_SOCKET_RECEIVE_BUFFER_BYTES =
      new ServerProperty<>("replica.socket.receive.buffer.bytes", Integer.class);

  /** {@code socket.receive.buffer.bytes}: at least -1. */
  public static final ServerProperty<Integer> SOCKET_RECEIVE_BUFFER_BYTES =
      new ServerProperty<>("socket.receive.buffer.bytes", Integer.class);

  /** {@code socket.request.max.bytes}: at least 1. */
  public static final ServerProperty<Integer> SOCKET_REQUEST_MAX_BYTES =
      new ServerProperty<>("socket.request.max.bytes", Integer.class);

  /** {@code socket.send.buffer.bytes}: at least -1. */
  public static final ServerProperty<Integer> SOCKET_SEND_BUFFER_BYTES =
      new ServerProperty<>("socket.send.buffer.bytes", Integer.class);

  /** {@code transaction.max.timeout.ms}: at least 1. */
  public static final ServerProperty<Integer> TRANSACTION_MAX_TIMEOUT_MS =
      new ServerProperty<>("transaction.max.timeout.ms", Integer.class);

  /** {@code transaction.state.log.min.isr}: at least 1. */
  public static final ServerProperty<Integer> TRANSACTION_STATE_LOG_MIN_ISR =
      new ServerProperty<>("transaction.state.log.min.isr", Integer.class);

  /** {@code transaction.state.log.replication.factor}: at least 1. */
  public static final ServerProperty<Integer> TRANSACTION_STATE_LOG_REPLICATION_FACTOR =
      new ServerProperty<>("transaction.state.log.replication.factor", Integer.class);

  /** {@code transactional.id.expiration.ms}: at least 1. */
  public static final ServerProperty<Integer> TRANSACTIONAL_ID_EXPIRATION_MS =
      new ServerProperty<>("transactional.id.expiration.ms", Integer.class);

  /** {@code unclean.leader.election.enable}. */
  public static final ServerProperty<Boolean> UNCLEAN_LEADER_ELECTION_ENABLE =
      new ServerProperty<>("unclean.leader.election.enable", Boolean.class);

  /** {@code zookeeper.connection.timeout.ms}: at least 6000, at most 18000. */
  public static final ServerProperty<Integer> ZOOKEEPER_CONNECTION_TIMEOUT_MS =
      new ServerProperty<>("zookeeper.connection.timeout.ms", Integer.class);

  /** {@code zookeeper.session.timeout.ms}: at least 6000, at most 18000. */
  public static final ServerProperty<Integer> ZOOKEEPER_SESSION_TIMEOUT_MS =
      new ServerProperty<>("zookeeper.session.timeout.ms", Integer.class);

  private final String name;
  private final Class<T> type;

  private ServerProperty(String name, Class<T> type) {
    this.name = name;
    this.type = type;
  }

  /**
   * Returns the name.
   *
   * @return such as {@code min.insync.replicas}
   */
  public String name() {
    return name;
  }

  /**
   * Returns the type of its values.
   *
   * @return such as {@code Integer}
   */
  public Class<T> type() {
    return type;
  }

  @Nullable Finding check(T value) {
    return PropertyTable.published().check(name, String.valueOf(value));
  }

  @Override
  public String toString() {
    return name;
  }
}
