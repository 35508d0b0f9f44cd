package io.msksdk.local.replicate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HomeOffsetsTest {
  private final HomeOffsets homes = new HomeOffsets();

  @Test
  void record_ofASourceThatNothingCameTo_standsForItself() {
    assertThat(homes.written(7)).isEqualTo(7);
  }

  @Test
  void record_afterAllThatTheTargetHas_standsForItself() {
    homes.returned(9);

    assertThat(homes.written(10)).isEqualTo(10);
    assertThat(homes.written(11)).isEqualTo(11);
  }

  @Test
  void record_behindOneTheSourceHasNotSeen_standsForThePlaceBeforeThat() {
    homes.returned(9);

    assertThat(homes.written(11)).isEqualTo(9);

    homes.returned(10);
    assertThat(homes.written(12)).isEqualTo(12);
  }

  @Test
  void recordThatReturns_standsForAllThatWasWrittenMeanwhile() {
    assertThat(homes.written(20)).isEqualTo(20);
    assertThat(homes.written(21)).isEqualTo(21);

    assertThat(homes.returned(18)).isEqualTo(18);
    assertThat(homes.returned(19)).isEqualTo(21);
    assertThat(homes.written(22)).isEqualTo(22);
  }

  @Test
  void record_farAhead_standsForTheLastThatReturned() {
    homes.returned(0);

    assertThat(homes.written(5)).isZero();
    assertThat(homes.written(6)).isZero();
  }
}
