package io.msksdk.local.cluster.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.ClusterOperationInfo;

/** Changes of who reaches the brokers, from where and how. */
class AccessUpdatesContractTest {
  @AutoClose private static final Changing local = Changing.in("instant");
  private static final KafkaClient kafka = local.kafka();

  private static String name() {
    return "c" + UUID.randomUUID();
  }

  @Test
  void security_changes_andTheBootstrapAddressesFollow() {
    String arn = local.active(name());

    ClusterOperationInfo operation =
        local.ended(
            kafka
                .updateSecurity(
                    r ->
                        r.clusterArn(arn)
                            .currentVersion(local.version(arn))
                            .clientAuthentication(
                                c ->
                                    c.sasl(s -> s.scram(x -> x.enabled(true)))
                                        .tls(t -> t.enabled(true))))
                .clusterOperationArn());

    var brokers = kafka.getBootstrapBrokers(r -> r.clusterArn(arn));
    assertThat(operation.operationType()).isEqualTo("UPDATE_SECURITY");
    assertThat(brokers.bootstrapBrokerStringSaslIam()).contains(":9098");
    assertThat(brokers.bootstrapBrokerStringSaslScram()).contains(":9096");
    assertThat(brokers.bootstrapBrokerStringTls()).contains(":9094");
    assertThat(brokers.bootstrapBrokerString()).isNull();
  }

  @Test
  void security_thatIsFixedAtCreation_isRefused() {
    String arn = local.active(name());

    Changing.refused(
        "encryptionInfo.encryptionAtRest",
        "Updating encryption-at-rest settings on your cluster is not currently supported.",
        () ->
            kafka.updateSecurity(
                r ->
                    r.clusterArn(arn)
                        .currentVersion(local.version(arn))
                        .encryptionInfo(
                            e -> e.encryptionAtRest(a -> a.dataVolumeKMSKeyId("key")))));
    Changing.refused(
        "encryptionInfo.encryptionInTransit.inCluster",
        "Updating the inter-broker encryption setting on your cluster is not currently supported.",
        () ->
            kafka.updateSecurity(
                r ->
                    r.clusterArn(arn)
                        .currentVersion(local.version(arn))
                        .encryptionInfo(e -> e.encryptionInTransit(t -> t.inCluster(true)))));
    Changing.refused(
        "encryptionInfo.encryptionInTransit.clientBroker",
        "PLAINTEXT is not allowed",
        () ->
            kafka.updateSecurity(
                r ->
                    r.clusterArn(arn)
                        .currentVersion(local.version(arn))
                        .encryptionInfo(
                            e -> e.encryptionInTransit(t -> t.clientBroker("PLAINTEXT")))));
  }

  @Test
  void connectivity_everywhere_fillsEveryBootstrapField() {
    String arn =
        local.active(
            name(),
            3,
            p ->
                p.clientAuthentication(
                    c ->
                        c.sasl(s -> s.iam(i -> i.enabled(true)).scram(x -> x.enabled(true)))
                            .tls(t -> t.enabled(true))));

    ClusterOperationInfo operation = open(arn);

    var brokers = kafka.getBootstrapBrokers(r -> r.clusterArn(arn));
    assertThat(operation.operationType()).isEqualTo("UPDATE_CONNECTIVITY");
    assertThat(operation.sourceClusterInfo().connectivityInfo().publicAccess().type())
        .isEqualTo("DISABLED");
    assertThat(operation.targetClusterInfo().connectivityInfo().publicAccess().type())
        .isEqualTo("SERVICE_PROVIDED_EIPS");
    assertThat(brokers.bootstrapBrokerStringPublicSaslIam()).contains("b-1-public.", ":9198");
    assertThat(brokers.bootstrapBrokerStringPublicSaslScram()).contains(":9196");
    assertThat(brokers.bootstrapBrokerStringPublicTls()).contains(":9194");
    assertThat(brokers.bootstrapBrokerStringVpcConnectivitySaslIam())
        .contains("b-1.iam.", ":14001");
    assertThat(brokers.bootstrapBrokerStringVpcConnectivitySaslScram()).contains("b-1.scram.");
    assertThat(brokers.bootstrapBrokerStringVpcConnectivityTls()).contains("b-1.tls.");
    assertThat(brokers.bootstrapBrokerStringSaslIamIpv6()).contains(":9098");
    assertThat(brokers.bootstrapBrokerStringSaslScramIpv6()).contains(":9096");
    assertThat(brokers.bootstrapBrokerStringTlsIpv6()).contains(":9094");
    assertThat(brokers.bootstrapBrokerStringSaslIam()).contains(":9098");
    assertThat(brokers.bootstrapBrokerString()).isNull();
    assertThat(brokers.bootstrapBrokerStringIpv6()).isNull();
  }

  private static ClusterOperationInfo open(String arn) {
    return local.ended(
        kafka
            .updateConnectivity(
                r ->
                    r.clusterArn(arn)
                        .currentVersion(local.version(arn))
                        .connectivityInfo(
                            c ->
                                c.publicAccess(a -> a.type("SERVICE_PROVIDED_EIPS"))
                                    .networkType("DUAL")
                                    .vpcConnectivity(
                                        v ->
                                            v.clientAuthentication(
                                                a ->
                                                    a.sasl(
                                                            s ->
                                                                s.iam(i -> i.enabled(true))
                                                                    .scram(x -> x.enabled(true)))
                                                        .tls(t -> t.enabled(true))))))
            .clusterOperationArn());
  }

  @Test
  void plaintext_onBothNetworks_hasAddressesOfItsOwn() {
    String arn =
        local.active(
            name(),
            3,
            p ->
                p.clientAuthentication(c -> c.unauthenticated(u -> u.enabled(true)))
                    .encryptionInfo(
                        e -> e.encryptionInTransit(t -> t.clientBroker("TLS_PLAINTEXT"))));

    ClusterOperationInfo unused =
        local.ended(
            kafka
                .updateConnectivity(
                    r ->
                        r.clusterArn(arn)
                            .currentVersion(local.version(arn))
                            .connectivityInfo(c -> c.networkType("DUAL")))
                .clusterOperationArn());

    var brokers = kafka.getBootstrapBrokers(r -> r.clusterArn(arn));
    assertThat(brokers.bootstrapBrokerString()).contains(":9092");
    assertThat(brokers.bootstrapBrokerStringIpv6()).contains(":9092");
    assertThat(brokers.bootstrapBrokerStringTlsIpv6()).contains(":9094");
    Changing.refused("connectivityInfo.publicAccess", "unauthenticated", () -> open(arn));
  }

  @Test
  void vpcConnectivity_beyondTheClustersAuthentication_isRefused() {
    String arn = local.active(name());

    Changing.refused(
        "connectivityInfo.vpcConnectivity.clientAuthentication",
        "SCRAM requires that authentication",
        () -> open(arn));
  }

  @Test
  void publicAccess_atCreation_isRefused() {
    Changing.refused(
        "provisioned.brokerNodeGroupInfo.connectivityInfo.publicAccess",
        "after the cluster is created",
        () ->
            local.cluster(
                name(),
                3,
                p ->
                    p.brokerNodeGroupInfo(
                        g ->
                            g.instanceType("kafka.m5.large")
                                .clientSubnets("a", "b", "c")
                                .connectivityInfo(
                                    c -> c.publicAccess(a -> a.type("SERVICE_PROVIDED_EIPS"))))));
  }
}
