package io.msksdk.examples.quickstart;

import static io.msksdk.auth.client.NetworkPath.PRIVATE;

import io.msksdk.admin.Msk;
import io.msksdk.admin.cluster.BrokerSize;
import io.msksdk.admin.cluster.Cluster;
import io.msksdk.admin.cluster.ClusterAccess;
import io.msksdk.admin.cluster.ClusterSpec;
import io.msksdk.auth.client.ClientProperties;
import io.msksdk.auth.client.KafkaAuth;
import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.testkit.Denial;
import io.msksdk.testkit.LocalIdentity;
import io.msksdk.testkit.LocalMsk;
import java.io.PrintStream;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/**
 * From nothing to a record read back, on an MSK inside this JVM. Against a real account only the
 * way {@link Msk} is opened would differ.
 */
public final class Quickstart {
  private static final String TOPIC = "orders-placed";
  private static final int RECORDS = 10_000;

  /** A local cluster is ready in about a second; a real one takes the default pace and an hour. */
  private static final WaitPolicy SOON =
      WaitPolicy.atMost(Duration.ofMinutes(1))
          .pollingEvery(Duration.ofMillis(50), Duration.ofMillis(200));

  private final Progress progress;
  private final Report report = new Report();

  private Quickstart(Progress progress) {
    this.progress = progress;
  }

  /**
   * Runs the quickstart on the terminal.
   *
   * @param args none
   */
  public static void main(String[] args) {
    Stopwatch sinceStart = Stopwatch.sinceThisJvmStarted();
    run(System.out, Progress.onTerminal(System.out));
    System.out.println("quickstart: done in " + sinceStart.seconds() + " s");
  }

  static Report run(PrintStream out, Progress progress) {
    Quickstart quickstart = new Quickstart(progress);
    try (LocalMsk local = LocalMsk.start();
        Msk msk = open(local)) {
      quickstart.run(local, msk);
    }
    out.println(quickstart.report);
    return quickstart.report;
  }

  private static Msk open(LocalMsk local) {
    return Msk.builder()
        .region(Region.of(local.region()))
        .endpoint(local.endpoint())
        .credentials(credentials(local.admin()))
        .build();
  }

  private void run(LocalMsk local, Msk msk) {
    Cluster cluster = createCluster(msk);
    report.cluster(cluster);

    ClientProperties admin = connect(local, msk, cluster, local.admin());
    report.brokers(String.valueOf(admin.admin().get("bootstrap.servers")));
    Records records = new Records(TOPIC, RECORDS);
    progress.step("topic " + TOPIC, () -> records.createTopic(admin));
    report.produced(
        progress.timed(RECORDS + " records produced", () -> records.produce(admin)), RECORDS);
    report.consumed(
        progress.timed(RECORDS + " records consumed", () -> records.consume(admin)), RECORDS);

    report.denied(progress.step("one refusal", () -> refusal(local, msk, cluster, records)));
  }

  private Cluster createCluster(Msk msk) {
    ClusterSpec spec =
        ClusterSpec.provisioned("orders", "3.7.x.kraft")
            .brokers(3, BrokerSize.standard("m7g.large"))
            .subnets("subnet-a", "subnet-b", "subnet-c")
            .storageGib(500)
            .access(ClusterAccess.IAM)
            .build();
    Cluster cluster = msk.clusters().create(spec).await(SOON, progress::show);
    progress.finished();
    return cluster;
  }

  private static ClientProperties connect(
      LocalMsk local, Msk msk, Cluster cluster, LocalIdentity identity) {
    KafkaAuth auth = KafkaAuth.iam(credentials(identity)).trust(local.caPem());
    return msk.connect(cluster.arn(), PRIVATE, auth);
  }

  /** A reader tries to write. */
  private static Denial refusal(LocalMsk local, Msk msk, Cluster cluster, Records records) {
    LocalIdentity reader =
        local.identity(
            "reader",
            """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
              "Action": ["kafka-cluster:Connect", "kafka-cluster:DescribeTopic",
                         "kafka-cluster:ReadData"],
              "Resource": "*"}]}""");
    records.writeOneRefused(connect(local, msk, cluster, reader));
    return local.denials(reader).stream()
        .filter(denial -> denial.action().equals("kafka-cluster:WriteData"))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("denials: " + local.denials(reader)));
  }

  private static AwsCredentialsProvider credentials(LocalIdentity identity) {
    return StaticCredentialsProvider.create(
        AwsBasicCredentials.create(identity.accessKey(), identity.secretKey()));
  }
}
