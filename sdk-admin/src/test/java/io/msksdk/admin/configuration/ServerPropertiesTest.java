package io.msksdk.admin.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerPropertiesTest {

  @Test
  void constants_areTheTable() throws IllegalAccessException {
    TreeSet<String> names = new TreeSet<>();
    for (var field : ServerProperty.class.getFields()) {
      if (Modifier.isStatic(field.getModifiers())
          && field.get(null) instanceof ServerProperty<?> property) {
        names.add(property.name());
      }
    }
    assertThat(names).hasSize(48).isEqualTo(new TreeSet<>(PropertyTable.published().names()));
  }

  @ParameterizedTest
  @CsvSource({
    "replica.lag.time.max.ms,10000,30000,9999,30001",
    "zookeeper.connection.timeout.ms,6000,18000,5999,18001",
    "zookeeper.session.timeout.ms,6000,18000,5999,18001",
    "log.cleaner.min.cleanable.ratio,0,1,-0.1,1.1",
    "socket.send.buffer.bytes,-1,2147483647,-2,2147483648",
    "socket.receive.buffer.bytes,-1,2147483647,-2,2147483648",
    "log.roll.ms,1,9223372036854775807,0,9223372036854775808",
    "transactional.id.expiration.ms,1,2147483647,0,2147483648",
    "min.insync.replicas,1,2147483647,0,x",
    "log.flush.interval.ms,0,9223372036854775807,-1,1.5"
  })
  void bounds_holdAndOneStepBeyondDoesNot(
      String name, String least, String most, String below, String above) {
    assertThat(ServerProperties.lint(name + "=" + least)).isEmpty();
    assertThat(ServerProperties.lint(name + "=" + most)).isEmpty();
    assertThat(ServerProperties.lint(name + "=" + below)).hasSize(1);
    assertThat(ServerProperties.lint(name + "=" + above)).hasSize(1);
  }

  @Test
  void unknownProperties_andWrongValues_areReportedAtOnce() {
    assertThatThrownBy(
            () -> ServerProperties.parse("listeners=x\ncompression.type=rar\nnum.partitions=3"))
        .isInstanceOfSatisfying(
            InvalidSpecException.class, e -> assertThat(e.findings()).hasSize(2))
        .hasMessageContaining("compression.type: rar");
  }

  @Test
  void doubts_areWarnings() {
    List<String> codes =
        ServerProperties.lint(
                """
                allow.everyone.if.no.acl.found=false
                unclean.leader.election.enable=true
                log.retention.ms=1000
                log.message.timestamp.difference.max.ms=1001
                """)
            .stream()
            .map(Finding::code)
            .toList();

    assertThat(codes)
        .containsExactlyInAnyOrder(
            "configuration.timestamps", "configuration.acls", "configuration.unclean");
  }

  @Test
  void zookeeperProperties_haveNoPlaceInKraft() {
    ServerProperties properties =
        ServerProperties.builder().set(ServerProperty.ZOOKEEPER_SESSION_TIMEOUT_MS, 6000).build();

    assertThat(properties.findingsFor(BrokerShape.of("3.7.x.kraft", 3))).hasSize(1);
    assertThat(properties.findingsFor(BrokerShape.of("3.7.x", 3))).isEmpty();
  }

  @Test
  void changes_sayWhichRestartBrokers() {
    ServerProperties before = ServerProperties.parse("num.partitions=1\nmin.insync.replicas=1");
    ServerProperties after = ServerProperties.parse("num.partitions=3\nmin.insync.replicas=2");

    assertThat(before.changesTo(after).stream().map(Object::toString))
        .containsExactly(
            "min.insync.replicas: 1 -> 2", "num.partitions: 1 -> 3 [restarts brokers]");
    assertThat(after.changesTo(after)).isEmpty();
  }

  @Test
  void text_isReadAsItWasWritten() {
    ServerProperties properties = ServerProperties.parse("num.partitions=1");

    assertThat(ServerProperties.parse(properties.text())).isEqualTo(properties);
    assertThat(Arrays.asList(properties.text().split("\n", -1))).contains("num.partitions = 1");
  }
}
