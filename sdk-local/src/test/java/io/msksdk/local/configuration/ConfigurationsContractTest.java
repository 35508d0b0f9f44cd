package io.msksdk.local.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.local.Refused;
import io.msksdk.local.TestClusters;
import io.msksdk.local.TestEngine;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.ClusterState;
import software.amazon.awssdk.services.kafka.model.Configuration;
import software.amazon.awssdk.services.kafka.model.ConfigurationRevision;
import software.amazon.awssdk.services.kafka.model.ConfigurationState;
import software.amazon.awssdk.services.kafka.model.CreateClusterV2Request;

class ConfigurationsContractTest {
  private static final SdkBytes BODY =
      SdkBytes.fromUtf8String("auto.create.topics.enable = true\n\nlog.roll.ms = 604800000\n");
  private static final String UNKNOWN =
      "arn:aws:kafka:us-east-1:111122223333:configuration/none/abcdabcd-1234-abcd-1234-abcd123e8e8e-1";
  private static final String DOES_NOT_EXIST = "Configuration ARN does not exist.";

  @AutoClose private static final TestEngine engine = TestEngine.withoutBrokers();
  @AutoClose private static final KafkaClient kafka = engine.kafka();

  private static String create(String name) {
    return kafka.createConfiguration(r -> r.name(name).serverProperties(BODY)).arn();
  }

  @Test
  void configuration_created_isDescribedWithItsFirstRevision() {
    var created =
        kafka.createConfiguration(
            r ->
                r.name("orders-1")
                    .description("for orders")
                    .kafkaVersions("3.6.0", "3.7.x")
                    .serverProperties(BODY));

    var described = kafka.describeConfiguration(r -> r.arn(created.arn()));

    assertThat(created.arn())
        .matches("arn:aws:kafka:us-east-1:111122223333:configuration/orders-1/[0-9a-f-]{36}-1");
    assertThat(created.state()).isEqualTo(ConfigurationState.ACTIVE);
    assertThat(created.latestRevision().revision()).isEqualTo(1);
    assertThat(described.arn()).isEqualTo(created.arn());
    assertThat(described.name()).isEqualTo("orders-1");
    assertThat(described.description()).isEqualTo("for orders");
    assertThat(described.kafkaVersions()).containsExactly("3.6.0", "3.7.x");
    assertThat(described.creationTime()).isEqualTo(created.creationTime());
    assertThat(described.latestRevision()).isEqualTo(created.latestRevision());
    assertThat(described.state()).isEqualTo(ConfigurationState.ACTIVE);
  }

  @Test
  void configuration_updated_hasAnotherRevisionAndKeepsTheOld() {
    String arn = create("updated");
    SdkBytes second = SdkBytes.fromUtf8String("min.insync.replicas = 2\n");

    var updated =
        kafka.updateConfiguration(r -> r.arn(arn).description("second").serverProperties(second));

    assertThat(updated.arn()).isEqualTo(arn);
    assertThat(updated.latestRevision().revision()).isEqualTo(2);
    assertThat(updated.latestRevision().description()).isEqualTo("second");
    assertThat(kafka.describeConfiguration(r -> r.arn(arn)).latestRevision())
        .isEqualTo(updated.latestRevision());
    var first = kafka.describeConfigurationRevision(r -> r.arn(arn).revision(1L));
    assertThat(first.serverProperties()).isEqualTo(BODY);
    assertThat(first.revision()).isEqualTo(1);
    assertThat(first.arn()).isEqualTo(arn);
    assertThat(kafka.describeConfigurationRevision(r -> r.arn(arn).revision(2L)).serverProperties())
        .isEqualTo(second);
  }

  @Test
  void configuration_withoutAnyProperty_isAccepted() {
    String arn =
        kafka
            .createConfiguration(r -> r.name("empty").serverProperties(SdkBytes.fromUtf8String("")))
            .arn();

    assertThat(
            kafka
                .describeConfigurationRevision(r -> r.arn(arn).revision(1L))
                .serverProperties()
                .asByteArray())
        .isEmpty();
  }

