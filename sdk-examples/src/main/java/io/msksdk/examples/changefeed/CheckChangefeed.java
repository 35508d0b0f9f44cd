package io.msksdk.examples.changefeed;

import io.msksdk.auth.client.BootstrapBrokers;
import io.msksdk.auth.client.NetworkPath;
import io.msksdk.changefeed.dispatch.DispatchRule;
import io.msksdk.changefeed.dispatch.PartitionRule;
import io.msksdk.changefeed.filter.SourceTable;
import io.msksdk.changefeed.preflight.Preflight;
import io.msksdk.changefeed.sink.MskSink;
import io.msksdk.changefeed.sink.ReplicaConfig;
import io.msksdk.changefeed.sink.SinkProtocol;
import io.msksdk.changefeed.sink.SinkUri;
import java.util.List;

/** Describes a changefeed into MSK, to be checked before TiCDC sees it. */
public final class CheckChangefeed {
  private static final SourceTable ORDERS =
      SourceTable.builder("shop", "orders").column("id").column("note").primaryKey("id").build();

  private CheckChangefeed() {}

  /**
   * Describes the changefeed and its checks. Run them where TiCDC runs; nothing is created.
   *
   * @param brokers the cluster's bootstrap brokers, SCRAM among them
   * @param user the user of a secret that is associated with the cluster
   * @param password its password
   * @return the checks; {@code run()} makes them
   */
  public static Preflight describe(BootstrapBrokers brokers, String user, String password) {
    SinkUri uri =
        MskSink.scram(brokers, NetworkPath.PRIVATE, "tidb-meta", user, password)
            .protocol(SinkProtocol.CANAL_JSON)
            .tidbExtension()
            .partitions(6)
            .replicationFactor(3)
            .maxMessageBytes(900_000)
            .build();
    ReplicaConfig config =
        ReplicaConfig.builder()
            .filter("shop.*", "!shop.tmp_*")
            .dispatch(
                DispatchRule.match("*.*")
                    .topic("tidb_{schema}_{table}")
                    .partition(PartitionRule.indexValue())
                    .build())
            .build();
    return Preflight.of(uri, config).tables(List.of(ORDERS));
  }
}
