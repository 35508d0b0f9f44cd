package io.msksdk.local.replicate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HomeOffsetsTest {
  private final HomeOffsets homes = new HomeOffsets();

  @Test
  void record_ofASourceThatNothingCameTo_standsForItself() {
    assertThat(homes.written(7, false)).isEqualTo(7);
  }

  @Test
  void record_afterAllThatTheTargetHas_standsForItself() {
    homes.returned(9);

    assertThat(homes.written(10, false)).isEqualTo(10);
    assertThat(homes.written(11, false)).isEqualTo(11);
  }

  @Test
  void record_behindOneTheSourceHasNotSeen_standsForThePlaceBeforeThat() {
    homes.returned(9);

    assertThat(homes.written(11, false)).isEqualTo(9);

    homes.returned(10);
    assertThat(homes.written(12, false)).isEqualTo(12);
  }

  @Test
  void recordThatReturns_standsForAllThatWasWrittenMeanwhile() {
    assertThat(homes.written(20, false)).isEqualTo(20);
    assertThat(homes.written(21, false)).isEqualTo(21);

    assertThat(homes.returned(18)).isEqualTo(18);
    assertThat(homes.returned(19)).isEqualTo(21);
    assertThat(homes.written(22, false)).isEqualTo(22);
  }

  @Test
  void record_farAhead_standsForTheLastThatReturned() {
    homes.returned(0);

    assertThat(homes.written(5, false)).isZero();
    assertThat(homes.written(6, false)).isZero();
  }

  @Test
  void lastRecord_standsForAllThatIsKnown_alsoBehindItself() {
    homes.returned(9);

    assertThat(homes.written(12, false)).isEqualTo(9);
    assertThat(homes.written(11, false)).isEqualTo(9);
    assertThat(homes.written(10, true)).isEqualTo(12);
    assertThat(homes.all()).isEqualTo(12);
  }
}