  @Test
  void lists_inPages_areComplete() {
    try (KafkaClient elsewhere =
        engine.kafka(TestEngine.ADMIN_KEY, TestEngine.ADMIN_SECRET, Region.EU_WEST_1)) {
      List<String> arns =
          Stream.of("a", "b", "c")
              .map(n -> elsewhere.createConfiguration(r -> r.name(n).serverProperties(BODY)).arn())
              .toList();
      String arn = arns.get(0);
      for (int i = 0; i < 4; i++) {
        var unused = elsewhere.updateConfiguration(r -> r.arn(arn).serverProperties(BODY));
      }

      assertThat(
              elsewhere.listConfigurationsPaginator(r -> r.maxResults(2)).configurations().stream()
                  .map(Configuration::arn))
          .isEqualTo(arns);
      assertThat(
              elsewhere
                  .listConfigurationRevisionsPaginator(r -> r.arn(arn).maxResults(2))
                  .revisions()
                  .stream()
                  .map(ConfigurationRevision::revision))
          .containsExactly(1L, 2L, 3L, 4L, 5L);
    }
  }

  @Test
  void list_withAForgedTokenOrABadSize_isRefused() {
    String arn = create("paged");

    Refused.badRequest(() -> kafka.listConfigurations(r -> r.nextToken("x")), "nextToken", "token");
    Refused.badRequest(() -> kafka.listConfigurations(r -> r.maxResults(0)), "maxResults", "0");
    Refused.badRequest(
        () -> kafka.listConfigurationRevisions(r -> r.arn(arn).nextToken("x")),
        "nextToken",
        "token");
    Refused.badRequest(
        () -> kafka.listConfigurationRevisions(r -> r.arn(arn).maxResults(101)),
        "maxResults",
        "101");
  }

  @Test
  void configuration_unknown_isABadRequestInEveryOperation() {
    Refused.badRequest(
        () -> kafka.describeConfiguration(r -> r.arn(UNKNOWN)), "arn", DOES_NOT_EXIST);
    Refused.badRequest(
        () -> kafka.describeConfigurationRevision(r -> r.arn(UNKNOWN).revision(1L)),
        "arn",
        DOES_NOT_EXIST);
    Refused.badRequest(
        () -> kafka.listConfigurationRevisions(r -> r.arn(UNKNOWN)), "arn", DOES_NOT_EXIST);
    Refused.badRequest(
        () -> kafka.updateConfiguration(r -> r.arn(UNKNOWN).serverProperties(BODY)),
        "arn",
        DOES_NOT_EXIST);
    Refused.badRequest(() -> kafka.deleteConfiguration(r -> r.arn(UNKNOWN)), "arn", DOES_NOT_EXIST);
  }

  @Test
  void revision_unknown_isNotFound() {
    String arn = create("one-revision");

    Refused.notFound(
        () -> kafka.describeConfigurationRevision(r -> r.arn(arn).revision(2L)), "revision");
  }

  @Test
  void properties_inAnotherEncoding_areRefusedNotFailed() {
    Refused.badRequest(
        () ->
            kafka.createConfiguration(
                r ->
                    r.name("twice")
                        .serverProperties(SdkBytes.fromUtf8String("bnVtLnBhcnRpdGlvbnM9MwpudW0="))),
        "serverProperties",
        "Key 'bnVtLnBhcnRpdGlvbnM9MwpudW0' is not supported by at least one Apache Kafka version."
            + " Key checked against versions: [1.1.1, ");
    Refused.badRequest(
        () ->
            kafka.createConfiguration(
                r ->
                    r.name("binary")
                        .serverProperties(SdkBytes.fromByteArray(new byte[] {(byte) 0xff, 1}))),
        "serverProperties",
        "is not supported");
    Refused.badRequest(
        () ->
            kafka.createConfiguration(
                r -> r.name("escape").serverProperties(SdkBytes.fromUtf8String("a=\\u12"))),
        "serverProperties",
        "can't be read");
  }

  @Test
  void create_withoutARequiredMember_namesIt() {
    Refused.missing(() -> kafka.createConfiguration(r -> r.serverProperties(BODY)), "name");
    Refused.missing(() -> kafka.createConfiguration(r -> r.name("x")), "serverProperties");
    String arn = create("without");
    Refused.missing(() -> kafka.updateConfiguration(r -> r.arn(arn)), "serverProperties");
  }

