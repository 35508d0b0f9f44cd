package io.msksdk.examples.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.auth.acl.AclState;
import io.msksdk.auth.acl.BrokerPrincipal;
import io.msksdk.auth.acl.TopicAcls;
import io.msksdk.auth.diagnosis.AccessContext;
import io.msksdk.auth.diagnosis.AccessDiagnosis;
import io.msksdk.auth.diagnosis.AccessFault;
import io.msksdk.auth.policy.AccessRehearsal;
import io.msksdk.auth.policy.AccessSimulator;
import io.msksdk.auth.policy.ClientPolicy;
import io.msksdk.auth.policy.PolicyReview;
import io.msksdk.auth.policy.StreamsApplication;
import io.msksdk.auth.policy.UseCase;
import io.msksdk.auth.scram.ScramResult;
import io.msksdk.auth.scram.ScramSecret;
import io.msksdk.auth.scram.ScramUser;
import io.msksdk.auth.scram.ScramUsers;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.check.Finding;
import io.msksdk.core.policy.PolicyDocument;
import io.msksdk.core.policy.PolicySet;
import io.msksdk.core.policy.RequestContext;
import io.msksdk.mtls.ClientIdentity;
import io.msksdk.mtls.Enrolment;
import io.msksdk.mtls.LiveIdentity;
import io.msksdk.mtls.LocalMskCa;
import io.msksdk.testkit.LocalCluster;
import io.msksdk.testkit.LocalIdentity;
import io.msksdk.testkit.LocalMsk;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The code of docs/access.md, compiled and run as it stands there. */
class AccessGuideBrokerIT {
  private static LocalMsk local;
  private static LocalCluster cluster;
  private static MskClusterArn clusterArn;
  private static String tlsServers;
  private static KafkaClient kafka;

  private final String topic = "orders-" + UUID.randomUUID();

