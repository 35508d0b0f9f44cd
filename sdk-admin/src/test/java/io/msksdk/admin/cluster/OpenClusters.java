package io.msksdk.admin.cluster;

import java.util.List;
import software.amazon.awssdk.services.kafka.model.ClusterType;

/** Clusters as the service describes them, by what they have open, without a service. */
public final class OpenClusters {
  private static final String ARN =
      "arn:aws:kafka:us-east-1:111122223333:cluster/open/abcd1234-0123-abcd-5678-1234abcd5678-1";

  private OpenClusters() {}

  /** A cluster with IAM and SCRAM open, and open to the internet when asked for. */
  public static Cluster withIamAndScram(String publicAccess, boolean exporters) {
    return cluster(publicAccess, exporters, "TLS");
  }

  /** The same, where everybody may come in too and clients may go without TLS. */
  public static Cluster withPlaintext() {
    return cluster("DISABLED", false, "TLS_PLAINTEXT");
  }

  private static Cluster cluster(String publicAccess, boolean exporters, String encryption) {
    return Cluster.of(
        software.amazon.awssdk.services.kafka.model.Cluster.builder()
            .clusterName("open")
            .clusterArn(ARN)
            .clusterType(ClusterType.PROVISIONED)
            .state("ACTIVE")
            .provisioned(
                p ->
                    p.numberOfBrokerNodes(3)
                        .currentBrokerSoftwareInfo(s -> s.kafkaVersion("3.6.0"))
                        .openMonitoring(
                            m ->
                                m.prometheus(
                                    x ->
                                        x.jmxExporter(e -> e.enabledInBroker(exporters))
                                            .nodeExporter(e -> e.enabledInBroker(exporters))))
                        .encryptionInfo(
                            e ->
                                e.encryptionInTransit(
                                    t -> t.clientBroker(encryption).inCluster(true)))
                        .clientAuthentication(
                            a ->
                                a.sasl(s -> s.iam(i -> i.enabled(true)).scram(i -> i.enabled(true)))
                                    .unauthenticated(
                                        u -> u.enabled(encryption.equals("TLS_PLAINTEXT"))))
                        .brokerNodeGroupInfo(
                            g ->
                                g.instanceType("kafka.m7g.large")
                                    .clientSubnets("subnet-a", "subnet-b")
                                    .zoneIds(List.of("use1-az1", "use1-az2"))
                                    .connectivityInfo(
                                        c -> c.publicAccess(a -> a.type(publicAccess)))))
            .build());
  }
}
