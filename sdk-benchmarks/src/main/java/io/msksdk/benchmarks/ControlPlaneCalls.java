package io.msksdk.benchmarks;

import io.msksdk.admin.Msk;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.testkit.DataPlane;
import io.msksdk.testkit.LocalCluster;
import io.msksdk.testkit.LocalMsk;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kafka.KafkaClient;

/** Calls through Msk beside the same calls of the plain AWS client, over loopback, in turn. */
final class ControlPlaneCalls {
  private static final int CLUSTERS = 1_000;
  private static final int PAGE = 100;

  private ControlPlaneCalls() {}

  /** One way and the other on one local MSK. */
  private interface Ways {
    List<Supplier<?>> of(Msk msk, KafkaClient plain, String cluster);
  }

  static Comparison.Figures describe() {
    return take(
        1,
        new Rounds(100, 300),
        10,
        (msk, plain, cluster) -> {
          MskClusterArn arn = MskClusterArn.parse(cluster);
          return List.of(
              () -> msk.clusters().describe(arn),
              () -> plain.describeClusterV2(c -> c.clusterArn(cluster)));
        });
  }

  static Comparison.Figures list() {
    return take(
        CLUSTERS,
        new Rounds(10, 40),
        1,
        (msk, plain, cluster) ->
            List.of(
                () -> msk.clusters().list().count(),
                () ->
                    plain.listClustersV2Paginator(c -> c.maxResults(PAGE)).stream()
                        .mapToLong(page -> page.clusterInfoList().size())
                        .sum()));
  }

  private static Comparison.Figures take(int clusters, Rounds rounds, int batch, Ways ways) {
    try (LocalMsk local = LocalMsk.builder().dataPlane(DataPlane.NONE).start();
        KafkaClient plain = plain(local);
        Msk msk = msk(local)) {
      String first = "";
      for (int i = 0; i < clusters; i++) {
        LocalCluster cluster = local.cluster("calls-" + i).create();
        first = cluster.arn();
      }
      List<Double> medians = rounds.batches(batch, ways.of(msk, plain, first));
      return Comparison.Figures.of(medians.get(0), medians.get(1));
    }
  }

  private static Msk msk(LocalMsk local) {
    return Msk.builder()
        .endpoint(local.endpoint())
        .region(Region.of(local.region()))
        .credentials(admin(local))
        .build();
  }

  private static KafkaClient plain(LocalMsk local) {
    return KafkaClient.builder()
        .endpointOverride(local.endpoint())
        .region(Region.of(local.region()))
        .credentialsProvider(admin(local))
        .httpClientBuilder(Apache5HttpClient.builder())
        .build();
  }

  private static StaticCredentialsProvider admin(LocalMsk local) {
    return StaticCredentialsProvider.create(
        AwsBasicCredentials.create(local.admin().accessKey(), local.admin().secretKey()));
  }
}
