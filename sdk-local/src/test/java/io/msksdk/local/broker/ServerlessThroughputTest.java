package io.msksdk.local.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.metrics.Quota;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.network.Session;
import org.apache.kafka.server.quota.ClientQuotaManager.ClientIdEntity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServerlessThroughputTest {
  private static final Session SESSION =
      new Session(KafkaPrincipal.ANONYMOUS, InetAddress.getLoopbackAddress());
  private static final long AT = 0;

  private final Metrics metrics = new Metrics();
  private final Budget budget = new Budget(100, () -> Instant.EPOCH);
  private final ServerlessThroughput written =
      ServerlessThroughput.ofWrites(metrics, Time.SYSTEM, 1, budget);
  private final ServerlessThroughput read =
      ServerlessThroughput.ofReads(metrics, Time.SYSTEM, 1, budget);

  @AfterEach
  void close() {
    written.shutdown();
    read.shutdown();
    metrics.close();
  }

  @Test
  void broker_afterAnotherUsedTheClusterUp_slowsDown() {
    assertThat(budget.use(1000)).isZero();

    assertThat(used(written, "app", 50)).isEqualTo(500);
  }

  @Test
  void broker_alone_hasAllOfTheCluster() {
    assertThat(used(written, "app", 1000)).isZero();
    assertThat(used(written, "other", 1)).isEqualTo(10);
  }

  @Test
  void read_thatIsTooMuch_takesNothingUp() {
    assertThat(used(read, "app", 900)).isZero();

    assertThat(used(read, "app", 200)).isEqualTo(1000);
    read.unrecordQuotaSensor(SESSION, "app", 200, AT);

    assertThat(used(read, "app", 100)).isZero();
  }

  @Test
  void read_ofMoreThanThereEverIs_isLetThroughWhenNothingElseIs() {
    assertThat(read.maxValueInQuotaWindow(SESSION, "app")).isEqualTo(1000);
    assertThat(used(read, "app", 5000)).isZero();
  }

  @Test
  void client_thatWasGivenAQuota_hasThatToo() {
    written.updateQuota(
        Optional.empty(),
        Optional.of(new ClientIdEntity("copier")),
        Optional.of(Quota.upperBound(1)));

    assertThat(used(written, "copier", 500)).isPositive();
    assertThat(used(written, "app", 100)).isZero();
  }

  private static int used(ServerlessThroughput throughput, String clientId, double bytes) {
    return throughput.maybeRecordAndGetThrottleTimeMs(SESSION, clientId, bytes, AT);
  }
}