  @Test
  void create_withABadNameOrVersion_isRefused() {
    for (String name : List.of("", "-a", "a b", "a.b", "a_b")) {
      Refused.badRequest(
          () -> kafka.createConfiguration(r -> r.name(name).serverProperties(BODY)),
          "name",
          "isn't valid");
    }
    Refused.badRequest(
        () ->
            kafka.createConfiguration(
                r -> r.name("v").kafkaVersions("3.6.0", "3.6").serverProperties(BODY)),
        "kafkaVersions",
        "Unsupported KafkaVersion [3.6]. Valid values: [1.1.1, ");
  }

  @Test
  void create_withANameThatIsTaken_isAConflict() {
    String unused = create("taken");

    Refused.conflict(() -> create("taken"), "name", "A resource with this name already exists");
  }

  @Test
  void properties_notSettable_areAllNamedAsTheServiceDoes() {
    Refused.badRequest(
        () ->
            kafka.createConfiguration(
                r ->
                    r.name("refused")
                        .kafkaVersions("2.2.1")
                        .serverProperties(
                            SdkBytes.fromUtf8String(
                                "auto.leader.rebalance.enable=true\nnum.partitions=zero\n"))),
        "serverProperties",
        """
        [ {
          "name" : "auto.leader.rebalance.enable",
          "value" : "true",
          "errorMessages" : [ "Key 'auto.leader.rebalance.enable' is not supported by at least one \
        Apache Kafka version. Key checked against versions: [2.2.1]" ]
        }, {
          "name" : "num.partitions",
          "value" : "zero",
          "errorMessages" : [ "Invalid value zero for configuration num.partitions: Not a number of \
        type INT" ]
        } ]"""
            .replace("\n        ", "\n"));
  }

  @Test
  void update_withAForbiddenProperty_addsNoRevision() {
    String arn = create("kept");

    Refused.badRequest(
        () ->
            kafka.updateConfiguration(
                r -> r.arn(arn).serverProperties(SdkBytes.fromUtf8String("broker.id=1"))),
        "serverProperties",
        "Key 'broker.id' is not supported");
    assertThat(kafka.describeConfiguration(r -> r.arn(arn)).latestRevision().revision())
        .isEqualTo(1);
  }

  @Test
  void delete_ofAConfigurationInUse_isRefusedUntilTheClusterIsGone() {
    String arn = create("in-use");
    CreateClusterV2Request request = TestClusters.iam("uses-it", 1);
    String cluster =
        kafka
            .createClusterV2(
                request.toBuilder()
                    .provisioned(
                        request
                            .provisioned()
                            .copy(p -> p.configurationInfo(c -> c.arn(arn).revision(1L))))
                    .build())
            .clusterArn();
    TestClusters.await(kafka, cluster, ClusterState.ACTIVE);

    Refused.badRequest(
        () -> kafka.deleteConfiguration(r -> r.arn(arn)),
        "arn",
        "Configuration is in use by one or more clusters. Dissociate the configuration from the"
            + " clusters.");

    var unused = kafka.deleteCluster(r -> r.clusterArn(cluster));
    TestClusters.awaitGone(kafka, cluster);
    assertThat(kafka.deleteConfiguration(r -> r.arn(arn)).state())
        .isEqualTo(ConfigurationState.DELETING);
    Refused.badRequest(() -> kafka.describeConfiguration(r -> r.arn(arn)), "arn", DOES_NOT_EXIST);
  }

  @Test
  void configurations_beyondTheQuota_areRefused() {
    try (KafkaClient elsewhere =
        engine.kafka(TestEngine.ADMIN_KEY, TestEngine.ADMIN_SECRET, Region.EU_WEST_2)) {
      for (int i = 0; i < 100; i++) {
        String name = "q" + i;
        var unused = elsewhere.createConfiguration(r -> r.name(name).serverProperties(BODY));
      }

      Refused.badState(
          () -> elsewhere.createConfiguration(r -> r.name("more").serverProperties(BODY)),
          "quota of 100 configurations");
    }
  }

  @Test
  void revisions_beyondTheQuota_areRefused() {
    String arn = create("fifty");
    for (int i = 2; i <= 50; i++) {
      var unused = kafka.updateConfiguration(r -> r.arn(arn).serverProperties(BODY));
    }

    Refused.badState(
        () -> kafka.updateConfiguration(r -> r.arn(arn).serverProperties(BODY)),
        "quota of 50 revisions");
  }
}
