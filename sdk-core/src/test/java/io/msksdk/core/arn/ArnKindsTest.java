package io.msksdk.core.arn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every kind of ARN. */
class ArnKindsTest {
  private static final String UUID = "abcd1234-0123-abcd-5678-1234abcd-1";
  private static final MskClusterArn CLUSTER =
      MskClusterArn.of("eu-west-1", "123456789012", "orders", UUID);

  static Stream<Arguments> kinds() {
    return Stream.of(
        kind("kafka", "cluster/orders/" + UUID, MskClusterArn::parse, CLUSTER),
        kind("kafka", "topic/orders/" + UUID + "/a.b_c-1", MskTopicArn::parse, topic("a.b_c-1")),
        kind("kafka", "group/orders/" + UUID + "/app", MskGroupArn::parse, CLUSTER.group("app")),
        kind(
            "kafka",
            "transactional-id/orders/" + UUID + "/tx-1",
            MskTransactionalIdArn::parse,
            CLUSTER.transactionalId("tx-1")),
        kind(
            "kafka",
            "cluster-operation/orders/" + UUID + "/0123abcd-abcd-4f7f-1234-9876543210ef",
            MskClusterOperationArn::parse,
            MskClusterOperationArn.of(CLUSTER, "0123abcd-abcd-4f7f-1234-9876543210ef")),
        kind(
            "kafka",
            "configuration/tuned/" + UUID,
            MskConfigurationArn::parse,
            MskConfigurationArn.of("eu-west-1", "123456789012", "tuned", UUID)),
        kind(
            "kafka",
            "replicator/dr/" + UUID,
            MskReplicatorArn::parse,
            MskReplicatorArn.of("eu-west-1", "123456789012", "dr", UUID)),
        kind(
            "kafka",
            "vpc-connection/123456789012/orders/" + UUID,
            MskVpcConnectionArn::parse,
            MskVpcConnectionArn.of(CLUSTER, "123456789012", UUID)),
        kind(
            "kafkaconnect",
            "connector/sink/" + UUID,
            ConnectorArn::parse,
            ConnectorArn.of("eu-west-1", "123456789012", "sink", UUID)),
        kind(
            "kafkaconnect",
            "custom-plugin/s3/" + UUID,
            CustomPluginArn::parse,
            CustomPluginArn.of("eu-west-1", "123456789012", "s3", UUID)),
        kind(
            "kafkaconnect",
            "worker-configuration/w/" + UUID,
            WorkerConfigurationArn::parse,
            WorkerConfigurationArn.of("eu-west-1", "123456789012", "w", UUID)));
  }

  private static MskTopicArn topic(String name) {
    return CLUSTER.topic(name);
  }

  private static Arguments kind(
      String service, String resource, Function<String, ResourceArn> parse, ResourceArn built) {
    return Arguments.of(service, resource, parse, built);
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("kinds")
  void parse_itsOwnText_equalsTheBuiltOne(
      String service, String resource, Function<String, ResourceArn> parse, ResourceArn built) {
    String text = "arn:aws:" + service + ":eu-west-1:123456789012:" + resource;

    ResourceArn arn = parse.apply(text);

    assertThat(arn).isEqualTo(built).hasSameHashCodeAs(built).hasToString(text);
    assertThat(built).hasToString(text);
    assertThat(arn.partition()).isEqualTo("aws");
    assertThat(arn.region()).isEqualTo("eu-west-1");
    assertThat(arn.account()).isEqualTo("123456789012");
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("kinds")
  void parse_otherPartitions_areKept(
      String service, String resource, Function<String, ResourceArn> parse, ResourceArn built) {
    for (String partition : List.of("aws-cn", "aws-us-gov")) {
      String text = "arn:" + partition + ":" + service + ":cn-north-1:123456789012:" + resource;

      ResourceArn arn = parse.apply(text);

      assertThat(arn.partition()).isEqualTo(partition);
      assertThat(arn).hasToString(text).isNotEqualTo(built);
    }
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("kinds")
  void parse_anyPartWrong_isRefusedByName(
      String service, String resource, Function<String, ResourceArn> parse, ResourceArn built) {
    String place = ":eu-west-1:123456789012:";

    assertRefused(parse, "arn:aws:" + service + ":eu-west-1:1234", "arn.form");
    assertRefused(parse, "urn:aws:" + service + place + resource, "arn.form");
    assertRefused(parse, "", "arn.form");
    assertRefused(parse, "arn:aws:s3" + place + resource, "arn.service");
    assertRefused(parse, "arn:aws:" + service + place + "x" + resource, "arn.type");
    assertRefused(parse, "arn:aws:" + service + place, "arn.type");
    String type = resource.substring(0, resource.indexOf('/'));
    assertRefused(parse, "arn:aws:" + service + place + type, "arn.resource");
    assertRefused(parse, "arn:aws:" + service + place + type + "/a", "arn.resource");
    assertRefused(parse, "arn:aws-iso:" + service + place + resource, "arn.partition");
    assertRefused(parse, "arn:aws:" + service + ":EU:123456789012:" + resource, "arn.region");
    assertRefused(parse, "arn:aws:" + service + ":eu-west-1:12:" + resource, "arn.account");
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("kinds")
  void parse_textOfEveryOtherKind_isRefused(
      String service, String resource, Function<String, ResourceArn> parse, ResourceArn built) {
    kinds()
        .map(kind -> (ResourceArn) kind.get()[3])
        .filter(other -> !other.equals(built))
        .forEach(
            other ->
                assertThatThrownBy(() -> parse.apply(other.toString()))
                    .isInstanceOf(InvalidSpecException.class));
  }

  @Test
  void parse_null_isRefusedByName() {
    assertThatThrownBy(() -> MskClusterArn.parse(null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("clusterArn");
  }

  @Test
  void of_null_isRefusedByName() {
    assertThatThrownBy(() -> MskClusterArn.of("eu-west-1", "123456789012", null, UUID))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("name");
    assertThatThrownBy(() -> MskClusterArn.of(null, "123456789012", "orders", UUID))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("region");
  }

  private static void assertRefused(Function<String, ResourceArn> parse, String text, String code) {
    assertThatThrownBy(() -> parse.apply(text))
        .as(text)
        .isInstanceOfSatisfying(
            InvalidSpecException.class,
            e ->
                assertThat(e.findings())
                    .singleElement()
                    .satisfies(f -> assertThat(f.remedy()).contains("arn:<partition>:"))
                    .extracting(Finding::code)
                    .isEqualTo(code));
  }
}
