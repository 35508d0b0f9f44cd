package io.msksdk.auth.client;

import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.core.operation.Waits;
import io.msksdk.core.operation.Watch;
import io.msksdk.core.time.Time;
import io.msksdk.testkit.LocalMsk;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.ClusterState;
import software.amazon.awssdk.services.kafka.model.GetBootstrapBrokersResponse;
import software.amazon.awssdk.services.kafka.model.ProvisionedRequest;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** A cluster of a local MSK with the ways in that a test is about, and clients to set it up. */
final class OpenCluster implements AutoCloseable {
  private static final WaitPolicy READY =
      WaitPolicy.atMost(Duration.ofMinutes(1))
          .pollingEvery(Duration.ofMillis(20), Duration.ofMillis(100));

  private final LocalMsk local;
  private final KafkaClient kafka;
  private final SecretsManagerClient secrets;
  private final String arn;

  private OpenCluster(LocalMsk local, KafkaClient kafka, SecretsManagerClient secrets, String arn) {
    this.local = local;
    this.kafka = kafka;
    this.secrets = secrets;
    this.arn = arn;
  }

  /** A cluster with every way in, mutual TLS for those who have a certificate. */
  static OpenCluster everyWay(LocalMsk local, String name) {
    return in(
        local,
        name,
        p ->
            p.encryptionInfo(e -> e.encryptionInTransit(t -> t.clientBroker("TLS_PLAINTEXT")))
                .clientAuthentication(
                    c ->
                        c.sasl(s -> s.iam(i -> i.enabled(true)).scram(x -> x.enabled(true)))
                            .tls(t -> t.enabled(true))
                            .unauthenticated(u -> u.enabled(true))));
  }

  /** A cluster that lets in who has a certificate, and nobody else. */
  static OpenCluster mutualTls(LocalMsk local, String name) {
    return in(local, name, p -> p.clientAuthentication(c -> c.tls(t -> t.enabled(true))));
  }

  private static OpenCluster in(
      LocalMsk local, String name, Consumer<ProvisionedRequest.Builder> access) {
    StaticCredentialsProvider admin =
        StaticCredentialsProvider.create(
            AwsBasicCredentials.create(local.admin().accessKey(), local.admin().secretKey()));
    KafkaClient kafka =
        KafkaClient.builder()
            .endpointOverride(local.endpoint())
            .region(Region.of(local.region()))
            .credentialsProvider(admin)
            .httpClientBuilder(Apache5HttpClient.builder())
            .build();
    SecretsManagerClient secrets =
        SecretsManagerClient.builder()
            .endpointOverride(local.endpoint())
            .region(Region.of(local.region()))
            .credentialsProvider(admin)
            .httpClientBuilder(Apache5HttpClient.builder())
            .build();
    OpenCluster cluster = new OpenCluster(local, kafka, secrets, created(kafka, name, access));
    cluster.awaitActive();
    return cluster;
  }

  private static String created(
      KafkaClient kafka, String name, Consumer<ProvisionedRequest.Builder> access) {
    return kafka
        .createClusterV2(
            r ->
                r.clusterName(name)
                    .provisioned(
                        p ->
                            p.applyMutation(access)
                                .kafkaVersion("3.9.x.kraft")
                                .numberOfBrokerNodes(2)
                                .brokerNodeGroupInfo(
                                    g ->
                                        g.instanceType("kafka.m7g.large")
                                            .clientSubnets("subnet-1", "subnet-2"))))
        .clusterArn();
  }

  private void awaitActive() {
    Watch<ClusterState, Boolean> watch =
        Watch.<ClusterState, Boolean>of("create", arn, READY, this::state)
            .succeedWhen(state -> state == ClusterState.ACTIVE, state -> true)
            .build();
    try (Waits waits = Waits.on(Time.system())) {
      waits.handle(watch).await(READY);
    }
  }

  private ClusterState state() {
    return kafka.describeClusterV2(r -> r.clusterArn(arn)).clusterInfo().state();
  }

  /** What MSK answers, as an application reads it. */
  BootstrapBrokers brokers() {
    GetBootstrapBrokersResponse answer = kafka.getBootstrapBrokers(r -> r.clusterArn(arn));
    return BootstrapBrokers.builder()
        .region(local.region())
        .servers(AuthMode.PLAINTEXT, NetworkPath.PRIVATE, answer.bootstrapBrokerString())
        .servers(AuthMode.TLS, NetworkPath.PRIVATE, answer.bootstrapBrokerStringTls())
        .servers(AuthMode.IAM, NetworkPath.PRIVATE, answer.bootstrapBrokerStringSaslIam())
        .servers(AuthMode.SCRAM, NetworkPath.PRIVATE, answer.bootstrapBrokerStringSaslScram())
        .build();
  }

  SecretsManagerClient secrets() {
    return secrets;
  }

  /** Stores a secret and associates it with the cluster; returns its ARN. */
  String scramUser(String name, String password) {
    String secret =
        secrets
            .createSecret(
                r ->
                    r.name("AmazonMSK_" + name)
                        .kmsKeyId(
                            "arn:aws:kms:"
                                + local.region()
                                + ":"
                                + local.account()
                                + ":key/11111111-2222-3333-4444-555555555555")
                        .secretString(
                            "{\"username\":\"" + name + "\",\"password\":\"" + password + "\"}"))
            .arn();
    var answer =
        kafka.batchAssociateScramSecret(r -> r.clusterArn(arn).secretArnList(List.of(secret)));
    if (!answer.unprocessedScramSecrets().isEmpty()) {
      throw new IllegalStateException(answer.unprocessedScramSecrets().toString());
    }
    return secret;
  }

  /** Gives a secret another password, as a rotation does. */
  void rotate(String secret, String name, String password) {
    var unused =
        secrets.putSecretValue(
            r ->
                r.secretId(secret)
                    .secretString(
                        "{\"username\":\"" + name + "\",\"password\":\"" + password + "\"}"));
  }

  @Override
  public void close() {
    kafka.close();
    secrets.close();
  }
}
