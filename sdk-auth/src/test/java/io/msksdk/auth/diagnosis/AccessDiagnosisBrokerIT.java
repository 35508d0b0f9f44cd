package io.msksdk.auth.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.msksdk.auth.client.AuthMode;
import io.msksdk.auth.client.BootstrapBrokers;
import io.msksdk.auth.client.IamAuth;
import io.msksdk.auth.client.KafkaAuth;
import io.msksdk.auth.client.NetworkPath;
import io.msksdk.auth.policy.AccessSimulator;
import io.msksdk.auth.policy.ClientPolicy;
import io.msksdk.auth.policy.UseCase;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.policy.KafkaClusterAction;
import io.msksdk.core.policy.PolicyDocument;
import io.msksdk.core.policy.PolicySet;
import io.msksdk.core.policy.RequestContext;
import io.msksdk.testkit.Fault;
import io.msksdk.testkit.LocalCluster;
import io.msksdk.testkit.LocalIdentity;
import io.msksdk.testkit.LocalMsk;
import io.msksdk.testkit.LocalMskTest;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** Every cause is provoked against real brokers that say as little as MSK does. */
@LocalMskTest
class AccessDiagnosisBrokerIT {
  private static final String ROLE = "arn:aws:iam::111122223333:role/diagnosed";

  private final LocalMsk local;
  private final LocalCluster cluster;
  private final MskClusterArn arn;
  private final BootstrapBrokers brokers;
  private final StsClient sts;
  private final String topic = "orders-" + UUID.randomUUID();

  AccessDiagnosisBrokerIT(LocalMsk local, LocalCluster cluster) {
    this.local = local;
    this.cluster = cluster;
    this.arn = MskClusterArn.parse(cluster.arn());
    // asked for before a fault is in the way of calls
    this.brokers =
        BootstrapBrokers.parse(AuthMode.IAM, NetworkPath.PRIVATE, cluster.bootstrapBrokers());
    this.sts =
        StsClient.builder()
            .endpointOverride(local.endpoint())
            .region(Region.of(local.region()))
            .credentialsProvider(provider(local.admin()))
            .httpClientBuilder(Apache5HttpClient.builder())
            .build();
  }

  @BeforeEach
  void createTopic() throws Exception {
    try (Admin admin = Admin.create(properties(provider(local.admin())))) {
      admin
          .createTopics(List.of(new NewTopic(topic, 1, (short) 1)))
          .all()
          .get(30, TimeUnit.SECONDS);
    }
  }

  @AfterEach
  void close() {
    local.clearFaults();
    sts.close();
  }

  @Test
  void wrongSecret() {
    AwsCredentialsProvider wrong = provider(local.admin().withSecret("wrong-of-no-account"));

    AccessDiagnosis diagnosis = connecting(wrong);

    assertThat(diagnosis.cause()).isEqualTo(AccessFault.WRONG_SECRET);
    assertThat(diagnosis.toString()).contains("STS").doesNotContain("wrong-of-no-account");
  }

  @Test
  void unknownAccessKey() {
    AccessDiagnosis diagnosis =
        connecting(() -> AwsBasicCredentials.create("AKIANOBODYHASTHIS", "secret-of-no-account"));

    assertThat(diagnosis.cause()).isEqualTo(AccessFault.WRONG_SECRET);
    assertThat(diagnosis.remedy()).contains("Nobody has this access key");
  }

  @Test
  void expiredCredentials() throws Exception {
    control(
        "identities",
        """
        [{"role":"%s","trust":{"Version":"2012-10-17","Statement":[{"Effect":"Allow",
          "Principal":{"AWS":"*"},"Action":"sts:AssumeRole"}]},"policies":[]}]
        """
            .formatted(ROLE));
    Credentials session =
        sts.assumeRole(r -> r.roleArn(ROLE).roleSessionName("diagnosed")).credentials();
    control("credentials/expire", "{\"role\":\"" + ROLE + "\"}");

    AccessDiagnosis diagnosis =
        connecting(
            () ->
                AwsSessionCredentials.create(
                    session.accessKeyId(), session.secretAccessKey(), session.sessionToken()));

    assertThat(diagnosis.cause()).isEqualTo(AccessFault.EXPIRED_CREDENTIALS);
  }

  @Test
  void clockSkew() {
    local.inject(Fault.skew(Duration.ofMinutes(20)));

    AccessDiagnosis diagnosis = connecting(provider(local.admin()));

    assertThat(diagnosis.cause()).isEqualTo(AccessFault.CLOCK_SKEW);
  }

  @Test
  void wrongRegion() {
    Map<String, Object> properties =
        KafkaAuth.iam(provider(local.admin()))
            .region("eu-central-1")
            .trust(local.caPem())
            .on(brokers, NetworkPath.PRIVATE)
            .admin();

    AccessDiagnosis diagnosis =
        AccessDiagnosis.of(
            describing(properties),
            context(properties, provider(local.admin())).region("eu-central-1").build());

    assertThat(diagnosis.cause()).isEqualTo(AccessFault.WRONG_REGION);
    assertThat(diagnosis.remedy()).contains(local.region());
  }

