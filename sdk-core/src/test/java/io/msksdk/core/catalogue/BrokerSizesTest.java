package io.msksdk.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrokerSizesTest {

  @ParameterizedTest
  @CsvSource({
    "kafka.t3.small,2,300,,,,",
    "kafka.m5.large,2,1000,,,,",
    "kafka.m5.xlarge,4,1000,,,,",
    "kafka.m5.2xlarge,8,2000,,,,",
    "kafka.m5.4xlarge,16,4000,593,16,8,4",
    "kafka.m5.8xlarge,32,4000,850,32,16,8",
    "kafka.m5.12xlarge,48,4000,1000,48,24,14",
    "kafka.m5.16xlarge,64,4000,1000,64,32,16",
    "kafka.m5.24xlarge,96,4000,1000,96,48,16",
    "kafka.m7g.large,2,1000,,,,",
    "kafka.m7g.xlarge,4,1000,,,,",
    "kafka.m7g.2xlarge,8,2000,312,,,",
    "kafka.m7g.4xlarge,16,4000,625,16,8,",
    "kafka.m7g.8xlarge,32,4000,1000,32,16,",
    "kafka.m7g.12xlarge,48,4000,1000,48,24,",
    "kafka.m7g.16xlarge,64,4000,1000,64,32,"
  })
  void row_saysWhatTheGuidePrints(
      String name,
      int vcpus,
      int partitions,
      Integer throughput,
      Integer io,
      Integer network,
      Integer fetchers) {
    BrokerSizes.Size size = BrokerSizes.published().size(name).orElseThrow();

    assertThat(size.vcpus()).isEqualTo(vcpus);
    assertThat(size.partitions()).isEqualTo(partitions);
    assertThat(boxed(size.mostThroughput())).isEqualTo(throughput);
    assertThat(boxed(size.ioThreads())).isEqualTo(io);
    assertThat(boxed(size.networkThreads())).isEqualTo(network);
    assertThat(boxed(size.fetchers())).isEqualTo(fetchers);
    assertThat(size.source()).startsWith("Amazon MSK Developer Guide, ");
  }

  private static Integer boxed(OptionalInt number) {
    return number.isPresent() ? number.getAsInt() : null;
  }

  @Test
  void table_hasTheseSizes_andKnowsNothingOfOthers() {
    assertThat(BrokerSizes.published().all()).hasSize(16);
    assertThat(BrokerSizes.published().size("kafka.m9.huge")).isEmpty();
  }
}
