package io.msksdk.local.broker;

import io.msksdk.local.iam.ConnectRate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections of clients to all brokers of one serverless cluster (developer guide, "MSK
 * Serverless quota"): what is beyond the limits is closed before anything is said. Thread-safe.
 */
final class ServerlessConnections {
  /** The configuration key under which a broker's configuration holds this object. */
  static final String CONFIG = "msk.local.serverless.connections";

  private static final Logger log = LoggerFactory.getLogger(ServerlessConnections.class);

  private final int most;
  private final ConnectRate attempts;
  private final Map<Integer, IntSupplier> open = new ConcurrentHashMap<>();

  ServerlessConnections(int most, ConnectRate attempts) {
    this.most = most;
    this.attempts = attempts;
  }

  /** Counts those of a broker, or of the one that took its place, from now on. */
  void countedBy(int brokerId, IntSupplier openNow) {
    open.put(brokerId, openNow);
  }

  /**
   * Lets one more connection in.
   *
   * @throws ApiException when there are too many, for which the broker closes it
   */
  void admit() {
    if (!attempts.admits()) {
      throw refused("connection attempts: too many in a second");
    }
    int present = open.values().stream().mapToInt(IntSupplier::getAsInt).sum();
    if (present >= most) {
      throw refused(
          "connections: %d (expected: at most %d to a serverless cluster)"
              .formatted(present + 1, most));
    }
  }

  private static ApiException refused(String reason) {
    log.warn("connection closed: {}", reason);
    return new PolicyViolationException(reason);
  }
}
