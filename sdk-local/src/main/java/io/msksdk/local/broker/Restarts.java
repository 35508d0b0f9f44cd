package io.msksdk.local.broker;

import io.msksdk.local.certificate.CertificateAuthority;
import io.msksdk.local.certificate.IssuedCertificate;
import io.msksdk.local.clock.Pause;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.apache.kafka.image.MetadataImage;
import org.apache.kafka.image.TopicImage;
import org.apache.kafka.metadata.PartitionRegistration;

/** Starts, stops and restarts the brokers of a cluster beside its controller. Thread-safe. */
final class Restarts {
  private static final Duration MOST = Duration.ofSeconds(60);
  // the common name of a certificate has room for no more
  private static final int LONGEST_NAME = 64;

  private final String clusterName;
  private final CertificateAuthority authority;
  private final ControllerNode controller;
  private final ControllerAdmin admin;
  private volatile boolean closed;

  Restarts(String clusterName, CertificateAuthority authority, ControllerNode controller) {
    this.clusterName = clusterName;
    this.authority = authority;
    this.controller = controller;
    this.admin = new ControllerAdmin(controller.quorum());
  }

  /** Starts a broker that the controller has no session of. */
  void start(BrokerNode broker, NodeProperties properties) {
    IssuedCertificate certificate =
        authority.issue(name(broker.id()), KafkaCluster.HOSTS, KafkaCluster.ADDRESSES);
    try {
      broker.start(properties, certificate);
    } catch (Exception e) {
      throw new IllegalStateException("broker " + broker.id() + ": " + e.getMessage(), e);
    }
  }

  /** A certificate of a broker as it would be when nobody had renewed it. */
  IssuedCertificate expired(int brokerId) {
    return authority.issueExpired(name(brokerId), KafkaCluster.HOSTS, KafkaCluster.ADDRESSES);
  }

  private String name(int brokerId) {
    String name = "b-%d.%s".formatted(brokerId, clusterName);
    return name.substring(0, Math.min(LONGEST_NAME, name.length()));
  }

  /** Starts a broker that was stopped. */
  void startAgain(BrokerNode broker, NodeProperties properties) {
    // without it the broker waits until its own old session ends, 9 s with Kafka's setting
    admin.unregister(broker.id());
    start(broker, properties);
  }

  void stop(BrokerNode broker) {
    if (controller.running()) {
      broker.stop();
    } else {
      // a clean stop would wait for the controller
      broker.abandon();
    }
  }

  /** Restarts a broker and waits until clients would not miss any other one. */
  void restart(BrokerNode broker, NodeProperties properties) {
    stop(broker);
    startAgain(broker, properties);
    await(
        () -> inSync(controller.image(), broker.id()),
        "broker " + broker.id() + ": not in sync with the leaders of its partitions");
  }

  void restartController(NodeProperties properties) {
    try {
      controller.stop();
      controller.start(properties);
    } catch (Exception e) {
      throw new IllegalStateException("controller: " + e.getMessage(), e);
    }
  }

  /** Waits for what the brokers do by themselves. */
  void await(BooleanSupplier done, String otherwise) {
    if (Pause.until(() -> closed || done.getAsBoolean(), MOST)) {
      if (closed) {
        throw new IllegalStateException(otherwise + ": the cluster ends");
      }
      return;
    }
    throw new IllegalStateException(otherwise + " after " + MOST.toSeconds() + " s");
  }

  /** Ends every wait. */
  void close() {
    closed = true;
  }

  /** Partitions that nobody leads are left out: nothing can be in sync with them. */
  private static boolean inSync(MetadataImage cluster, int broker) {
    for (TopicImage topic : cluster.topics().topicsById().values()) {
      for (PartitionRegistration partition : topic.partitions().values()) {
        if (partition.leader >= 0
            && holds(partition.replicas, broker)
            && !holds(partition.isr, broker)) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean holds(int[] brokers, int broker) {
    return Arrays.stream(brokers).anyMatch(id -> id == broker);
  }
}