  @Test
  void missingConnect() {
    LocalIdentity nobody = local.identity("may-nothing-" + topic);
    AccessSimulator policies =
        AccessSimulator.of(RequestContext.of(nobody.arn()), PolicySet.builder().build());
    Map<String, Object> properties = properties(provider(nobody));

    AccessDiagnosis diagnosis =
        AccessDiagnosis.of(
            describing(properties),
            context(properties, provider(nobody)).policies(policies).build());

    assertThat(diagnosis.cause()).isEqualTo(AccessFault.MISSING_CONNECT);
    assertThat(diagnosis.action()).contains("kafka-cluster:Connect");
    assertThat(diagnosis.resources()).containsExactly(cluster.arn());
    assertThat(diagnosis.toString()).contains(nobody.arn()).contains("no statement allows");
    LocalIdentity cured =
        local.identity(
            "may-nothing-" + topic,
            PolicyDocument.of(diagnosis.statement().orElseThrow()).toJson());
    assertThat(catchThrowable(() -> describe(properties(provider(cured))))).isNull();
  }

  @Test
  void missingWriteData_isToldFromMissingDescribeTopic() {
    LocalIdentity reader =
        identity("reads", UseCase.consume("*", topic), UseCase.produceIdempotently("other"));
    LocalIdentity stranger = identity("stranger", UseCase.produceIdempotently("other"));

    AccessDiagnosis cannotWrite = writing(reader);
    AccessDiagnosis cannotLook = writing(stranger);

    assertThat(cannotWrite.cause()).isEqualTo(AccessFault.MISSING_ACTION);
    assertThat(cannotWrite.action()).contains("kafka-cluster:WriteData");
    assertThat(cannotWrite.resources()).containsExactly(arn.topic(topic).toString());
    assertThat(cannotWrite.statement().orElseThrow().toString()).contains(topic);
    assertThat(cannotLook.action()).contains("kafka-cluster:DescribeTopic");
  }

  @Test
  void missingIdempotence_isNamedOnTheCluster() {
    LocalIdentity writer = identity("plain", UseCase.produce(topic));

    AccessDiagnosis diagnosis = writing(writer);

    assertThat(diagnosis.action()).contains("kafka-cluster:WriteDataIdempotently");
    assertThat(diagnosis.resources()).containsExactly(cluster.arn());
  }

  @Test
  void missingReadData_andMissingGroup_areToldApart() {
    LocalIdentity writer = identity("writes", UseCase.produceIdempotently(topic));
    LocalIdentity groupless =
        local.identity(
            "groupless-" + topic,
            ClientPolicy.on(arn).allow(UseCase.produceIdempotently(topic)).document().toJson(),
            ClientPolicy.on(arn).allow(UseCase.consume("other", topic)).document().toJson());
    LocalIdentity lookingOn =
        local.identity(
            "looking-on-" + topic,
            ClientPolicy.on(arn).allow(UseCase.consume("other", topic)).document().toJson(),
            ClientPolicy.on(arn).allow(UseCase.describeGroups("readers")).document().toJson());

    assertThat(reading(writer, true).action()).contains("kafka-cluster:ReadData");
    assertThat(reading(groupless, false).action()).contains("kafka-cluster:DescribeGroup");
    assertThat(reading(lookingOn, false).action()).contains("kafka-cluster:AlterGroup");
  }

  @Test
  void missingCreateTopic_isNamedWithWhatWasAttempted() {
    LocalIdentity reader = identity("no-creator", UseCase.consume("*", topic));
    Map<String, Object> properties = properties(provider(reader));
    String wanted = "new-" + topic;

    Throwable failure =
        catchThrowable(
            () -> {
              try (Admin admin = Admin.create(properties)) {
                admin
                    .createTopics(List.of(new NewTopic(wanted, 1, (short) 1)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
              }
            });
    AccessDiagnosis diagnosis =
        AccessDiagnosis.of(
            failure,
            context(properties, provider(reader))
                .attempting(KafkaClusterAction.find("CreateTopic").orElseThrow(), wanted)
                .build());

    assertThat(diagnosis.action()).contains("kafka-cluster:CreateTopic");
    assertThat(diagnosis.resources()).containsExactly(arn.topic(wanted).toString());
  }

  @Test
  void wrongPort_isKnownFromTheAnswerOfTheCluster() {
    Map<String, Object> properties = quick(properties(provider(local.admin())));
    properties.put("security.protocol", "SASL_SSL");
    properties.put("sasl.mechanism", "SCRAM-SHA-512");
    properties.put(
        "sasl.jaas.config",
        "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"a\""
            + " password=\"b\";");
    properties.remove("sasl.client.callback.handler.class");

    AccessDiagnosis diagnosis =
        AccessDiagnosis.of(
            describing(properties),
            AccessContext.builder(properties).cluster(arn).brokers(brokers).build());

    assertThat(diagnosis.cause()).isEqualTo(AccessFault.WRONG_PORT);
    assertThat(diagnosis.evidence().get(0)).contains("IAM on PRIVATE");
  }

  @Test
  void hostThatIsNotMsk() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Map<String, Object> properties = quick(properties(provider(local.admin())));
      properties.put("bootstrap.servers", "127.0.0.1:" + silent.getLocalPort());

      AccessDiagnosis diagnosis =
          AccessDiagnosis.of(
              describing(properties), AccessContext.builder(properties).cluster(arn).build());

      assertThat(diagnosis.cause()).isEqualTo(AccessFault.NOT_MSK);
      assertThat(diagnosis.evidence()).anyMatch(line -> line.contains("without TLS"));
    }
  }

