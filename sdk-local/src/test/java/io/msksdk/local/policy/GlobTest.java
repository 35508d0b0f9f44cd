package io.msksdk.local.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
  private static final String R = "arn:aws:kafka:us-east-1:0123456789012:";
  private static final String U = "abcd1234-0123-abcd-5678-1234abcd-1";

  /** The developer guide's resource patterns, "IAM access control", wildcards in resources. */
  @ParameterizedTest
  @CsvSource({
    "topic/MyTestCluster/*, topic/MyTestCluster/" + U + "/orders, true",
    "topic/MyTestCluster/*, topic/MyTestCluster/other-uuid-2/orders, true",
    "topic/MyTestCluster/*, topic/MyTestCluster2/" + U + "/orders, false",
    "topic/MyTestCluster/*, group/MyTestCluster/" + U + "/orders, false",
    "topic/MyTestCluster/" + U + "/*_test, topic/MyTestCluster/" + U + "/orders_test, true",
    "topic/MyTestCluster/" + U + "/*_test, topic/MyTestCluster/" + U + "/orders_test2, false",
    "transactional-id/MyTestCluster/*/tx-1, transactional-id/MyTestCluster/" + U + "/tx-1, true",
    "cluster/MyTestCluster/*, topic/MyTestCluster/" + U + "/orders, false",
    "topic/MyTestCluster/*/ORDERS, topic/MyTestCluster/" + U + "/orders, false",
    "topic/MyTestCluster/*/order?, topic/MyTestCluster/" + U + "/orders, true",
    "topic/MyTestCluster/*/order?, topic/MyTestCluster/" + U + "/order, false"
  })
  void arn_ofAPattern_matchesAsTheGuideSays(String pattern, String arn, boolean matches) {
    assertThat(Glob.matchesArn(R + pattern, R + arn)).isEqualTo(matches);
  }

  @Test
  void star_doesNotCrossTheFirstColons() {
    String arn = R + "topic/a/b/c";

    assertThat(Glob.matchesArn("arn:aws:kafka:*:*:topic/*/*", arn)).isTrue();
    assertThat(Glob.matchesArn("arn:aws:*:topic/*", arn)).isFalse();
    assertThat(Glob.matchesArn("*", arn)).isTrue();
  }

  @Test
  void pattern_withManyStars_isDecidedAtOnce() {
    String text = "a".repeat(5_000);

    assertThat(Glob.matches("*a".repeat(500) + "b", text)).isFalse();
    assertThat(Glob.matches("*a".repeat(500) + "*", text)).isTrue();
  }
}
