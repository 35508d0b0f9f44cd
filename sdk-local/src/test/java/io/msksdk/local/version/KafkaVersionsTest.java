package io.msksdk.local.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class KafkaVersionsTest {
  private final KafkaVersions versions = KafkaVersions.published();

  @Test
  void targets_areAllKnown_andNeverTheVersionItselfOrAnOlderOne() {
    List<String> names = versions.names();

    assertThat(names).doesNotHaveDuplicates();
    for (String name : names) {
      assertThat(versions.targets(name))
          .allSatisfy(t -> assertThat(names.indexOf(t)).isGreaterThan(names.indexOf(name)));
    }
  }

  @Test
  void version_unknown_hasNoTargets() {
    assertThat(versions.known("3.6")).isFalse();
    assertThat(versions.targets("3.6")).isEmpty();
    assertThat(versions.targets("4.1.x.kraft")).isEmpty();
  }
}
