package io.msksdk.replication.replicator;

import static io.msksdk.replication.replicator.SelfManagedKafka.Login.MTLS;
import static io.msksdk.replication.replicator.SelfManagedKafka.Login.SCRAM_SHA_256;
import static io.msksdk.replication.replicator.SelfManagedKafka.Login.SCRAM_SHA_512;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.kafka.model.KafkaCluster;
import software.amazon.awssdk.services.kafka.model.KafkaClusterDescription;

class SelfManagedKafkaTest {
  private static final String SECRET =
      "arn:aws:secretsmanager:eu-west-1:111122223333:secret:copier-a1b2c3";
  private static final String ROOT_CA =
      "arn:aws:secretsmanager:eu-west-1:111122223333:secret:ca-a1b2c3";
  private static final MskClusterArn TARGET =
      MskClusterArn.of(
          "eu-west-1", "111122223333", "express", "abcd1234-0123-abcd-5678-1234abcd5678-1");

  private static ReplicatorSpec.Builder spec(SelfManagedKafka source) {
    return ReplicatorSpec.fromSelfManaged(
            "move", source, TARGET, "arn:aws:iam::111122223333:role/replicator")
        .sourceSubnets("subnet-a", "subnet-b")
        .sourceSecurityGroups("sg-1")
        .targetSubnets("subnet-a", "subnet-b")
        .targetSecurityGroups("sg-1");
  }

  private static SelfManagedKafka own() {
    return SelfManagedKafka.of("own", "kafka-1:9096,kafka-2:9096", SCRAM_SHA_512, SECRET);
  }

  @Test
  void spec_keepsTheSource_whichHasNoArnAndNoRegion() {
    ReplicatorSpec spec = spec(own().rootCa(ROOT_CA)).build();

    assertThat(spec.toBuilder().build()).isEqualTo(spec).hasSameHashCodeAs(spec);
    assertThat(spec.source().selfManaged()).contains(own().rootCa(ROOT_CA));
    assertThat(spec.source().arn()).isEmpty();
    assertThat(spec.crossRegion()).isFalse();
    assertThat(spec).isNotEqualTo(spec(own()).build());
  }

  @ParameterizedTest
  @CsvSource({
    "a b, kafka-1:9096, clusterId",
    "own, kafka-1, bootstrapServers",
    "own, 'kafka-1:9096, kafka-2:9096', bootstrapServers"
  })
  void whatCannotBe_isRefused_andNamed(String id, String brokers, String property) {
    SelfManagedKafka source = SelfManagedKafka.of(id, brokers, SCRAM_SHA_256, SECRET);

    assertThat(findings(spec(source)))
        .extracting(f -> f.code() + " " + f.property())
        .containsExactly("replicator.self-managed source " + property);
  }

  @Test
  void whatIsNoSecret_isRefused_andSoIsASourceWithoutSecurityGroups() {
    SelfManagedKafka source = SelfManagedKafka.of("own", "k:9096", MTLS, "s3cret").rootCa("ca");

    assertThat(findings(spec(source).sourceSecurityGroups()))
        .extracting(Finding::code)
        .containsExactly(
            "replicator.self-managed",
            "replicator.self-managed",
            "replicator.source-security-groups");
  }

  @Test
  void specOfTheWayBack_isAtHomeWithItsSource() {
    ReplicatorSpec spec =
        ReplicatorSpec.toSelfManaged(
                "back", TARGET, own(), "arn:aws:iam::111122223333:role/replicator")
            .sourceSubnets("subnet-a", "subnet-b")
            .sourceSecurityGroups("sg-1")
            .targetSubnets("subnet-a", "subnet-b")
            .targetSecurityGroups("sg-1")
            .build();

    assertThat(spec.home()).isEqualTo(TARGET);
    assertThat(spec.crossRegion()).isFalse();
    assertThat(spec.toBuilder().build()).isEqualTo(spec);
    var sent = CreateReplicatorOperation.request(spec).replicationInfoList().get(0);
    assertThat(sent.sourceKafkaClusterArn()).isEqualTo(TARGET.toString());
    assertThat(sent.targetKafkaClusterId()).isEqualTo("own");
    assertThat(sent.targetKafkaClusterArn()).isNull();
  }

  private static List<Finding> findings(ReplicatorSpec.Builder spec) {
    return catchThrowableOfType(InvalidSpecException.class, spec::build).findings();
  }

  @ParameterizedTest
  @EnumSource(SelfManagedKafka.Login.class)
  void everyLogin_isSaidInTheServicesShape_andReadBack(SelfManagedKafka.Login login) {
    SelfManagedKafka source = SelfManagedKafka.of("own", "k:9096", login, SECRET).rootCa(ROOT_CA);

    KafkaCluster sent =
        CreateReplicatorOperation.request(spec(source).build()).kafkaClusters().get(0);

    assertThat(
            SelfManagedShape.read(
                KafkaClusterDescription.builder()
                    .apacheKafkaCluster(sent.apacheKafkaCluster())
                    .clientAuthentication(sent.clientAuthentication())
                    .encryptionInTransit(sent.encryptionInTransit())
                    .build()))
        .contains(source);
  }

  @Test
  void loginOfALaterTime_isNotRead() {
    assertThat(
            SelfManagedShape.read(
                KafkaClusterDescription.builder()
                    .apacheKafkaCluster(c -> c.apacheKafkaClusterId("own"))
                    .clientAuthentication(a -> a.saslScram(s -> s.mechanism("SHA1024")))
                    .build()))
        .isEmpty();
  }
}
