package io.msksdk.local.version;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.local.Refused;
import io.msksdk.local.TestClusters;
import io.msksdk.local.TestEngine;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.CompatibleKafkaVersion;
import software.amazon.awssdk.services.kafka.model.KafkaVersion;
import software.amazon.awssdk.services.kafka.model.KafkaVersionStatus;

class KafkaVersionsContractTest {
  @AutoClose private static final TestEngine engine = TestEngine.withoutBrokers();
  @AutoClose private static final KafkaClient kafka = engine.kafka();

  private static List<String> targets(String source) {
    return kafka.getCompatibleKafkaVersions(r -> {}).compatibleKafkaVersions().stream()
        .filter(c -> c.sourceVersion().equals(source))
        .findFirst()
        .orElseThrow()
        .targetVersions();
  }

  @Test
  void versions_inPages_areComplete() {
    List<KafkaVersion> versions =
        kafka.listKafkaVersionsPaginator(r -> r.maxResults(7)).kafkaVersions().stream().toList();

    assertThat(versions)
        .extracting(KafkaVersion::version)
        .isEqualTo(KafkaVersions.published().names())
        .startsWith("1.1.1", "2.1.0")
        .contains("2.4.1.1", "2.8.2.tiered", "3.7.x", "3.7.x.kraft", "3.9.x.kraft");
    assertThat(versions)
        .filteredOn(v -> v.status() == KafkaVersionStatus.DEPRECATED)
        .extracting(KafkaVersion::version)
        .containsExactly("1.1.1", "2.1.0", "2.2.1", "2.3.1", "2.4.1", "2.4.1.1", "2.5.1");
  }

  @Test
  void versions_withABadPage_areRefused() {
    Refused.badRequest(() -> kafka.listKafkaVersions(r -> r.nextToken("x")), "nextToken", "token");
    Refused.badRequest(() -> kafka.listKafkaVersions(r -> r.maxResults(0)), "maxResults", "0");
  }

  @Test
  void targets_ofTheGuidesExample_areItsOwn() {
    assertThat(targets("2.2.1")).containsExactly("2.3.1", "2.4.1", "2.4.1.1", "2.5.1");
  }

  @Test
  void targets_areNewerVersionsOfTheSameMetadataMode() {
    assertThat(targets("3.6.0")).containsExactly("3.7.x", "3.8.x", "3.9.x");
    assertThat(targets("3.8.x.kraft")).containsExactly("3.9.x.kraft", "4.0.x.kraft", "4.1.x.kraft");
    assertThat(targets("2.8.2.tiered")).startsWith("3.6.0").doesNotContain("3.5.1");
    assertThat(targets("2.6.0")).contains("2.6.1", "3.9.x").doesNotContain("2.5.1", "2.8.2.tiered");
  }

  @Test
  void targets_ofACluster_areThoseOfItsVersion() {
    String arn = kafka.createClusterV2(TestClusters.iam("versioned", 1)).clusterArn();

    List<CompatibleKafkaVersion> compatible =
        kafka.getCompatibleKafkaVersions(r -> r.clusterArn(arn)).compatibleKafkaVersions();

    assertThat(compatible)
        .containsExactly(
            CompatibleKafkaVersion.builder()
                .sourceVersion("3.9.x.kraft")
                .targetVersions("4.0.x.kraft", "4.1.x.kraft")
                .build());
  }

  @Test
  void targets_ofAnUnknownCluster_areNotFound() {
    Refused.notFound(
        () ->
            kafka.getCompatibleKafkaVersions(
                r -> r.clusterArn("arn:aws:kafka:us-east-1:111122223333:cluster/none/0-1")),
        "clusterArn");
  }
}
