package io.msksdk.local.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.local.TestClusters;
import io.msksdk.local.TestEngine;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.ClusterOperationInfo;
import software.amazon.awssdk.services.kafka.model.ClusterState;
import software.amazon.awssdk.services.kafka.model.CreateClusterV2Request;
import software.amazon.awssdk.services.kafka.model.GetBootstrapBrokersResponse;
import software.amazon.awssdk.services.kafka.model.ProvisionedRequest;

/** Every way into a cluster's brokers, opened and closed by its settings. */
class ListenersBrokerIT {
  private static TestEngine engine;
  private static KafkaClient kafka;

  @BeforeAll
  static void start() {
    engine = TestEngine.start();
    kafka = engine.kafka();
  }

  @AfterAll
  static void stop() {
    kafka.close();
    engine.close();
  }

  @Test
  void everyWayIn_isOnItsOwnPort_andLetsItsClientsIn() {
    String arn =
        create(
            "all",
            2,
            p ->
                p.clientAuthentication(
                        c ->
                            c.sasl(s -> s.iam(i -> i.enabled(true)).scram(x -> x.enabled(true)))
                                .tls(t -> t.enabled(true))
                                .unauthenticated(u -> u.enabled(true)))
                    .encryptionInfo(
                        e -> e.encryptionInTransit(t -> t.clientBroker("TLS_PLAINTEXT"))));

    GetBootstrapBrokersResponse at = brokers(arn);

    assertThat(
            Stream.of(
                    at.bootstrapBrokerString(),
                    at.bootstrapBrokerStringTls(),
                    at.bootstrapBrokerStringSaslIam(),
                    at.bootstrapBrokerStringSaslScram())
                .flatMap(brokers -> Stream.of(brokers.split(","))))
        .hasSize(8)
        .doesNotHaveDuplicates()
        .allMatch(address -> address.matches("localhost:[1-9]\\d+"));
    assertThat(LocalClients.brokers(LocalClients.plaintext(at.bootstrapBrokerString())))
        .isEqualTo(2);
    assertThat(LocalClients.brokers(LocalClients.tls(engine, at.bootstrapBrokerStringTls())))
        .isEqualTo(2);
    assertThat(new IamClients(engine, at.bootstrapBrokerStringSaslIam(), "admin").brokers())
        .isEqualTo(2);
    assertThatThrownBy(
            () ->
                LocalClients.brokers(
                    LocalClients.scram(
                        engine, at.bootstrapBrokerStringSaslScram(), "nobody", "nothing")))
        .hasMessageContaining("SCRAM-SHA-512");
  }

  @Test
  void mutualTlsAlone_refusesClientsWithoutCertificate() {
    String arn = create("mutual", 1, p -> p.clientAuthentication(c -> c.tls(t -> t.enabled(true))));

    assertThatThrownBy(
            () ->
                LocalClients.brokers(
                    LocalClients.tls(engine, brokers(arn).bootstrapBrokerStringTls())))
        .isInstanceOf(SslAuthenticationException.class);
  }

  @Test
  void updateSecurity_opensAndClosesWaysIn_andThePortsOfTheOthersStay() {
    String arn = create("security", 2, p -> {});
    String iam = brokers(arn).bootstrapBrokerStringSaslIam();
    assertThat(iam.split(",")).hasSize(2).allMatch(ListenersBrokerIT::answers);

    update(
        arn,
        v ->
            kafka
                .updateSecurity(
                    r ->
                        r.clusterArn(arn)
                            .currentVersion(v)
                            .clientAuthentication(c -> c.unauthenticated(u -> u.enabled(true))))
                .clusterOperationArn());
    String tls = brokers(arn).bootstrapBrokerStringTls();
    int overTls = LocalClients.brokers(LocalClients.tls(engine, tls));
    String iamThen = brokers(arn).bootstrapBrokerStringSaslIam();
    update(
        arn,
        v ->
            kafka
                .updateSecurity(
                    r ->
                        r.clusterArn(arn)
                            .currentVersion(v)
                            .clientAuthentication(
                                c ->
                                    c.unauthenticated(u -> u.enabled(true))
                                        .sasl(s -> s.iam(i -> i.enabled(false)))))
                .clusterOperationArn());

    assertThat(overTls).isEqualTo(2);
    assertThat(iamThen).isEqualTo(iam);
    assertThat(brokers(arn).bootstrapBrokerStringTls()).isEqualTo(tls);
    assertThat(brokers(arn).bootstrapBrokerStringSaslIam()).isNull();
    assertThat(LocalClients.brokers(LocalClients.tls(engine, tls))).isEqualTo(2);
    assertThat(iam.split(",")).noneMatch(ListenersBrokerIT::answers);
  }

  @Test
  void updateConnectivity_opensPublicPrivateAndIpv6WaysIn() {
    String arn = create("connectivity", 1, p -> {});

    update(
        arn,
        v ->
            kafka
                .updateConnectivity(
                    r ->
                        r.clusterArn(arn)
                            .currentVersion(v)
                            .connectivityInfo(
                                c ->
                                    c.publicAccess(a -> a.type("SERVICE_PROVIDED_EIPS"))
                                        .vpcConnectivity(
                                            vpc ->
                                                vpc.clientAuthentication(
                                                    a -> a.sasl(s -> s.iam(i -> i.enabled(true)))))
                                        .networkType("DUAL")))
                .clusterOperationArn());

    GetBootstrapBrokersResponse at = brokers(arn);
    List<String> ways =
        List.of(
            at.bootstrapBrokerStringSaslIam(),
            at.bootstrapBrokerStringPublicSaslIam(),
            at.bootstrapBrokerStringVpcConnectivitySaslIam(),
            at.bootstrapBrokerStringSaslIamIpv6());
    assertThat(ways).doesNotHaveDuplicates();
    assertThat(at.bootstrapBrokerStringSaslIamIpv6()).startsWith("[::1]:");
    assertThat(ways)
        .allSatisfy(
            brokers -> assertThat(new IamClients(engine, brokers, "admin").brokers()).isEqualTo(1));
  }

  /** Whether brokers of this engine answer; a port that was closed may be another process's now. */
  private static boolean answers(String address) {
    try (RawLogin login = new RawLogin(engine, address)) {
      return !login.with(new byte[0]).isEmpty();
    } catch (IOException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String create(
      String name, int brokers, Consumer<ProvisionedRequest.Builder> more) {
    CreateClusterV2Request iam = TestClusters.iam(name, brokers);
    String arn =
        kafka
            .createClusterV2(iam.toBuilder().provisioned(iam.provisioned().copy(more)).build())
            .clusterArn();
    TestClusters.await(kafka, arn, ClusterState.ACTIVE);
    return arn;
  }

  private static GetBootstrapBrokersResponse brokers(String arn) {
    return kafka.getBootstrapBrokers(r -> r.clusterArn(arn));
  }

  private static void update(String arn, UnaryOperator<String> start) {
    String version = kafka.describeClusterV2(r -> r.clusterArn(arn)).clusterInfo().currentVersion();
    String operation = start.apply(version);
    ClusterOperationInfo ended = TestClusters.ended(kafka, operation);
    assertThat(ended.operationState()).isEqualTo("UPDATE_COMPLETE");
  }
}
