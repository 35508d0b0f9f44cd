package io.msksdk.local.broker;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import kafka.network.RequestChannel;
import kafka.server.ClientRequestQuotaManager;
import org.apache.kafka.common.internals.Plugin;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.server.config.ClientQuotaManagerConfig;
import org.apache.kafka.server.quota.ClientQuotaCallback;

/**
 * In place of Kafka's quota on the time that requests take: waits that were decided for each
 * request, which Kafka puts into its answer as a throttle time and holds the client to.
 * Thread-safe.
 */
final class SlowedRequests extends ClientRequestQuotaManager {
  // what a request is not answered for in the usual way is forgotten with the request
  private final Map<RequestChannel.Request, Integer> waits =
      Collections.synchronizedMap(new WeakHashMap<>());

  SlowedRequests(
      Metrics metrics, Time time, int brokerId, Optional<Plugin<ClientQuotaCallback>> callback) {
    super(new ClientQuotaManagerConfig(), metrics, time, "broker-" + brokerId + "-", callback);
  }

  void slow(RequestChannel.Request request, Duration wait) {
    if (!wait.isZero()) {
      waits.put(request, (int) Math.max(1, wait.toMillis()));
    }
  }

  @Override
  public int maybeRecordAndGetThrottleTimeMs(RequestChannel.Request request, long timeMs) {
    Integer wait = waits.remove(request);
    return wait == null ? 0 : wait;
  }
}
