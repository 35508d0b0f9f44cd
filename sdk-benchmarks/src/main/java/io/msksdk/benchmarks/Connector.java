package io.msksdk.benchmarks;

import com.sun.management.ThreadMXBean;
import io.msksdk.core.time.Time;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.util.Map;
import org.apache.kafka.clients.ClientUtils;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.network.Selector;
import org.apache.kafka.common.utils.LogContext;

/** Opens connections with Kafka's own network layer, without a client around each of them. */
final class Connector implements AutoCloseable {
  private static final int DEFAULT_BUFFER = -1;
  private static final long IDLE_MILLIS = 600_000;
  private static final long POLL_MILLIS = 1_000;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Metrics metrics = new Metrics();
  private final Selector selector;
  private final InetSocketAddress broker;

  Connector(Map<String, Object> settings) {
    AdminClientConfig config = new AdminClientConfig(settings);
    LogContext log = new LogContext();
    this.selector =
        new Selector(
            IDLE_MILLIS,
            metrics,
            org.apache.kafka.common.utils.Time.SYSTEM,
            "connect",
            ClientUtils.createChannelBuilder(
                config, org.apache.kafka.common.utils.Time.SYSTEM, log),
            log);
    String[] server = config.getList("bootstrap.servers").get(0).split(":", -1);
    this.broker = new InetSocketAddress(server[0], Integer.parseInt(server[1]));
  }

  /** Opens them one by one, then closes all; closing is not counted. */
  Round open(int connections) throws IOException {
    long allocated = THREADS.getCurrentThreadAllocatedBytes();
    long start = Time.system().nanos();
    for (int i = 0; i < connections; i++) {
      connect(Integer.toString(i));
    }
    double millis = (Time.system().nanos() - start) / 1e6;
    double kib = (THREADS.getCurrentThreadAllocatedBytes() - allocated) / 1024.0 / connections;
    for (int i = 0; i < connections; i++) {
      selector.close(Integer.toString(i));
    }
    return new Round(millis, kib);
  }

  private void connect(String id) throws IOException {
    selector.connect(id, broker, DEFAULT_BUFFER, DEFAULT_BUFFER);
    while (!selector.isChannelReady(id)) {
      selector.poll(POLL_MILLIS);
      if (!selector.disconnected().isEmpty()) {
        throw new IOException("not logged in: " + selector.disconnected());
      }
    }
  }

  @Override
  public void close() {
    selector.close();
    metrics.close();
  }

  /**
   * What one round took.
   *
   * @param millis for all connections
   * @param kib allocated for one
   */
  record Round(double millis, double kib) {}
}