  @BeforeAll
  static void start() {
    local = LocalMsk.start();
    kafka =
        KafkaClient.builder()
            .endpointOverride(local.endpoint())
            .region(Region.of(local.region()))
            .credentialsProvider(credentials(local.admin()))
            .httpClientBuilder(Apache5HttpClient.builder())
            .build();
    String arn =
        kafka
            .createClusterV2(
                r ->
                    r.clusterName("guide")
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
                                            a.sasl(
                                                    s ->
                                                        s.iam(i -> i.enabled(true))
                                                            .scram(c -> c.enabled(true)))
                                                .tls(t -> t.enabled(true)))))
            .clusterArn();
    cluster = local.existingCluster(arn);
    clusterArn = MskClusterArn.parse(arn);
    tlsServers = kafka.getBootstrapBrokers(r -> r.clusterArn(arn)).bootstrapBrokerStringTls();
  }

  @AfterAll
  static void stop() {
    kafka.close();
    local.close();
  }

  private static AwsCredentialsProvider credentials(LocalIdentity identity) {
    return StaticCredentialsProvider.create(
        AwsBasicCredentials.create(identity.accessKey(), identity.secretKey()));
  }

  @Test
  void policies() {
    // access:policy
    PolicyDocument policy =
        ClientPolicy.on(clusterArn)
            .allow(UseCase.produceIdempotently("orders"), UseCase.consume("billing", "orders"))
            .document();
    String json = policy.toJson(); // goes to IAM as it is
    // access:end
    assertThat(PolicyDocument.parse(json)).isEqualTo(policy);

    // access:streams
    PolicyDocument streams =
        ClientPolicy.on(clusterArn)
            .allow(StreamsApplication.of("billing").reading("orders").writing("invoices"))
            .document();
    // access:end
    assertThat(streams.statements()).isNotEmpty();

    // access:review
    List<Finding> doubts = PolicyReview.of(PolicyDocument.parse(json), clusterArn);
    doubts.forEach(doubt -> System.err.println(doubt.message()));
    // access:end
    assertThat(doubts).isEmpty();

    String roleArn = "arn:aws:iam::111122223333:role/orders-app";
    // access:simulate
    AccessSimulator app =
        AccessSimulator.of(
            RequestContext.of(roleArn), PolicySet.builder().identity("app", policy).build());
    AccessRehearsal rehearsal = app.rehearse(clusterArn, UseCase.createTopics("orders"));
    rehearsal.missing().forEach(System.err::println); // each with the statement that helps
    PolicyDocument toAdd = rehearsal.remedy();
    // access:end
    assertThat(toAdd.toString()).contains("kafka-cluster:CreateTopic");
  }

  @Test
  void diagnosis() throws Exception {
    try (Admin admin = Admin.create(cluster.clientProperties())) {
      admin
          .createTopics(List.of(new NewTopic(topic, 1, (short) 1)))
          .all()
          .get(30, TimeUnit.SECONDS);
    }
    LocalIdentity reader =
        local.identity(
            "reader-" + topic,
            ClientPolicy.on(clusterArn)
                .allow(UseCase.consume("billing", topic), UseCase.produceIdempotently("other"))
                .document()
                .toJson());
    Map<String, Object> properties = cluster.clientProperties(reader);
    AwsCredentialsProvider credentials = credentials(reader);
    AccessDiagnosis found = null;
    try (StsClient sts =
            StsClient.builder()
                .endpointOverride(local.endpoint())
                .region(Region.of(local.region()))
                .credentialsProvider(credentials)
                .httpClientBuilder(Apache5HttpClient.builder())
                .build();
        KafkaProducer<String, String> producer =
            new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
      // access:diagnose
      try {
        producer.send(new ProducerRecord<>(topic, "an order")).get();
      } catch (ExecutionException refused) {
        AccessDiagnosis diagnosis =
            AccessDiagnosis.of(
                refused,
                AccessContext.builder(properties)
                    .cluster(clusterArn)
                    .credentials(credentials)
                    .sts(sts)
                    .build());
        System.err.println(diagnosis); // cause, evidence, remedy, minimal statement
        found = diagnosis;
      }
      // access:end
    }
    assertThat(found.cause()).isEqualTo(AccessFault.MISSING_ACTION);
    assertThat(found.action()).contains("kafka-cluster:WriteData");
  }

  @Test
  void scramUsers_andAcls() throws Exception {
    char[] password = "guide-of-no-account".toCharArray();
    String kmsKeyArn = "arn:aws:kms:us-east-1:111122223333:key/guide";
    try (SecretsManagerClient secretsManager =
            SecretsManagerClient.builder()
                .endpointOverride(local.endpoint())
                .region(Region.of(local.region()))
                .credentialsProvider(credentials(local.admin()))
                .httpClientBuilder(Apache5HttpClient.builder())
                .build();
        Admin admin = Admin.create(cluster.clientProperties())) {
      // access:scram
      ScramUsers users = ScramUsers.of(secretsManager, kafka);
      ScramSecret secret;
      try (ScramUser alice = ScramUser.of("alice", password, kmsKeyArn)) {
        secret = users.save(alice); // creates AmazonMSK_alice, or rotates its password
      }
      for (ScramResult result : users.associate(clusterArn, List.of(secret))) {
        System.err.println(result.secret().name() + ": " + result.outcome());
      }
      // access:end
      assertThat(users.list(clusterArn)).contains(secret);

      admin
          .createTopics(List.of(new NewTopic(topic, 1, (short) 1)))
          .all()
          .get(30, TimeUnit.SECONDS);
      // access:acls
      BrokerPrincipal brokers =
          BrokerPrincipal.of("b-1.orders.67281x.c4.kafka.us-east-1.amazonaws.com:9096");
      TopicAcls.of(admin, brokers).grantRead("User:alice", topic, "billing");
      AclState.of(admin).findings(brokers).forEach(f -> System.err.println(f.message()));
      // access:end
      assertThat(AclState.of(admin).topicsWithoutAcls()).doesNotContain(topic);

      // access:revoke
      System.err.println(users.revoke(clusterArn, "alice", secret, admin));
      // access:end
      assertThat(users.list(clusterArn)).doesNotContain(secret);
    }
  }

  @Test
  void mutualTls() throws Exception {
    LocalMskCa issuer = LocalMskCa.at(local.endpoint());
    String caPem = local.caPem();
    String servers = tlsServers;
    // access:enrol
    Enrolment enrolment = Enrolment.of(issuer, "CN=orders-app,O=Example");
    ClientIdentity once = enrolment.enrol(); // settings(), pkcs12(password), chainPem()
    // access:end
    assertThat(once.principal()).isEqualTo("User:CN=orders-app,O=Example");

    // access:live
    try (LiveIdentity app = LiveIdentity.start(enrolment, caPem)) {
      Map<String, Object> settings = new HashMap<>(app.settings());
      settings.put("bootstrap.servers", servers);
      try (Admin admin = Admin.create(settings)) {
        System.err.println(admin.describeCluster().clusterId().get());
      }
    }
    // access:end
    assertThatThrownBy(() -> Enrolment.of(issuer, "orders-app")).hasMessageContaining("CN=");
  }
}
