package io.msksdk.auth.scram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.testkit.DataPlane;
import io.msksdk.testkit.LocalMsk;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Against the local MSK: its Secrets Manager and its clusters. */
class ScramUsersContractTest {
  private static final String KEY = "arn:aws:kms:us-east-1:111122223333:key/scram";

  private static LocalMsk local;
  private static KafkaClient kafka;
  private static SecretsManagerClient secrets;
  private static MskClusterArn cluster;

  @BeforeAll
  static void start() {
    local = LocalMsk.builder().dataPlane(DataPlane.NONE).start();
    StaticCredentialsProvider admin =
        StaticCredentialsProvider.create(
            AwsBasicCredentials.create(local.admin().accessKey(), local.admin().secretKey()));
    kafka =
        KafkaClient.builder()
            .endpointOverride(local.endpoint())
            .region(Region.of(local.region()))
            .credentialsProvider(admin)
            .httpClientBuilder(Apache5HttpClient.builder())
            .build();
    secrets =
        SecretsManagerClient.builder()
            .endpointOverride(local.endpoint())
            .region(Region.of(local.region()))
            .credentialsProvider(admin)
            .httpClientBuilder(Apache5HttpClient.builder())
            .build();
    String arn =
        kafka
            .createClusterV2(
                r ->
                    r.clusterName("scram-users")
                        .provisioned(
                            p ->
                                p.kafkaVersion("3.9.x.kraft")
                                    .numberOfBrokerNodes(3)
                                    .brokerNodeGroupInfo(
                                        g ->
                                            g.instanceType("kafka.m7g.large")
                                                .clientSubnets("subnet-a", "subnet-b", "subnet-c"))
                                    .clientAuthentication(
                                        a -> a.sasl(s -> s.scram(c -> c.enabled(true))))))
            .clusterArn();
    cluster = MskClusterArn.parse(arn);
  }

  @AfterAll
  static void stop() {
    kafka.close();
    secrets.close();
    local.close();
  }

  private static ScramUsers users() {
    return ScramUsers.of(secrets, kafka);
  }

  private static ScramSecret save(String name, String password) {
    try (ScramUser user = ScramUser.of(name, password.toCharArray(), KEY)) {
      return users().save(user);
    }
  }

  @Test
  void savedUser_isCreated_andThenRotatedInTheSameSecret() {
    ScramSecret created = save("alice", "first");
    ScramSecret rotated = save("alice", "second");

    assertThat(rotated).isEqualTo(created);
    assertThat(created.name()).isEqualTo("AmazonMSK_alice");
    assertThat(secrets.getSecretValue(r -> r.secretId(created.arn())).secretString())
        .isEqualTo("{\"username\":\"alice\",\"password\":\"second\"}");
    assertThat(secrets.describeSecret(r -> r.secretId(created.arn())).kmsKeyId()).isEqualTo(KEY);
  }

  @Test
  void secretUnderAnotherKey_isNotRotated() {
    ScramSecret there = save("carol", "first");

    try (ScramUser carol =
        ScramUser.of("carol", new char[] {'x'}, "arn:aws:kms:us-east-1:111122223333:key/other")) {
      assertThatThrownBy(() -> users().save(carol))
          .isInstanceOf(InvalidSpecException.class)
          .hasMessageContaining("UpdateSecret");
    }
    assertThat(secrets.getSecretValue(r -> r.secretId(there.arn())).secretString())
        .contains("first");
  }

  @Test
  void moreThanTen_areAssociatedInBatches_onceEach_andTakenOffAgain() {
    List<ScramSecret> many =
        IntStream.range(0, 23).mapToObj(i -> save("batch-" + i, "p" + i)).toList();

    List<ScramResult> first = users().associate(cluster, many);
    List<ScramResult> again = users().associate(cluster, many);

    assertThat(first).hasSize(23).extracting(ScramResult::secret).containsExactlyElementsOf(many);
    assertThat(first).allMatch(r -> r.outcome() == ScramResult.Outcome.DONE);
    assertThat(again).allMatch(r -> r.outcome() == ScramResult.Outcome.ALREADY);
    assertThat(users().list(cluster)).containsAll(many);

    assertThat(users().disassociate(cluster, many)).allMatch(ScramResult::succeeded);
    assertThat(users().list(cluster)).doesNotContainAnyElementsOf(many);
  }

  @Test
  void secretUnderTheDefaultKey_failsByItself_andTheOthersAreAssociated() {
    String arn =
        secrets.createSecret(r -> r.name("AmazonMSK_default-key").secretString("{}")).arn();
    ScramSecret good = save("good", "p");
    List<ScramSecret> both = new ArrayList<>(List.of(new ScramSecret(arn), good));

    List<ScramResult> results = users().associate(cluster, both);

    assertThat(results.get(0).outcome()).isEqualTo(ScramResult.Outcome.FAILED);
    assertThat(results.get(0).message()).contains("default");
    assertThat(results.get(1).outcome()).isEqualTo(ScramResult.Outcome.DONE);
  }

  @Test
  void secretOfAnotherNameOrPlace_isRefusedBeforeAnyCall() {
    ScramSecret name =
        new ScramSecret("arn:aws:secretsmanager:us-east-1:111122223333:secret:alice-AbCdEf");
    ScramSecret place =
        new ScramSecret(
            "arn:aws:secretsmanager:eu-west-1:111122223333:secret:AmazonMSK_alice-AbCdEf");

    assertThatThrownBy(() -> users().associate(cluster, List.of(name, place)))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("begins AmazonMSK_")
        .hasMessageContaining("Region us-east-1");
  }
}
