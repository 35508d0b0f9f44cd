package io.msksdk.local.broker;

import com.yammer.metrics.core.MetricName;
import com.yammer.metrics.core.MetricsRegistry;
import io.msksdk.local.iam.IamSaslProvider;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.server.metrics.KafkaYammerMetrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Kafka and the JDK keep once per class loader, whatever the number of engines in it: how to
 * end the process, the metrics registry, and the registration of the SASL mechanism. The first
 * engine sets it up, the last one takes it away; hence the one static count.
 */
final class LoaderScope {
  private static final Logger log = LoggerFactory.getLogger(LoaderScope.class);

  /** All nodes of a JVM would share them, so nobody could read one from them. */
  private static final Map<String, String> NO_MBEANS = Map.of("metrics.jmx.exclude", ".*");

  private static int users;
  private static boolean hasMetrics;

  private LoaderScope() {}

  static synchronized void enter() {
    if (users++ == 0) {
      // a broker that loses its log directory halts the JVM: here it is the application's
      Exit.setHaltProcedure(LoaderScope::refuse);
      Exit.setExitProcedure(LoaderScope::refuse);
      // a hook would hold this class loader until the JVM ends
      Exit.setShutdownHookAdder((name, hook) -> {});
      IamSaslProvider.register();
    }
  }

  /** Notes that brokers start, and with them the metrics registry. */
  static synchronized void brokersStart() {
    if (!hasMetrics) {
      KafkaYammerMetrics.INSTANCE.configure(NO_MBEANS);
      hasMetrics = true;
    }
  }

  /** Forgets what Kafka does not when the brokers of a cluster end: gauges of their directories. */
  static synchronized void brokersEnd(Path directory) {
    MetricsRegistry registry = KafkaYammerMetrics.defaultRegistry();
    String name = directory.getFileName().toString();
    for (MetricName metric : Set.copyOf(registry.allMetrics().keySet())) {
      if (metric.getMBeanName().contains(name)) {
        registry.removeMetric(metric);
      }
    }
  }

  static synchronized void leave() {
    if (--users == 0) {
      IamSaslProvider.unregister();
      if (hasMetrics) {
        // to ask for it would make it, and a JVM that ends refuses the hook of its own it adds
        forgetMetrics(KafkaYammerMetrics.defaultRegistry());
        hasMetrics = false;
      }
      Exit.resetShutdownHookAdder();
      Exit.resetExitProcedure();
      Exit.resetHaltProcedure();
    }
  }

  /** Takes the MBeans away and ends the meters' threads; the next engine gets new ones. */
  private static void forgetMetrics(MetricsRegistry registry) {
    Set.copyOf(registry.allMetrics().keySet()).forEach(registry::removeMetric);
    registry.shutdown();
  }

  private static void refuse(int status, String message) {
    log.error("a broker asked to end the process with status {}: {}", status, message);
    throw new IllegalStateException("a broker asked to end the process: " + message);
  }
}
