package io.msksdk.benchmarks;

import io.msksdk.testkit.DataPlane;
import io.msksdk.testkit.LocalCluster;
import io.msksdk.testkit.LocalMsk;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kafka.KafkaClient;

/** The median of one DescribeClusterV2 of the plain AWS client at a local MSK without brokers. */
final class LocalCall implements Comparison.Measurement {

  @Override
  public Comparison.Figures take() {
    try (LocalMsk local = LocalMsk.builder().dataPlane(DataPlane.NONE).start();
        KafkaClient client = client(local);
        LocalCluster cluster = local.cluster("calls").create()) {
      return Comparison.Figures.ofOurs(
          new Rounds(2_000, 2_000)
              .calls(() -> client.describeClusterV2(c -> c.clusterArn(cluster.arn()))));
    }
  }

  private static KafkaClient client(LocalMsk local) {
    AwsBasicCredentials admin =
        AwsBasicCredentials.create(local.admin().accessKey(), local.admin().secretKey());
    return KafkaClient.builder()
        .endpointOverride(local.endpoint())
        .region(Region.of(local.region()))
        .credentialsProvider(StaticCredentialsProvider.create(admin))
        .httpClientBuilder(Apache5HttpClient.builder())
        .build();
  }
}
