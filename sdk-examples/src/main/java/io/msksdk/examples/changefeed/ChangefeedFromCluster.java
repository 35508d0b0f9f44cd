package io.msksdk.examples.changefeed;

import io.msksdk.admin.Msk;
import io.msksdk.auth.client.BootstrapBrokers;
import io.msksdk.auth.client.NetworkPath;
import io.msksdk.changefeed.dispatch.DispatchRule;
import io.msksdk.changefeed.dispatch.PartitionRule;
import io.msksdk.changefeed.filter.SourceTable;
import io.msksdk.changefeed.preflight.ChangefeedServer;
import io.msksdk.changefeed.preflight.Preflight;
import io.msksdk.changefeed.preflight.PreflightReport;
import io.msksdk.changefeed.sink.MskSink;
import io.msksdk.changefeed.sink.ReplicaConfig;
import io.msksdk.changefeed.sink.SinkProtocol;
import io.msksdk.changefeed.sink.SinkUri;
import io.msksdk.changefeed.ticdc.Changefeed;
import io.msksdk.changefeed.ticdc.ChangefeedRequest;
import io.msksdk.changefeed.ticdc.TicdcClient;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.operation.WaitPolicy;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** From the ARN of a cluster to a changefeed that runs: described, checked, then created. */
public final class ChangefeedFromCluster {
  private static final WaitPolicy PATIENCE = WaitPolicy.atMost(Duration.ofMinutes(10));
  private static final SourceTable ORDERS =
      SourceTable.builder("shop", "orders").column("id").column("note").primaryKey("id").build();

  private final Msk msk;
  private final TicdcClient ticdc;
  private @Nullable String ca;

  private ChangefeedFromCluster(Msk msk, TicdcClient ticdc) {
    this.msk = msk;
    this.ticdc = ticdc;
  }

  /**
   * Uses two clients. Run it where TiCDC runs: the checks see the network from there.
   *
   * @param msk who knows the cluster
   * @param ticdc who runs the changefeed
   * @return the example
   */
  public static ChangefeedFromCluster with(Msk msk, TicdcClient ticdc) {
    return new ChangefeedFromCluster(msk, ticdc);
  }

  /**
   * Trusts another authority than the system does, as a local MSK needs.
   *
   * @param pem its certificate
   * @return this
   */
  public ChangefeedFromCluster trusting(String pem) {
    this.ca = pem;
    return this;
  }

  /**
   * Creates the changefeed.
   *
   * @param cluster where it writes to, with SASL/SCRAM turned on
   * @param user the user of a secret that is associated with the cluster
   * @param password its password
   * @param out told what was checked and what happens
   * @return the changefeed, running
   */
  public Changefeed create(
      MskClusterArn cluster, String user, String password, Consumer<String> out) {
    MskSink.requireProvisioned(cluster);
    SinkUri uri = uri(msk.bootstrap().brokers(cluster), user, password);
    ReplicaConfig config = config();

    PreflightReport report = check(uri, config);
    out.accept(report.toString());
    report.requireReady();

    return ticdc
        .create(ChangefeedRequest.builder("orders", uri).config(config).build())
        .await(PATIENCE, look -> out.accept(look.toString()));
  }

  private static SinkUri uri(BootstrapBrokers brokers, String user, String password) {
    return MskSink.scram(brokers, NetworkPath.PRIVATE, "tidb-meta", user, password)
        .protocol(SinkProtocol.CANAL_JSON)
        .tidbExtension()
        .partitions(6)
        .replicationFactor(3)
        .maxMessageBytes(900_000)
        .build();
  }

  private static ReplicaConfig config() {
    return ReplicaConfig.builder()
        .filter("shop.*", "!shop.tmp_*")
        .dispatch(
            DispatchRule.match("*.*")
                .topic("tidb_{schema}_{table}")
                .partition(PartitionRule.indexValue())
                .build())
        .build();
  }

  private PreflightReport check(SinkUri uri, ReplicaConfig config) {
    Preflight checks =
        Preflight.of(uri, config).tables(List.of(ORDERS)).server(ChangefeedServer.of(ticdc));
    return ca == null ? checks.run() : checks.trusting(ca).run();
  }
}
