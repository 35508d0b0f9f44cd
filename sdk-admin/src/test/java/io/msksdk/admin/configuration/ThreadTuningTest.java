package io.msksdk.admin.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.core.catalogue.BrokerSizes;
import io.msksdk.core.check.Finding;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ThreadTuningTest {

  static List<BrokerSizes.Size> sizes() {
    return List.copyOf(BrokerSizes.published().all());
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void requests_areTunedWhereTheGuideSaysSo(BrokerSizes.Size size) {
    Map<String, String> tuned = ThreadTuning.requests(size.name()).values();

    assertThat(tuned.containsKey("num.io.threads")).isEqualTo(size.ioThreads().isPresent());
    size.ioThreads()
        .ifPresent(
            threads -> {
              assertThat(tuned).containsEntry("num.io.threads", String.valueOf(threads));
              assertThat(tuned).containsEntry("num.network.threads", String.valueOf(threads / 2));
            });
    assertThat(ThreadTuning.recovery(size.name()).values())
        .containsEntry("num.recovery.threads.per.data.dir", String.valueOf(size.vcpus()));
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void threads_areBoundedByCores_atTheBoundAndOneBeyond(BrokerSizes.Size size) {
    BrokerShape shape = BrokerShape.of("3.6.0", 3).size(size.name());
    int network = Math.max(5, size.vcpus() / 2);

    assertThat(codes(shape, "num.io.threads=" + size.vcpus())).isEmpty();
    assertThat(codes(shape, "num.io.threads=" + (size.vcpus() + 1)))
        .containsExactly("configuration.threads");
    assertThat(codes(shape, "num.io.threads=1\nnum.network.threads=" + network)).isEmpty();
    assertThat(codes(shape, "num.io.threads=1\nnum.network.threads=" + (network + 1)))
        .containsExactly("configuration.threads");
  }

  @Test
  void fetchers_areTunedForM5Alone() {
    assertThat(ThreadTuning.replication("kafka.m5.12xlarge").values())
        .containsExactly(Map.entry("num.replica.fetchers", "14"));
    assertThat(ThreadTuning.replication("kafka.m7g.12xlarge").values()).isEmpty();
    assertThat(ThreadTuning.requests("kafka.m9.huge").values()).isEmpty();
  }

  @Test
  void networkThreads_followTheOthers() {
    assertThat(codes(BrokerShape.of("3.6.0", 3), "num.network.threads=6"))
        .containsExactly("configuration.io-first");
    assertThat(codes(BrokerShape.of("3.6.0", 3), "num.network.threads=5")).isEmpty();
  }

  @Test
  void replicasThatMustBeInSync_leaveOneToRestart() {
    assertThat(codes(BrokerShape.of("3.6.0", 3), "min.insync.replicas=2")).isEmpty();
    assertThat(codes(BrokerShape.of("3.6.0", 3), "min.insync.replicas=3"))
        .containsExactly("configuration.in-sync");
    assertThat(codes(BrokerShape.of("3.6.0", 2), "min.insync.replicas=2"))
        .containsExactly("configuration.in-sync");
  }

  @Test
  void tieredCluster_keepsNothingButDeletion() {
    BrokerShape tiered = BrokerShape.of("3.6.0", 3).withTieredStorage();

    assertThat(codes(tiered, "log.cleanup.policy=compact")).containsExactly("configuration.tiered");
    assertThat(codes(tiered, "log.cleanup.policy=delete")).isEmpty();
    assertThat(codes(BrokerShape.of("3.6.0", 3), "log.cleanup.policy=compact")).isEmpty();
  }

  private static List<String> codes(BrokerShape shape, String text) {
    return ServerProperties.parse(text).findingsFor(shape).stream().map(Finding::code).toList();
  }
}
