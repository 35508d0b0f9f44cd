package io.msksdk.changefeed.sink;

import io.msksdk.auth.client.Access;
import io.msksdk.auth.client.AuthMode;
import io.msksdk.auth.client.BootstrapBrokers;
import io.msksdk.auth.client.NetworkPath;
import io.msksdk.changefeed.internal.TsvTable;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import io.msksdk.core.check.InvalidSpecException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Changefeeds into Amazon MSK: fills a sink URI from a cluster and says which of TiCDC's defaults a
 * cluster of MSK does not take.
 *
 * <pre>{@code
 * SinkUri uri =
 *     MskSink.scram(brokers, NetworkPath.PRIVATE, "tidb-meta", "ticdc", password)
 *         .protocol(SinkProtocol.CANAL_JSON)
 *         .replicationFactor(3)
 *         .partitions(6)
 *         .build();
 * MskSink.advise(uri, ClusterLimits.read(admin)).forEach(System.out::println);
 * }</pre>
 */
public final class MskSink {
  private static final List<List<String>> ACCESS = TsvTable.rows(MskSink.class, "msk-access.tsv");

  private MskSink() {}

  /**
   * Starts the URI of a cluster that has SASL/SCRAM: brokers, TLS and login are filled in.
   *
   * @param brokers the cluster's bootstrap brokers
   * @param path how TiCDC reaches them
   * @param topic the default topic
   * @param user the user of a secret that is associated with the cluster
   * @param password its password, as it is and not percent-encoded
   * @return the builder
   * @throws InvalidSpecException when the cluster has no SCRAM there; it says the way out
   */
  public static SinkUri.Builder scram(
      BootstrapBrokers brokers, NetworkPath path, String topic, String user, String password) {
    if (!brokers.has(AuthMode.SCRAM, path)) {
      throw InvalidSpecException.of(
          Finding.error(
                  "changefeed.msk.access",
                  "access",
                  brokers.available(),
                  Access.of(AuthMode.SCRAM, path).toString())
              .advising(wayOut(AuthMode.IAM)));
    }
    List<String> servers = brokers.servers(AuthMode.SCRAM, path);
    return SinkUri.builder(String.join(",", servers), topic).scramSha512(user, password);
  }

  /**
   * Says which of a cluster's ways in TiCDC can use.
   *
   * @param brokers the cluster's bootstrap brokers
   * @return a warning for each it cannot use, and an error when there is no other
   */
  public static List<Finding> access(BootstrapBrokers brokers) {
    List<Access> closed = new ArrayList<>();
    brokers.available().stream().filter(a -> !usable(a.mode())).forEach(closed::add);
    boolean none = closed.size() == brokers.available().size();
    Findings findings = Findings.create();
    for (Access access : closed) {
      Finding finding =
          none
              ? Finding.error("changefeed.msk.access", "access", access, "SCRAM, TLS or PLAINTEXT")
              : Finding.warning(
                  "changefeed.msk.access", "access", access, "SCRAM, TLS or PLAINTEXT");
      findings.add(finding.advising(wayOut(access.mode())));
    }
    return findings.all();
  }

  /**
   * Checks that a cluster can take a changefeed at all.
   *
   * @param cluster the cluster
   * @throws InvalidSpecException when it is serverless, which has IAM alone
   */
  public static void requireProvisioned(MskClusterArn cluster) {
    if (cluster.serverless()) {
      throw InvalidSpecException.of(serverless(cluster.toString()));
    }
  }

  /**
   * Compares a URI with a cluster.
   *
   * @param uri the URI
   * @param limits what the cluster has, from {@link ClusterLimits#read}
   * @return errors where TiCDC or the cluster would refuse, warnings where it would come out worse
   */
  public static List<Finding> advise(SinkUri uri, ClusterLimits limits) {
    Findings findings = Findings.create();
    uri.brokers().forEach(broker -> port(broker).ifPresent(findings::add));
    if (uri.autoCreateTopic()) {
      int partitions = uri.partitions().orElse(1);
      findings.addAll(limits.check(uri.replicationFactor(), partitions));
      if (uri.partitions().isEmpty()) {
        findings.add(
            Finding.warning("changefeed.msk.partitions", "partition-num", null, "a number")
                .advising("TiCDC gives new topics 3 partitions, often too few."));
      }
    }
    if (uri.maxMessageBytes() > limits.maxMessageBytes()) {
      findings.add(
          Finding.warning(
                  "changefeed.msk.message-size",
                  "max-message-bytes",
                  uri.maxMessageBytes(),
                  "at most the brokers' " + limits.maxMessageBytes())
              .advising(
                  "TiCDC lowers it without a word, and wide rows fail later: raise"
                      + " message.max.bytes, or handle large messages."));
    }
    return findings.all();
  }

  private static Optional<Finding> port(String broker) {
    if (broker.contains(".kafka-serverless.")) {
      return Optional.of(serverless(broker));
    }
    boolean iam = broker.endsWith(":9098") || broker.endsWith(":9198");
    return iam
        ? Optional.of(
            Finding.error(
                    "changefeed.msk.access", "broker", broker, "the port of SCRAM, 9096 or 9196")
                .advising(wayOut(AuthMode.IAM)))
        : Optional.empty();
  }

  private static Finding serverless(String what) {
    return Finding.error("changefeed.msk.serverless", "cluster", what, "a provisioned cluster")
        .advising("A serverless cluster has IAM alone. " + wayOut(AuthMode.IAM));
  }

  private static boolean usable(AuthMode mode) {
    return row(mode).get(1).equals("yes");
  }

  private static String wayOut(AuthMode mode) {
    return row(mode).get(2);
  }

  private static List<String> row(AuthMode mode) {
    return ACCESS.stream().filter(row -> row.get(0).equals(mode.name())).findFirst().orElseThrow();
  }
}
