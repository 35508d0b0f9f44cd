package io.msksdk.mtls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.msksdk.auth.diagnosis.AccessContext;
import io.msksdk.auth.diagnosis.AccessDiagnosis;
import io.msksdk.auth.diagnosis.AccessFault;
import io.msksdk.testkit.LocalCluster;
import io.msksdk.testkit.LocalMsk;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kafka.KafkaClient;

/** Certificates of the local MSK's authority, used and renewed in running clients. */
class MtlsBrokerIT {
  private static LocalMsk local;
  private static LocalCluster cluster;
  private static String servers;

  private final CertificateIssuer authority = LocalMskCa.at(local.endpoint());

  @BeforeAll
  static void start() {
    local = LocalMsk.start();
    try (KafkaClient kafka =
        KafkaClient.builder()
            .endpointOverride(local.endpoint())
            .region(Region.of(local.region()))
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(
                        local.admin().accessKey(), local.admin().secretKey())))
            .httpClientBuilder(Apache5HttpClient.builder())
            .build()) {
      String arn =
          kafka
              .createClusterV2(
                  r ->
                      r.clusterName("mutual")
                          .provisioned(
                              p ->
                                  p.kafkaVersion("3.9.x.kraft")
                                      .numberOfBrokerNodes(1)
                                      .brokerNodeGroupInfo(
                                          g ->
                                              g.instanceType("kafka.m7g.large")
                                                  .clientSubnets("subnet-a"))
                                      .clientAuthentication(
                                          a ->
                                              a.sasl(s -> s.iam(i -> i.enabled(true)))
                                                  .tls(t -> t.enabled(true)))))
              .clusterArn();
      cluster = local.existingCluster(arn);
      servers = kafka.getBootstrapBrokers(r -> r.clusterArn(arn)).bootstrapBrokerStringTls();
    }
  }

  @AfterAll
  static void stop() {
    local.close();
  }

  private static Map<String, Object> complete(Map<String, Object> settings) {
    Map<String, Object> all = new HashMap<>(settings);
    all.put("bootstrap.servers", servers);
    all.put("default.api.timeout.ms", 10_000);
    all.put("request.timeout.ms", 5_000);
    return all;
  }

  private static Map<String, Object> trusting(Map<String, Object> settings) {
    Map<String, Object> all = complete(settings);
    all.put("ssl.truststore.type", "PEM");
    all.put("ssl.truststore.certificates", local.caPem());
    return all;
  }

  @Test
  void enrolledClient_writesAndReads() throws Exception {
    String topic = "orders-" + UUID.randomUUID();
    try (Admin admin = Admin.create(cluster.clientProperties())) {
      admin
          .createTopics(List.of(new NewTopic(topic, 1, (short) 1)))
          .all()
          .get(30, TimeUnit.SECONDS);
    }
    Map<String, Object> settings =
        trusting(Enrolment.of(authority, "CN=orders-app,O=Example").enrol().settings());
    settings.put("group.id", "readers-" + topic);
    settings.put("auto.offset.reset", "earliest");

    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(topic, "a record")).get(30, TimeUnit.SECONDS);
    }

    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of(topic));
      String read = "";
      while (read.isEmpty()) { // ended by the time limit of the test when no record comes
        for (var record : consumer.poll(Duration.ofSeconds(1))) {
          read = record.value();
        }
      }
      assertThat(read).isEqualTo("a record");
    }
  }

  /**
   * The authority is swapped for one the brokers do not know: that a running client is refused
   * after its connections were cut shows that it uses the new certificate.
   */
  @Test
  void runningClient_usesTheRenewedCertificate_forItsNextConnection() throws Exception {
    AtomicReference<CertificateIssuer> issuer = new AtomicReference<>(authority);
    Enrolment enrolment =
        Enrolment.of((request, validity) -> issuer.get().issue(request, validity), "CN=live");
    try (LiveIdentity live = LiveIdentity.start(enrolment, local.caPem());
        Admin admin = Admin.create(complete(live.settings()))) {
      assertThat(describe(admin)).isNull();

      issuer.set(new TestCa(io.msksdk.core.time.Time.system().now()));
      assertThat(live.renew().chain().get(0).getIssuerX500Principal().getName())
          .isEqualTo("CN=Test CA");
      assertThat(describe(admin)).as("an open connection is not asked again").isNull();
      restartBroker();
      assertThat(describe(admin)).hasRootCauseInstanceOf(javax.net.ssl.SSLException.class);

      issuer.set(authority);
      assertThat(live.renew().principal()).isEqualTo("User:CN=live");
      assertThat(describe(admin)).isNull();
    }
  }

  @Test
  void clientCertificate_ofAnotherAuthority_isDiagnosed() {
    TestCa other = new TestCa(io.msksdk.core.time.Time.system().now());

    AccessDiagnosis diagnosis = refused(Enrolment.of(other, "CN=stranger").enrol().settings());

    assertThat(diagnosis.cause()).isEqualTo(AccessFault.CERTIFICATE_NOT_TRUSTED);
    assertThat(diagnosis.toString()).contains("CN=stranger").doesNotContain("PRIVATE KEY");
  }

  @Test
  void clientCertificate_pastItsEnd_isDiagnosed() {
    CertificateIssuer past =
        (request, validity) -> authority.issue(request, Duration.ofSeconds(-5));

    AccessDiagnosis diagnosis = refused(Enrolment.of(past, "CN=late").enrol().settings());

    assertThat(diagnosis.cause()).isEqualTo(AccessFault.CERTIFICATE_EXPIRED);
    assertThat(diagnosis.remedy()).contains("Renew the client's certificate");
  }

  @Test
  void clientWithoutCertificate_isDiagnosed() {
    AccessDiagnosis diagnosis = refused(Map.of("security.protocol", "SSL"));

    assertThat(diagnosis.cause()).isEqualTo(AccessFault.CERTIFICATE_NOT_TRUSTED);
    assertThat(diagnosis.evidence()).anyMatch(line -> line.contains("no key store"));
  }

  private static AccessDiagnosis refused(Map<String, Object> settings) {
    Map<String, Object> all = trusting(settings);
    try (Admin admin = Admin.create(all)) {
      Throwable failure = describe(admin);
      assertThat(failure).hasCauseInstanceOf(SslAuthenticationException.class);
      return AccessDiagnosis.of(failure, AccessContext.builder(all).build());
    }
  }

  private static Throwable describe(Admin admin) {
    return catchThrowable(() -> admin.describeCluster().nodes().get(30, TimeUnit.SECONDS));
  }

  private static void restartBroker() {
    cluster.broker(1).stop();
    cluster.broker(1).start();
  }
}
