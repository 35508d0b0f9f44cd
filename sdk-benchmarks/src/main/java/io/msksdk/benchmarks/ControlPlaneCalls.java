package io.msksdk.benchmarks;

import io.msksdk.admin.Msk;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.testkit.DataPlane;
import io.msksdk.testkit.Isolation;
import io.msksdk.testkit.LocalCluster;
import io.msksdk.testkit.LocalMsk;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kafka.KafkaClient;

/**
 * Calls through Msk beside the same calls of the plain AWS client, over loopback, in turn, on a
 * local MSK of a thousand clusters without brokers, in a process of its own.
 */
final class ControlPlaneCalls {
  private static final int CLUSTERS = 1_000;
  private static final int PAGE = 100;
  private static final int COUNTED = 20;

  private final Rounds rounds;
  private final int batch;
  private final Ways ways;

  private ControlPlaneCalls(Rounds rounds, int batch, Ways ways) {
    this.rounds = rounds;
    this.batch = batch;
    this.ways = ways;
  }

  /** One way and the other on one local MSK. */
  private interface Ways {
    List<Supplier<?>> of(Msk msk, KafkaClient plain, String cluster);
  }

  /** One cluster is described. */
  static ControlPlaneCalls describe() {
    return new ControlPlaneCalls(
        new Rounds(100, 300),
        10,
        (msk, plain, cluster) -> {
          MskClusterArn arn = MskClusterArn.parse(cluster);
          return List.of(
              () -> msk.clusters().describe(arn),
              () -> plain.describeClusterV2(c -> c.clusterArn(cluster)));
        });
  }

  /** All clusters are listed, in ten calls. */
  static ControlPlaneCalls list() {
    return new ControlPlaneCalls(
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

  /** Microseconds for one of them. */
  Comparison.Figures time() {
    return take(made -> rounds.batches(batch, made));
  }

  /** Bytes the calling thread allocates for one of them. */
  Comparison.Figures bytes() {
    return take(made -> rounds.bytes(COUNTED, made));
  }

  private Comparison.Figures take(Function<List<Supplier<?>>, List<Double>> figures) {
    try (LocalMsk local =
            LocalMsk.builder().dataPlane(DataPlane.NONE).in(Isolation.CHILD_PROCESS).start();
        KafkaClient plain = plain(local);
        Msk msk = msk(local)) {
      String first = "";
      for (int i = 0; i < CLUSTERS; i++) {
        LocalCluster cluster = local.cluster("calls-" + i).create();
        first = cluster.arn();
      }
      List<Double> medians = figures.apply(ways.of(msk, plain, first));
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
