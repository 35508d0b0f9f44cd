package io.msksdk.auth.acl;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.testkit.DataPlane;
import io.msksdk.testkit.LocalMsk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.ConfigurationInfo;

class OpenByDefaultContractTest {
  private static LocalMsk local;
  private static KafkaClient kafka;

  @BeforeAll
  static void start() {
    local = LocalMsk.builder().dataPlane(DataPlane.NONE).start();
    kafka =
        KafkaClient.builder()
            .endpointOverride(local.endpoint())
            .region(Region.of(local.region()))
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(
                        local.admin().accessKey(), local.admin().secretKey())))
            .httpClientBuilder(Apache5HttpClient.builder())
            .build();
  }

  @AfterAll
  static void stop() {
    kafka.close();
    local.close();
  }

  @Test
  void clusterWithoutConfiguration_isOpen() {
    assertThat(OpenByDefault.on(kafka, cluster("plain", null))).isTrue();
  }

  @Test
  void configuration_decides() {
    assertThat(OpenByDefault.on(kafka, cluster("shut", "allow.everyone.if.no.acl.found=false")))
        .isFalse();
    assertThat(OpenByDefault.on(kafka, cluster("open", "auto.create.topics.enable=false")))
        .isTrue();
  }

  private static MskClusterArn cluster(String name, String properties) {
    ConfigurationInfo configuration =
        properties == null ? null : configuration(name + "-configuration", properties);
    return MskClusterArn.parse(
        kafka
            .createClusterV2(
                r ->
                    r.clusterName(name)
                        .provisioned(
                            p ->
                                p.kafkaVersion("3.9.x.kraft")
                                    .numberOfBrokerNodes(3)
                                    .configurationInfo(configuration)
                                    .brokerNodeGroupInfo(
                                        g ->
                                            g.instanceType("kafka.m7g.large")
                                                .clientSubnets(
                                                    "subnet-a", "subnet-b", "subnet-c"))))
            .clusterArn());
  }

  private static ConfigurationInfo configuration(String name, String properties) {
    var created =
        kafka.createConfiguration(
            r ->
                r.name(name)
                    .kafkaVersions("3.9.x.kraft")
                    .serverProperties(SdkBytes.fromUtf8String(properties)));
    return ConfigurationInfo.builder().arn(created.arn()).revision(1L).build();
  }
}
