package io.msksdk.local.broker;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.local.iam.ConnectRate;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.junit.jupiter.api.Test;

class ServerlessConnectionsTest {
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final AtomicInteger first = new AtomicInteger();
  private final AtomicInteger second = new AtomicInteger();
  private final ServerlessConnections connections =
      new ServerlessConnections(3, new ConnectRate(2, now::get));

  @Test
  void connection_beyondWhatAllBrokersMayHave_isRefused_untilAnotherOneIsClosed() {
    connections.countedBy(1, first::get);
    connections.countedBy(2, second::get);
    first.set(1);
    second.set(2);

    assertThatThrownBy(connections::admit)
        .isInstanceOf(PolicyViolationException.class)
        .hasMessageContaining("connections: 4 (expected: at most 3");
    first.set(0);

    assertThatCode(connections::admit).doesNotThrowAnyException();
  }

  @Test
  void broker_thatStartedAgain_isCountedOnce() {
    connections.countedBy(1, () -> 3);
    connections.countedBy(1, first::get);

    assertThatCode(connections::admit).doesNotThrowAnyException();
  }

  @Test
  void attempts_beyondTheRateOfTheCluster_areRefused_untilTimeHasPassed() {
    connections.admit();
    connections.admit();
    assertThatThrownBy(connections::admit)
        .isInstanceOf(PolicyViolationException.class)
        .hasMessageContaining("connection attempts");

    now.updateAndGet(at -> at.plus(Duration.ofMillis(500)));

    assertThatCode(connections::admit).doesNotThrowAnyException();
  }
}
