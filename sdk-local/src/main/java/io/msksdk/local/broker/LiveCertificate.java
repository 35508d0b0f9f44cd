package io.msksdk.local.broker;

import io.msksdk.local.certificate.IssuedCertificate;
import io.msksdk.local.clock.Pause;
import io.msksdk.local.cluster.listener.Access;
import io.msksdk.local.cluster.listener.Listener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import kafka.server.BrokerServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The certificate that a running broker shows to clients. Another one must have the same names, or
 * the broker does not take it while it runs.
 */
final class LiveCertificate {
  private static final String KEYSTORE = "ssl.keystore.";
  private static final long ANSWER_SECONDS = 10;

  private static final Duration STEP = Duration.ofMillis(5);

  private final Supplier<BrokerServer> server;
  private final Supplier<String> bootstrap;
  private final Collection<Listener> listeners;
  private final Supplier<IssuedCertificate> expired;

  /**
   * Joins what it takes.
   *
   * @param server the running broker whose certificate it is
   * @param bootstrap where brokers are reached without authentication
   * @param listeners the listeners of clients
   * @param expired issues a certificate of this broker that is no longer valid
   */
  LiveCertificate(
      Supplier<BrokerServer> server,
      Supplier<String> bootstrap,
      Collection<Listener> listeners,
      Supplier<IssuedCertificate> expired) {
    this.server = server;
    this.bootstrap = bootstrap;
    this.listeners =
        listeners.stream().filter(listener -> listener.access() != Access.PLAINTEXT).toList();
    this.expired = expired;
  }

  void expire() {
    IssuedCertificate certificate = expired.get();
    alter(
        Map.of(
            "type", "PEM",
            "key", certificate.privateKeyPem(),
            "certificate.chain", certificate.chainPem()),
        AlterConfigOp.OpType.SET);
    await(true);
  }

  /** Without a certificate of its own a listener has the one that the broker started with. */
  void renew() {
    alter(Map.of("type", "", "key", "", "certificate.chain", ""), AlterConfigOp.OpType.DELETE);
    await(false);
  }

  /** The broker is told by the controller, after the controller has answered us. */
  private void await(boolean shown) {
    for (int i = 0; i < ANSWER_SECONDS * 1000 / STEP.toMillis(); i++) {
      boolean now =
          CollectionConverters.asJava(
                  server.get().config().dynamicConfig().currentDynamicBrokerConfigs())
              .keySet()
              .stream()
              .anyMatch(name -> name.endsWith(KEYSTORE + "key"));
      if (now == shown) {
        return;
      }
      Pause.of(STEP);
    }
    throw new IllegalStateException("certificate: the broker does not take it");
  }

  private void alter(Map<String, String> keystore, AlterConfigOp.OpType how) {
    List<AlterConfigOp> changes = new ArrayList<>();
    for (Listener listener : listeners) {
      String name = listener.listenerName().toLowerCase(Locale.ROOT);
      String prefix = "listener.name." + name + "." + KEYSTORE;
      keystore.forEach(
          (part, value) ->
              changes.add(new AlterConfigOp(new ConfigEntry(prefix + part, value), how)));
    }
    int id = server.get().config().nodeId();
    ConfigResource broker = new ConfigResource(ConfigResource.Type.BROKER, Integer.toString(id));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap.get()))) {
      admin
          .incrementalAlterConfigs(Map.of(broker, changes))
          .all()
          .get(ANSWER_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("certificate: not changed: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("certificate: interrupted", e);
    }
  }
}
