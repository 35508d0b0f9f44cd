package io.msksdk.admin.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.admin.configuration.EffectiveProperties.Origin;
import io.msksdk.admin.configuration.EffectiveProperties.Setting;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EffectivePropertiesTest {
  private static final ServerProperties NONE = ServerProperties.builder().build();

  private static EffectiveProperties defaults(BrokerShape shape) {
    return EffectiveProperties.of(NONE, "none", shape);
  }

  private static String value(BrokerShape shape, String name) {
    return defaults(shape).setting(name).map(Setting::value).orElse("(absent)");
  }

  @ParameterizedTest
  @CsvSource({
    "allow.everyone.if.no.acl.found,true,true",
    "auto.create.topics.enable,false,false",
    "auto.leader.rebalance.enable,true,true",
    "default.replication.factor,3,3",
    "local.retention.bytes,-2,-2",
    "local.retention.ms,-2,-2",
    "log.message.timestamp.difference.max.ms,9223372036854775807,9223372036854775807",
    "log.segment.bytes,1073741824,134217728",
    "min.insync.replicas,2,2",
    "num.io.threads,8,16",
    "num.network.threads,5,8",
    "num.partitions,1,1",
    "num.replica.fetchers,2,4",
    "remote.log.msk.disable.policy,(absent),DELETE",
    "remote.log.reader.threads,(absent),10",
    "remote.storage.enable,false,true",
    "replica.lag.time.max.ms,30000,30000",
    "socket.receive.buffer.bytes,102400,102400",
    "socket.request.max.bytes,104857600,104857600",
    "socket.send.buffer.bytes,102400,102400",
    "unclean.leader.election.enable,true,false",
    "zookeeper.session.timeout.ms,18000,18000",
    "zookeeper.set.acl,false,false"
  })
  void defaultsOfMsk_areThoseOfTheGuide(String name, String local, String tiered) {
    BrokerShape shape = BrokerShape.of("3.6.0", 3).size("kafka.m5.4xlarge");

    assertThat(value(shape, name)).isEqualTo(local);
    assertThat(value(shape.withTieredStorage(), name)).isEqualTo(tiered);
  }

  @Test
  void defaults_dependOnZonesVersionAndSize() {
    BrokerShape two = BrokerShape.of("3.6.0", 2);
    BrokerShape tiered = BrokerShape.of("2.8.2.tiered", 3);

    assertThat(value(two, "default.replication.factor")).isEqualTo("2");
    assertThat(value(two, "min.insync.replicas")).isEqualTo("1");
    assertThat(value(tiered, "log.message.timestamp.difference.max.ms")).isEqualTo("86400000");
    assertThat(value(tiered, "num.io.threads")).isEqualTo("most of 8 and 1 per vCPU");
    assertThat(value(tiered.size("kafka.m5.large"), "num.io.threads")).isEqualTo("8");
    assertThat(value(BrokerShape.of("3.7.x.kraft", 3), "zookeeper.session.timeout.ms"))
        .isEqualTo("(absent)");
  }

  static Stream<Arguments> rowsByZones() {
    return PropertyTable.published().names().stream()
        .flatMap(name -> Stream.of(Arguments.of(name, false), Arguments.of(name, true)));
  }

  @ParameterizedTest
  @MethodSource("rowsByZones")
  void defaultOfARow_dependsOnZonesInTwoPlacesAlone(String name, boolean tiered) {
    BrokerShape two = BrokerShape.of("3.6.0", 2).size("kafka.m5.large");
    BrokerShape three = BrokerShape.of("3.6.0", 3).size("kafka.m5.large");
    String lower = value(tiered ? two.withTieredStorage() : two, name);
    String higher = value(tiered ? three.withTieredStorage() : three, name);

    switch (name) {
      case "default.replication.factor" ->
          assertThat(List.of(lower, higher)).containsExactly("2", "3");
      case "min.insync.replicas" -> assertThat(List.of(lower, higher)).containsExactly("1", "2");
      default -> assertThat(lower).isEqualTo(higher);
    }
  }

  @Test
  void everySettableProperty_hasAnEffectiveValue() {
    TreeSet<String> missing = new TreeSet<>(PropertyTable.published().names());
    defaults(BrokerShape.of("3.6.0", 3)).settings().forEach(s -> missing.remove(s.name()));

    assertThat(missing).isEmpty();
  }

  @Test
  void configuration_comesBeforeDefaults_andIsNamed() {
    ServerProperties tuned =
        ServerProperties.builder().set(ServerProperty.NUM_PARTITIONS, 3).build();

    EffectiveProperties effective =
        EffectiveProperties.of(tuned, "tuned, revision 3", BrokerShape.of("3.6.0", 3));

    assertThat(effective.settings(Origin.CONFIGURATION))
        .containsExactly(
            new Setting("num.partitions", "3", Origin.CONFIGURATION, "tuned, revision 3"));
    assertThat(effective.toString())
        .contains("num.partitions = 3 (tuned, revision 3)")
        .contains("message.max.bytes = 1048588 (Apache Kafka documentation, \"Broker configs\")");
  }
}
