package io.msksdk.admin.version;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.admin.version.KafkaRelease.Support;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KafkaReleaseTest {

  static List<KafkaRelease> rows() {
    return KafkaRelease.published();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void row_isSupportedUntilItsLastDay_andNotADayLonger(KafkaRelease release) {
    LocalDate last = release.lastDay().orElse(LocalDate.MAX.minusDays(1));
    boolean ends = release.lastDay().isPresent();

    assertThat(release.support(last)).isEqualTo(ends ? Support.ENDING : Support.SUPPORTED);
    assertThat(release.support(last.plusDays(1)))
        .isEqualTo(ends ? Support.ENDED : Support.SUPPORTED);
    assertThat(release.source()).startsWith("Amazon MSK Developer Guide, ");
    assertThat(release.released().orElse(LocalDate.MIN)).isBefore(last);
    assertThat(KafkaRelease.of(release.version())).contains(release);
  }

  @Test
  void recommendedVersion_isOne_andNewClustersCanHaveIt() {
    assertThat(KafkaRelease.recommended().version()).isEqualTo("3.5.1");
    assertThat(KafkaRelease.recommended().forNewClusters()).isTrue();
    assertThat(KafkaRelease.published()).hasSize(25);
  }

  @Test
  void versionsOfOld_areClosed_andSomeNameAnother() {
    assertThat(KafkaRelease.published().stream().filter(release -> !release.forNewClusters()))
        .extracting(KafkaRelease::version)
        .containsExactly("1.1.1", "2.4.1");
    assertThat(KafkaRelease.of("2.4.1").orElseThrow().successor()).contains("2.4.1.1");
    assertThat(KafkaRelease.of("1.1.1").orElseThrow().successor()).isEmpty();
    assertThat(KafkaRelease.of("3.7.x.kraft")).map(KafkaRelease::version).contains("3.7.x");
    assertThat(KafkaRelease.of("9.9.9")).isEmpty();
  }
}
