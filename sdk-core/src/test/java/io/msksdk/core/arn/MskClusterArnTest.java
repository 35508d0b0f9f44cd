package io.msksdk.core.arn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.lang.management.ManagementFactory;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MskClusterArnTest {
  private static final String ACCOUNT = "123456789012";
  private static final String UUID = "abcd1234-abcd-dcba-4321-a1b2abcd9f9f-2";
  private static final String TEXT =
      "arn:aws:kafka:us-east-1:123456789012:cluster/CustomerMessages/" + UUID;
  private static final MskClusterArn CLUSTER = MskClusterArn.parse(TEXT);

  @Test
  void parse_sampleOfTheGuide_givesItsParts() {
    assertThat(CLUSTER.name()).isEqualTo("CustomerMessages");
    assertThat(CLUSTER.uuid()).isEqualTo(UUID);
    assertThat(CLUSTER.serverless()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // samples printed in the Amazon MSK Developer Guide
        "arn:aws:kafka:us-east-1:0123456789012:cluster/MyTestCluster/abcd1234-0123-abcd-5678-1234abcd-1",
        "arn:aws:kafka:us-east-1:123456789012:cluster/SecondTLSTest/abcdabcd-1234-abcd-1234-abcd123e8e8e"
      })
  void parse_looseSamplesOfTheGuide_areAccepted(String text) {
    assertThat(MskClusterArn.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @CsvSource({
    "eec93c7f-4e8b-4baf-89fb-95de01ee639c-s1,true",
    "eec93c7f-s12,true",
    "eec93c7f-s0,true",
    "eec93c7f-s9,true",
    "eec93c7f-1,false",
    "eec93c7f-s,false",
    "eec93c7f-s1a,false",
    "eec93c7f-sa,false",
    "eec93c7f-s1-2,false",
    "eec93c7fs1,false"
  })
  void serverless_uuid_isToldByItsSuffix(String uuid, boolean serverless) {
    MskClusterArn arn = MskClusterArn.of("eu-west-1", ACCOUNT, "orders", uuid);

    assertThat(arn.serverless()).isEqualTo(serverless);
  }

  @ParameterizedTest
  @CsvSource({
    "eu-west-1,aws",
    "us-east-1,aws",
    "cn-north-1,aws-cn",
    "us-gov-west-1,aws-us-gov",
    "us-go-1,aws",
    "ap-southeast-2,aws"
  })
  void of_region_choosesThePartition(String region, String partition) {
    assertThat(MskClusterArn.of(region, ACCOUNT, "orders", UUID).partition()).isEqualTo(partition);
  }

  @ParameterizedTest
  @ValueSource(strings = {"12345678901", "12345678901234", "12345678901a", "", "١٢٣٤٥٦٧٨٩٠١٢"})
  void of_malformedAccount_isRefused(String account) {
    assertRefused(
        () -> MskClusterArn.of("eu-west-1", account, "orders", UUID),
        "arn.account",
        "clusterArn.account: " + account + " (expected: 12 digits).");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "eu", "-eu", "eu-", "eu west-1", "EU-west-1", "eu_west-1", "*-1"})
  void of_malformedRegion_isRefused(String region) {
    assertRefused(
        () -> MskClusterArn.of(region, ACCOUNT, "orders", UUID),
        "arn.region",
        "clusterArn.region: " + region + " (expected: a Region such as eu-west-1).");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a/b", "a:b", "a*", "é", "a\nb"})
  void of_malformedName_isRefused(String name) {
    assertRefused(
        () -> MskClusterArn.of("eu-west-1", ACCOUNT, name, UUID), "arn.name", "clusterArn.name: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a.b", "a/b", "a_b", "abcd "})
  void of_malformedUuid_isRefused(String uuid) {
    assertRefused(
        () -> MskClusterArn.of("eu-west-1", ACCOUNT, "orders", uuid),
        "arn.uuid",
        "clusterArn.uuid: ");
  }

  @Test
  void of_allCharactersOfTheRanges_areAccepted() {
    MskClusterArn arn = MskClusterArn.of("a0-z9", "000000000999", "azAZ09-._", "azAZ09-");

    assertThat(arn).hasToString("arn:aws:kafka:a0-z9:000000000999:cluster/azAZ09-._/azAZ09-");
  }

  @Test
  void parse_severalPartsWrong_namesAllOfThem() {
    InvalidSpecException refused =
        catchThrowableOfType(
            InvalidSpecException.class,
            () -> MskClusterArn.parse("arn:aws-eu:kafka:eu:1:cluster/a b/x_y"));

    assertThat(refused.findings())
        .extracting(Finding::code)
        .containsExactly("arn.partition", "arn.region", "arn.account", "arn.name", "arn.uuid");
  }

  @Test
  void parse_moreParts_areRefused() {
    assertRefused(() -> MskClusterArn.parse(TEXT + "/more"), "arn.uuid", "clusterArn.uuid: ");
    assertRefused(() -> MskClusterArn.parse(TEXT + "/"), "arn.uuid", "clusterArn.uuid: ");
  }

  @Test
  void parse_policyPattern_isToldFromAnArn() {
    assertRefused(
        () -> MskClusterArn.parse("arn:aws:kafka:us-east-1:123456789012:cluster/Test/*"),
        "arn.uuid",
        "Wildcards belong in policies; an ARN names one resource, as"
            + " arn:<partition>:kafka:<region>:<account>:cluster/<name>/<uuid>.");
  }

  @Test
  void parse_otherType_namesTheFormWanted() {
    assertThatThrownBy(
            () -> MskClusterArn.parse("arn:aws:kafka:us-east-1:123456789012:topic/a/b/c"))
        .hasMessage(
            "clusterArn.type: topic (expected: cluster). The form is"
                + " arn:<partition>:kafka:<region>:<account>:cluster/<name>/<uuid>.");
  }

  @Test
  void parse_aThousandArns_allocatesTheirTypesAndNothingElse() {
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    MskClusterArn[] parsed = new MskClusterArn[1_000];
    parsed[0] = MskClusterArn.parse(TEXT);

    long before = thread.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < parsed.length; i++) {
      parsed[i] = MskClusterArn.parse(TEXT);
    }
    long allocated = thread.getCurrentThreadAllocatedBytes() - before;

    assertThat(allocated / parsed.length).isLessThanOrEqualTo(64);
    assertThat(parsed).containsOnly(CLUSTER);
  }

  @Test
  void topic_inAnotherPartition_keepsIt() {
    MskClusterArn cluster =
        MskClusterArn.parse("arn:aws-cn:kafka:cn-north-1:123456789012:cluster/orders/" + UUID);

    assertThat(cluster.topic("payments"))
        .hasToString("arn:aws-cn:kafka:cn-north-1:123456789012:topic/orders/" + UUID + "/payments");
    assertThat(cluster.topic("payments").cluster()).isEqualTo(cluster);
  }

  private static void assertRefused(ThrowingCallable call, String code, String piece) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            InvalidSpecException.class,
            e -> assertThat(e.findings()).extracting(Finding::code).containsExactly(code))
        .hasMessageContaining(piece);
  }
}
