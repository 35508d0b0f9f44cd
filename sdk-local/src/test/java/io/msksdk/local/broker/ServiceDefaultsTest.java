package io.msksdk.local.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.local.cluster.brokers.BrokerSettings;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Developer guide, "The default Amazon MSK configuration". */
class ServiceDefaultsTest {

  @ParameterizedTest
  @CsvSource({
    "allow.everyone.if.no.acl.found, true, true",
    "auto.create.topics.enable, false, false",
    "auto.leader.rebalance.enable, true, true",
    "default.replication.factor, 3, 3",
    "log.segment.bytes, 1073741824, 134217728",
    "min.insync.replicas, 2, 2",
    "num.partitions, 1, 1",
    "replica.lag.time.max.ms, 30000, 30000",
    "socket.receive.buffer.bytes, 102400, 102400",
    "socket.request.max.bytes, 104857600, 104857600",
    "socket.send.buffer.bytes, 102400, 102400",
    "unclean.leader.election.enable, true, false",
  })
  void property_withoutConfiguration_isTheTables(String name, String local, String tiered) {
    assertThat(of(3, false, Map.of())).containsEntry(name, local);
    assertThat(of(3, true, Map.of())).containsEntry(name, tiered);
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "2, 2, 1", "3, 3, 2", "6, 3, 2"})
  void replicas_followTheZones(int zones, String replicas, String inSync) {
    assertThat(of(zones, false, Map.of()))
        .containsEntry("default.replication.factor", replicas)
        .containsEntry("min.insync.replicas", inSync);
  }

  @Test
  void serverlessCluster_keeps250GibOfAPartition() {
    assertThat(ServiceDefaults.of(BrokerSettings.serverless()))
        .containsEntry("log.retention.bytes", "268435456000");
    assertThat(of(3, false, Map.of())).doesNotContainKey("log.retention.bytes");
  }

  @Test
  void configuration_goesBeforeTheTable() {
    assertThat(of(3, false, Map.of("num.partitions", " 7 "))).containsEntry("num.partitions", "7");
  }

  @Test
  void timestampDifference_whichKafkaDividedInTwo_isBoth() {
    assertThat(of(3, false, Map.of("log.message.timestamp.difference.max.ms", "86400000")))
        .containsEntry("log.message.timestamp.before.max.ms", "86400000")
        .containsEntry("log.message.timestamp.after.max.ms", "86400000")
        .doesNotContainKey("log.message.timestamp.difference.max.ms");
  }

  @Test
  void propertiesOfZooKeeper_areLeftOut() {
    assertThat(of(3, false, Map.of("zookeeper.session.timeout.ms", "18000")))
        .doesNotContainKey("zookeeper.session.timeout.ms");
  }

  private static Map<String, String> of(int zones, boolean tiered, Map<String, String> properties) {
    return ServiceDefaults.of(
        new BrokerSettings(Set.of(), zones, "kafka.m7g.large", "3.9.x", tiered, properties));
  }
}
