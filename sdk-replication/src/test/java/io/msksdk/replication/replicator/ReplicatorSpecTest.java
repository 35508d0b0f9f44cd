package io.msksdk.replication.replicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplicatorSpecTest {
  private static final String ROLE = "arn:aws:iam::111122223333:role/replicator";

  private static MskClusterArn cluster(String region, String account, String name) {
    return MskClusterArn.of(region, account, name, "abcd1234-0123-abcd-5678-1234abcd5678-1");
  }

  private static final MskClusterArn SOURCE = cluster("eu-west-1", "111122223333", "orders");
  private static final MskClusterArn TARGET = cluster("eu-central-1", "111122223333", "standby");
  private static final MskClusterArn NEAR = cluster("eu-central-1", "111122223333", "near");

  private static ReplicatorSpec.Builder spec(String name, MskClusterArn source, String role) {
    return ReplicatorSpec.between(name, source, TARGET, role)
        .sourceSubnets("subnet-a", "subnet-b")
        .targetSubnets("subnet-c", "subnet-d")
        .targetSecurityGroups("sg-1");
  }

  private static ReplicatorSpec.Builder spec() {
    return spec("orders-dr", SOURCE, ROLE);
  }

  private static ReplicationSettings withoutTopics() {
    NameFilter none = new NameFilter(List.of(), List.of());
    return ReplicationSettings.of(
        none,
        none,
        new ReplicationSettings.Copies(true, true, true, true, true),
        ReplicatorLogs.none());
  }

  private static List<String> codes(ReplicatorSpec.Builder spec) {
    InvalidSpecException refused =
        catchThrowableOfType(InvalidSpecException.class, spec::build);
    return refused == null
        ? List.of()
        : refused.findings().stream().map(Finding::code).distinct().toList();
  }

  @Test
  void everySetting_isKept() {
    ReplicationSettings settings =
        ReplicationSettings.everything()
            .topics("orders\\..*")
            .excludeTopics(".*-scratch")
            .groups("billing")
            .excludeGroups("test-.*")
            .newTopics(false)
            .topicConfigurations(false)
            .readAcls(false)
            .newGroups(false)
            .logs(ReplicatorLogs.none().logGroup("group").bucket("bucket", "prefix"));

    ReplicatorSpec spec =
        spec()
            .description("for the day")
            .settings(settings)
            .startingPosition(StartingPosition.EARLIEST)
            .topicNames(TopicNames.IDENTICAL)
            .offsetSync(OffsetSync.ENHANCED)
            .compression(TargetCompression.ZSTD)
            .addTag("team", "orders")
            .build();

    assertThat(spec.toBuilder().build()).isEqualTo(spec).hasSameHashCodeAs(spec);
    assertThat(spec.settings()).isEqualTo(settings);
    assertThat(spec.crossRegion()).isTrue();
    assertThat(spec.tags()).isEqualTo(Map.of("team", "orders"));
    assertThat(spec).isNotEqualTo(spec.toBuilder().compression(TargetCompression.LZ4).build());
  }

  @Test
  void settings_areComparedByEveryValue() {
    ReplicationSettings all = ReplicationSettings.everything();

    assertThat(
            List.of(
                all,
                all.topics("a"),
                all.excludeTopics("a"),
                all.groups("a"),
                all.excludeGroups("a"),
                all.newTopics(false),
                all.topicConfigurations(false),
                all.readAcls(false),
                all.newGroups(false),
                all.groupOffsets(false),
                all.logs(ReplicatorLogs.none().deliveryStream("s"))))
        .doesNotHaveDuplicates();
    assertThat(all.topics("a").topics(".*")).isEqualTo(all);
  }

  @Test
  void everythingWrong_isFoundAtOnce() {
    ReplicatorSpec.Builder wrong =
        ReplicatorSpec.between("-", SOURCE, SOURCE, "replicator")
            .description("x".repeat(1025))
            .settings(ReplicationSettings.everything().topics("(").groups("["));

    assertThat(codes(wrong))
        .containsExactlyInAnyOrder(
            "replicator.name",
            "replicator.description",
            "replicator.role",
            "replicator.clusters",
            "replicator.subnets",
            "replicator.source-security-groups",
            "replicator.target-security-groups",
            "replicator.expression");
  }

  @ParameterizedTest
  @CsvSource({"1,true", "128,true", "0,false", "129,false"})
  void name_isOfOneTo128Characters(int length, boolean accepted) {
    assertThat(codes(spec("n".repeat(length), SOURCE, ROLE)).isEmpty()).isEqualTo(accepted);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-a", "a_b", "a.b", "a b"})
  void name_ofOtherCharacters_isRefused(String name) {
    assertThat(codes(spec(name, SOURCE, ROLE))).containsExactly("replicator.name");
  }

  @ParameterizedTest
  @CsvSource({"249,true", "250,false"})
  void topicExpression_isOfAtMost249Characters(int length, boolean accepted) {
    ReplicationSettings settings = ReplicationSettings.everything().topics("t".repeat(length));

    assertThat(codes(spec().settings(settings)).isEmpty()).isEqualTo(accepted);
  }

  @ParameterizedTest
  @CsvSource({"256,true", "257,false"})
  void groupExpression_isOfAtMost256Characters(int length, boolean accepted) {
    ReplicationSettings settings = ReplicationSettings.everything().excludeGroups("g".repeat(length));

    assertThat(codes(spec().settings(settings)).isEmpty()).isEqualTo(accepted);
  }

  @ParameterizedTest
  @CsvSource({"1024,true", "1025,false"})
  void description_isOfAtMost1024Characters(int length, boolean accepted) {
    assertThat(codes(spec().description("d".repeat(length))).isEmpty()).isEqualTo(accepted);
  }

  @ParameterizedTest
  @CsvSource({"1,false", "2,true", "3,true"})
  void subnets_areAtLeastTwo(int number, boolean accepted) {
    String[] ids = IntStream.range(0, number).mapToObj(i -> "subnet-" + i).toArray(String[]::new);

    assertThat(codes(spec().targetSubnets(ids)).isEmpty()).isEqualTo(accepted);
    assertThat(codes(spec().sourceSubnets(ids)).isEmpty()).isEqualTo(accepted);
  }

  @Test
  void sameSubnetTwice_isRefused() {
    assertThat(codes(spec().targetSubnets("subnet-a", "subnet-a")))
        .containsExactly("replicator.subnets");
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        Arguments.of(
            "replicator.account",
            spec("a", cluster("eu-west-1", "444455556666", "orders"), ROLE)),
        Arguments.of("replicator.clusters", spec("a", TARGET, ROLE).sourceSecurityGroups("s")),
        Arguments.of(
            "replicator.role-account",
            spec("a", SOURCE, "arn:aws:iam::444455556666:role/r")),
        Arguments.of("replicator.role", spec("a", SOURCE, "arn:aws:iam::111122223333:user/r")),
        Arguments.of("replicator.source-security-groups", spec("a", NEAR, ROLE)),
        Arguments.of("replicator.source-security-groups", spec().sourceSecurityGroups("sg")),
        Arguments.of("replicator.target-security-groups", spec().targetSecurityGroups()),
        Arguments.of(
            "replicator.topics",
            spec().settings(withoutTopics())),
        Arguments.of(
            "replicator.expression",
            spec().settings(ReplicationSettings.everything().excludeTopics("*.a"))),
        Arguments.of(
            "replicator.expression-length",
            spec().settings(ReplicationSettings.everything().groups(""))),
        Arguments.of(
            "replicator.offset-sync",
            spec()
                .offsetSync(OffsetSync.ENHANCED)
                .settings(ReplicationSettings.everything().groupOffsets(false))),
        Arguments.of("replicator.unknown", spec().compression(TargetCompression.UNKNOWN)),
        Arguments.of("tag.reserved", spec().addTag("aws:x", "y")));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void brokenRule_isNamed(String code, ReplicatorSpec.Builder spec) {
    assertThat(codes(spec)).contains(code);
  }

  @Test
  void groupsTurnedOff_isAWarning() {
    ReplicatorSpec spec = spec().settings(ReplicationSettings.everything().withoutGroups()).build();

    assertThat(spec.findings()).extracting(Finding::code).containsExactly("replicator.groups");
  }

  @Test
  void regionTheGuideDoesNotList_isAWarning() {
    ReplicatorSpec spec =
        spec("a", cluster("af-south-1", "111122223333", "orders"), ROLE).build();

    assertThat(spec.findings()).extracting(Finding::code).containsExactly("replicator.region");
  }
}
