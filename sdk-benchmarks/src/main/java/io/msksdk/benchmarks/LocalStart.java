package io.msksdk.benchmarks;

import io.msksdk.testkit.LocalCluster;
import io.msksdk.testkit.LocalMsk;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.apache.kafka.common.test.TestKitNodes;

/**
 * A cluster of a running local MSK, from the create call until it is ACTIVE and its bootstrap
 * brokers are known, with TLS and IAM; against Kafka's own test kit, plaintext, from its builder
 * until its brokers are ready. One controller each, one JVM, both warm.
 */
record LocalStart(int brokers) implements Comparison.Measurement {

  @Override
  public Comparison.Figures take() throws Exception {
    AtomicInteger number = new AtomicInteger();
    try (LocalMsk local = LocalMsk.start()) {
      return new Rounds(3, 9).starts(() -> cluster(local, number.incrementAndGet()), this::testKit);
    }
  }

  private LocalCluster cluster(LocalMsk local, int number) {
    return local.cluster("start-" + number).brokers(brokers).create();
  }

  private KafkaClusterTestKit testKit() throws Exception {
    TestKitNodes nodes =
        new TestKitNodes.Builder()
            .setCombined(false)
            .setNumControllerNodes(1)
            .setNumBrokerNodes(brokers)
            .build();
    KafkaClusterTestKit kit = new KafkaClusterTestKit.Builder(nodes).build();
    kit.format();
    kit.startup();
    kit.waitForReadyBrokers();
    return kit;
  }
}