  @Test
  void brokerCertificateNobodyTrusts() {
    Map<String, Object> properties = quick(properties(provider(local.admin())));
    properties.keySet().removeIf(name -> name.startsWith("ssl.truststore"));

    AccessDiagnosis diagnosis =
        AccessDiagnosis.of(
            describing(properties), context(properties, provider(local.admin())).build());

    assertThat(diagnosis.cause()).isEqualTo(AccessFault.CERTIFICATE_NOT_TRUSTED);
    assertThat(diagnosis.evidence()).anyMatch(line -> line.contains("Local MSK CA"));
  }

  private AccessDiagnosis connecting(AwsCredentialsProvider credentials) {
    Map<String, Object> properties = properties(credentials);
    return AccessDiagnosis.of(
        describing(properties), context(properties, credentials).region(local.region()).build());
  }

  private AccessDiagnosis writing(LocalIdentity identity) {
    Map<String, Object> properties = properties(provider(identity));
    Throwable failure =
        catchThrowable(
            () -> {
              try (KafkaProducer<String, String> producer =
                  new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
                producer.send(new ProducerRecord<>(topic, "a record")).get(30, TimeUnit.SECONDS);
              }
            });
    return AccessDiagnosis.of(failure, context(properties, provider(identity)).build());
  }

  private AccessDiagnosis reading(LocalIdentity identity, boolean assigned) {
    Map<String, Object> properties = new HashMap<>(properties(provider(identity)));
    properties.put("group.id", "readers");
    Throwable failure =
        catchThrowable(
            () -> {
              try (KafkaConsumer<String, String> consumer =
                  new KafkaConsumer<>(
                      properties, new StringDeserializer(), new StringDeserializer())) {
                read(consumer, assigned);
              }
            });
    return AccessDiagnosis.of(failure, context(properties, provider(identity)).build());
  }

  private void read(KafkaConsumer<String, String> consumer, boolean assigned) {
    if (assigned) {
      var partitions = List.of(new org.apache.kafka.common.TopicPartition(topic, 0));
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
    } else {
      consumer.subscribe(List.of(topic));
    }
    while (true) { // ended by the refusal, or by the time limit of the test
      assertThat(consumer.poll(Duration.ofSeconds(1)).isEmpty()).isTrue();
    }
  }

  private LocalIdentity identity(String name, UseCase... uses) {
    return local.identity(name + "-" + topic, ClientPolicy.on(arn).allow(uses).document().toJson());
  }

  private AccessContext.Builder context(
      Map<String, Object> properties, AwsCredentialsProvider credentials) {
    return AccessContext.builder(properties)
        .cluster(arn)
        .brokers(brokers)
        .credentials(credentials)
        .sts(sts);
  }

  private Map<String, Object> properties(AwsCredentialsProvider credentials) {
    IamAuth auth = KafkaAuth.iam(credentials).region(local.region()).trust(local.caPem());
    return auth.on(brokers, NetworkPath.PRIVATE).admin();
  }

  private static Map<String, Object> quick(Map<String, Object> properties) {
    Map<String, Object> quick = new HashMap<>(properties);
    quick.put("default.api.timeout.ms", 3_000);
    quick.put("request.timeout.ms", 2_000);
    return quick;
  }

  private static Throwable describing(Map<String, Object> properties) {
    Throwable failure = catchThrowable(() -> describe(properties));
    assertThat(failure).isNotNull();
    return failure;
  }

  private static void describe(Map<String, Object> properties) throws Exception {
    try (Admin admin = Admin.create(properties)) {
      admin.describeCluster().nodes().get(30, TimeUnit.SECONDS);
    }
  }

  private static AwsCredentialsProvider provider(LocalIdentity identity) {
    return StaticCredentialsProvider.create(
        AwsBasicCredentials.create(identity.accessKey(), identity.secretKey()));
  }

  private void control(String path, String json) throws Exception {
    URI uri = local.endpoint().resolve("/_local/" + path);
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.ofString(json)).build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }
}
