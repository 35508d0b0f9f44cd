package io.msksdk.admin.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.core.catalogue.BrokerSizes;
import io.msksdk.core.check.Finding;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BrokerPreflightTest {

  static List<BrokerSizes.Size> sizes() {
    return List.copyOf(BrokerSizes.published().all());
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void partitionsOfABroker_atTheBoundOfItsSize_andOneBeyond(BrokerSizes.Size size) {
    int most = size.partitions();

    assertThat(BrokerPreflight.load(Map.of(1, most, 2, 0), size)).isEmpty();
    assertThat(BrokerPreflight.load(Map.of(1, most, 2, most + 1), size))
        .extracting(Finding::property)
        .containsExactly("broker 2");
  }
}
