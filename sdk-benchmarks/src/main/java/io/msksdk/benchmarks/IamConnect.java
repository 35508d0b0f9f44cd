package io.msksdk.benchmarks;

import io.msksdk.auth.client.AuthMode;
import io.msksdk.auth.client.BootstrapBrokers;
import io.msksdk.auth.client.KafkaAuth;
import io.msksdk.auth.client.NetworkPath;
import io.msksdk.auth.iam.IamMechanism;
import io.msksdk.testkit.Isolation;
import io.msksdk.testkit.LocalCluster;
import io.msksdk.testkit.LocalMsk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * Connections to the IAM listener of a local MSK in a process of its own, opened one after another
 * by one thread until each is logged in: our mechanism against the official library's with its own
 * callback handler. TLS is in both. Taken in turn, the medians of several rounds.
 */
final class IamConnect {
  private static final int CONNECTIONS = 200;
  private static final int WARM_UPS = 6;
  private static final int ROUNDS = 15;

  /** MSK's 100 a second would refuse what this measures. */
  private static final String NEW_CONNECTIONS = "newConnectionsPerSecond";

  private static final int FREE = 1_000_000;

  private @Nullable Taken taken;

  /** Milliseconds for all of them. */
  Comparison.Figures time() throws Exception {
    Taken figures = taken();
    return Comparison.Figures.of(figures.ours().millis(), figures.peer().millis());
  }

  /** KiB that the connecting thread allocates for one of them. */
  Comparison.Figures allocation() throws Exception {
    Taken figures = taken();
    return Comparison.Figures.of(figures.ours().kib(), figures.peer().kib());
  }

  /** Both rows come from the same rounds. */
  private synchronized Taken taken() throws Exception {
    Taken known = taken;
    if (known == null) {
      known = take();
      taken = known;
    }
    return known;
  }

  private static Taken take() throws Exception {
    try (LocalMsk local =
            LocalMsk.builder().in(Isolation.CHILD_PROCESS).quota(NEW_CONNECTIONS, FREE).start();
        LocalCluster cluster = local.cluster("connect").create();
        OfficialIdentity identity = OfficialIdentity.of(local);
        Connector ours = new Connector(ours(local, cluster));
        Connector peer = new Connector(identity.settings(ours(local, cluster)))) {
      List<Connector.Round> ourRounds = new ArrayList<>();
      List<Connector.Round> peerRounds = new ArrayList<>();
      for (int round = -WARM_UPS; round < ROUNDS; round++) {
        Connector.Round other = peer.open(CONNECTIONS);
        Connector.Round our = ours.open(CONNECTIONS);
        if (round >= 0) {
          ourRounds.add(our);
          peerRounds.add(other);
        }
      }
      return new Taken(median(ourRounds), median(peerRounds));
    }
  }

  private static Map<String, Object> ours(LocalMsk local, LocalCluster cluster) {
    AwsBasicCredentials admin =
        AwsBasicCredentials.create(local.admin().accessKey(), local.admin().secretKey());
    BootstrapBrokers brokers =
        BootstrapBrokers.parse(AuthMode.IAM, NetworkPath.PRIVATE, cluster.bootstrapBrokers());
    return new HashMap<>(
        KafkaAuth.iam(StaticCredentialsProvider.create(admin))
            .mechanism(IamMechanism.OWN)
            .region(local.region())
            .trust(local.caPem())
            .on(brokers, NetworkPath.PRIVATE)
            .admin());
  }

  private static Connector.Round median(List<Connector.Round> rounds) {
    return new Connector.Round(
        Rounds.median(rounds.stream().map(Connector.Round::millis).toList()),
        Rounds.median(rounds.stream().map(Connector.Round::kib).toList()));
  }

  private record Taken(Connector.Round ours, Connector.Round peer) {}
}
