package io.msksdk.local.replicate;

import io.msksdk.local.clock.Pause;
import io.msksdk.local.cluster.brokers.ClusterBrokers;
import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The quota that limits what a replicator reads. A change is over when the brokers hold to it: the
 * controller answers before, and what is read before a limit holds is never counted. Not
 * thread-safe.
 */
final class ReadLimit {
  private static final Logger log = LoggerFactory.getLogger(ReadLimit.class);
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final ClusterAdmin source;
  private final @Nullable ClusterBrokers brokers;
  private final String clientId;
  private OptionalLong limit = OptionalLong.empty();

  /**
   * Begins without a limit.
   *
   * @param source who is asked for it
   * @param brokers who hold to it, null where only the source can say
   * @param clientId whom it is for
   */
  ReadLimit(ClusterAdmin source, @Nullable ClusterBrokers brokers, String clientId) {
    this.source = source;
    this.brokers = brokers;
    this.clientId = clientId;
  }

  /** Sets the limit of each broker, or takes it away. */
  void set(OptionalLong bytesPerSecond) {
    source.limitReads(clientId, bytesPerSecond);
    limit = bytesPerSecond;
    if (brokers != null) {
      brokers.awaitFollowed();
    } else if (!Pause.until(() -> source.readLimit(clientId).equals(limit), LONGEST)) {
      throw new IllegalStateException("read limit: the source does not tell it yet");
    }
  }

  /** Takes away what is left of it on the source, which may not answer any more. */
  void end() {
    if (limit.isPresent()) {
      try {
        source.limitReads(clientId, OptionalLong.empty());
      } catch (IllegalStateException e) {
        log.debug("[client={}] quota left behind: {}", clientId, e.getMessage());
      }
    }
  }
}
