package io.msksdk.local.broker;

import java.time.Duration;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.network.Session;
import org.apache.kafka.server.config.ClientQuotaManagerConfig;
import org.apache.kafka.server.quota.ClientQuotaManager;
import org.apache.kafka.server.quota.QuotaType;

/**
 * How fast all clients together may write to a serverless cluster, or read from it (developer
 * guide, "MSK Serverless quota"): every broker counts the bytes that pass it into one budget of the
 * cluster. What is beyond it Kafka slows down with a throttle time in its answers, as the service
 * does. A client id that was given a quota, as the engine gives one to a replicator, has that too.
 * Thread-safe.
 */
final class ServerlessThroughput extends ClientQuotaManager {
  private final Budget cluster;
  private final boolean answersWithout;

  private ServerlessThroughput(
      Metrics metrics, Time time, int brokerId, QuotaType direction, Budget cluster) {
    super(new ClientQuotaManagerConfig(), metrics, direction, time, "broker-" + brokerId + "-");
    this.cluster = cluster;
    this.answersWithout = direction == QuotaType.FETCH;
  }

  /** What is written has been written: the next write waits. */
  static ServerlessThroughput ofWrites(Metrics metrics, Time time, int brokerId, Budget cluster) {
    return new ServerlessThroughput(metrics, time, brokerId, QuotaType.PRODUCE, cluster);
  }

  /** What is too much to be read is not sent: the answer is empty, and takes nothing up. */
  static ServerlessThroughput ofReads(Metrics metrics, Time time, int brokerId, Budget cluster) {
    return new ServerlessThroughput(metrics, time, brokerId, QuotaType.FETCH, cluster);
  }

  @Override
  public int maybeRecordAndGetThrottleTimeMs(
      Session session, String clientId, double bytes, long timeMs) {
    int ofClient = super.maybeRecordAndGetThrottleTimeMs(session, clientId, bytes, timeMs);
    Duration wait = answersWithout ? cluster.take(bytes) : cluster.use(bytes);
    return wait.isZero() ? ofClient : Math.max(ofClient, (int) Math.max(1, wait.toMillis()));
  }

  @Override
  public void unrecordQuotaSensor(Session session, String clientId, double bytes, long timeMs) {
    super.unrecordQuotaSensor(session, clientId, bytes, timeMs);
    cluster.giveBack(bytes);
  }

  @Override
  public double maxValueInQuotaWindow(Session session, String clientId) {
    return Math.min(super.maxValueInQuotaWindow(session, clientId), cluster.atOnce());
  }
}
