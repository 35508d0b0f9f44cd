package io.msksdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

class LocalBrokerBrokerIT {

  @Test
  void everyTrouble_hasItsEnd_andItsEvent() throws Exception {
    try (LocalMsk local = LocalMsk.start();
        LocalCluster cluster = local.cluster("troubled").brokers(2).create()) {
      Records.createTopic(cluster.clientProperties(), "kept", 2);
      LocalBroker broker = cluster.broker(2);

      broker.pause();
      broker.resume();
      broker.cut();
      broker.heal();
      broker.slow(Duration.ofMillis(100));
      broker.slow(Duration.ZERO);
      broker.fillDisk(60);
      broker.fillDisk();
      broker.freeDisk();
      broker.expireCertificate();
      broker.renewCertificate();
      broker.kill();
      broker.start();
      cluster.stopController();
      cluster.startController();
      broker.stop();
      broker.start();

      Records.write(cluster.clientProperties(), "kept", "after all");
      assertThat(Records.read(cluster.clientProperties(), "kept", 1)).containsExactly("after all");
      assertThat(changes(local, "2"))
          .containsSubsequence(
              List.of(
                  "paused",
                  "resumed",
                  "cut",
                  "healed",
                  "slowed by PT0.1S",
                  "fast",
                  "disk 60 % full",
                  "disk 100 % full",
                  "disk freed",
                  "certificate expired",
                  "certificate renewed",
                  "killed",
                  "started",
                  "stopped",
                  "started"));
      assertThat(retentionAfterAChange(cluster, "7200000")).containsOnly("7200000").hasSize(2);
    }
  }

  /** Changes a property of all brokers, waits for them, and asks each one for it. */
  private static List<String> retentionAfterAChange(LocalCluster cluster, String millis)
      throws Exception {
    AlterConfigOp change =
        new AlterConfigOp(new ConfigEntry("log.retention.ms", millis), AlterConfigOp.OpType.SET);
    List<String> seen = new ArrayList<>();
    try (Admin admin = Admin.create(cluster.clientProperties())) {
      admin.incrementalAlterConfigs(Map.of(broker(""), List.of(change))).all().get();
      cluster.awaitBrokers();
      for (String id : List.of("1", "2")) {
        seen.add(
            admin
                .describeConfigs(List.of(broker(id)))
                .all()
                .get()
                .get(broker(id))
                .get("log.retention.ms")
                .value());
      }
    }
    return seen;
  }

  private static ConfigResource broker(String id) {
    return new ConfigResource(ConfigResource.Type.BROKER, id);
  }

  @Test
  void troubleOfABroker_thatIsStopped_isRefused() {
    try (LocalMsk local = LocalMsk.start();
        LocalCluster cluster = local.cluster("stopped").create()) {
      cluster.broker(1).stop();

      assertThatThrownBy(() -> cluster.broker(1).pause())
          .isInstanceOf(LocalMskException.class)
          .hasMessageContaining("broker: stopped");
      assertThatThrownBy(() -> cluster.broker(1).slow(Duration.ofSeconds(-1)))
          .hasMessageContaining("delay: PT-1S");
    }
  }

  private static List<String> changes(LocalMsk local, String broker) {
    return local.events().stream()
        .filter(event -> event.kind().equals("broker"))
        .filter(event -> broker.equals(event.facts().get("node")))
        .map(event -> event.facts().getOrDefault("change", ""))
        .toList();
  }
}
