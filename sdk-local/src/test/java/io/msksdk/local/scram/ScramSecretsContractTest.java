package io.msksdk.local.scram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.msksdk.local.Refused;
import io.msksdk.local.TestClusters;
import io.msksdk.local.TestEngine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.ClusterState;
import software.amazon.awssdk.services.kafka.model.CreateClusterV2Request;
import software.amazon.awssdk.services.kafka.model.UnprocessedScramSecret;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

class ScramSecretsContractTest {
  private static final String UNKNOWN =
      "arn:aws:kafka:us-east-1:111122223333:cluster/none/00000000-0000-0000-0000-000000000000-1";

  private static final Map<String, String> ARNS = new HashMap<>();

  private static TestEngine engine;
  private static SecretsManagerClient secretsManager;
  private static KafkaClient kafka;

  @BeforeAll
  static void start() {
    engine = TestEngine.withoutBrokers();
    kafka = engine.kafka();
    secretsManager = engine.secrets();
  }

  @AfterAll
  static void stop() {
    kafka.close();
    secretsManager.close();
    ARNS.clear();
    engine.close();
  }

  private static String cluster(String name) {
    CreateClusterV2Request request = TestClusters.iam(name, 1);
    String arn =
        kafka
            .createClusterV2(
                request.toBuilder()
                    .provisioned(
                        request
                            .provisioned()
                            .copy(
                                p ->
                                    p.clientAuthentication(
                                        c -> c.sasl(s -> s.scram(x -> x.enabled(true))))))
                    .build())
            .clusterArn();
    TestClusters.await(kafka, arn, ClusterState.ACTIVE);
    return arn;
  }

  /** The ARN of the secret of that name, which is there from now on. */
  private static String secret(String name) {
    return ARNS.computeIfAbsent(
        name,
        missing ->
            secretsManager
                .createSecret(r -> r.name(missing).kmsKeyId("key-1").secretString("{}"))
                .arn());
  }

  private static List<String> secrets(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(i -> secret("AmazonMSK_u" + i)).toList();
  }

  private static List<UnprocessedScramSecret> associate(String cluster, List<String> arns) {
    return kafka
        .batchAssociateScramSecret(r -> r.clusterArn(cluster).secretArnList(arns))
        .unprocessedScramSecrets();
  }

  @Test
  void secrets_associatedAndTakenOff_areListed() {
    String arn = cluster("secrets");
    List<String> first = secrets(1, 10);

    var associated = kafka.batchAssociateScramSecret(r -> r.clusterArn(arn).secretArnList(first));
    List<UnprocessedScramSecret> again = associate(arn, first.subList(0, 2));
    List<UnprocessedScramSecret> more = associate(arn, secrets(11, 12));
    var taken =
        kafka.batchDisassociateScramSecret(
            r -> r.clusterArn(arn).secretArnList(first.subList(0, 3)));

    assertThat(associated.clusterArn()).isEqualTo(arn);
    assertThat(associated.hasUnprocessedScramSecrets()).isTrue();
    assertThat(associated.unprocessedScramSecrets()).isEmpty();
    assertThat(again).isEmpty();
    assertThat(more).isEmpty();
    assertThat(taken.unprocessedScramSecrets()).isEmpty();
    assertThat(
            kafka
                .listScramSecretsPaginator(r -> r.clusterArn(arn).maxResults(4))
                .secretArnList()
                .stream())
        .isEqualTo(secrets(4, 12));
  }

  @Test
  void secrets_thatCannotBeUsed_areReportedEach_andTheOthersAreAssociated() {
    String arn = cluster("partial");
    String good = secret("AmazonMSK_good");
    String unprefixed = secret("other");
    String elsewhere = good.replace("us-east-1", "eu-west-1");
    String foreign = good.replace("111122223333", "444455556666");

    List<UnprocessedScramSecret> left =
        associate(arn, List.of("nonsense", unprefixed, good, elsewhere, foreign));

    assertThat(left)
        .extracting(
            UnprocessedScramSecret::secretArn,
            UnprocessedScramSecret::errorCode,
            UnprocessedScramSecret::errorMessage)
        .containsExactly(
            tuple("nonsense", "InvalidSecretArn", "The provided secret ARN is invalid."),
            tuple(
                unprefixed,
                "InvalidSecretArn",
                "The provided secret arn cannot be used with Amazon MSK. Secret names must have the"
                    + " prefix 'AmazonMSK_'"),
            tuple(
                elsewhere,
                "InvalidSecretArn",
                "The provided secret must be in the same account and Region as the cluster."),
            tuple(
                foreign,
                "InvalidSecretArn",
                "The provided secret must be in the same account and Region as the cluster."));
    assertThat(kafka.listScramSecrets(r -> r.clusterArn(arn)).secretArnList())
        .containsExactly(good);
  }

  @Test
  void secrets_thatAreNotThereOrHaveTheDefaultKey_areReported() {
    String arn = cluster("unreadable");
    String missing = secret("AmazonMSK_x").replaceFirst("-[^-]+$", "-zZ9zZ9");
    String defaultKey =
        secretsManager.createSecret(r -> r.name("AmazonMSK_default").secretString("{}")).arn();

    assertThat(associate(arn, List.of(missing, defaultKey)))
        .extracting(UnprocessedScramSecret::errorMessage)
        .containsExactly(
            "Amazon MSK wasn't able to access the provided secret.",
            "The provided secret is encrypted with the default Secrets Manager key. Use a customer"
                + " managed key.");
  }

  @Test
  void secret_notAssociated_cannotBeTakenOff() {
    String arn = cluster("not-associated");

    assertThat(
            kafka
                .batchDisassociateScramSecret(
                    r -> r.clusterArn(arn).secretArnList(secret("AmazonMSK_x")))
                .unprocessedScramSecrets())
        .extracting(UnprocessedScramSecret::errorCode)
        .containsExactly("InvalidSecretArn");
  }

  @Test
  void batch_emptyTooLargeOrMissing_isRefusedWhole() {
    String arn = cluster("batches");

    Refused.badRequest(() -> associate(arn, secrets(1, 11)), "secretArnList", "1 to 10");
    Refused.badRequest(() -> associate(arn, List.of()), "secretArnList", "1 to 10");
    Refused.missing(() -> kafka.batchAssociateScramSecret(r -> r.clusterArn(arn)), "secretArnList");
    Refused.badRequest(
        () ->
            kafka.batchDisassociateScramSecret(
                r -> r.clusterArn(arn).secretArnList(secrets(1, 11))),
        "secretArnList",
        "1 to 10");
    Refused.missing(
        () -> kafka.batchDisassociateScramSecret(r -> r.clusterArn(arn)), "secretArnList");
    assertThat(kafka.listScramSecrets(r -> r.clusterArn(arn)).secretArnList()).isEmpty();
  }

  @Test
  void users_beyondTheQuota_areReportedEach() {
    String arn = cluster("full");
    for (int i = 0; i < 100; i++) {
      assertThat(associate(arn, secrets(10 * i + 1, 10 * i + 10))).isEmpty();
    }

    assertThat(associate(arn, List.of(secret("AmazonMSK_u1"), secret("AmazonMSK_more"))))
        .extracting(UnprocessedScramSecret::secretArn, UnprocessedScramSecret::errorCode)
        .containsExactly(tuple(secret("AmazonMSK_more"), "LimitExceeded"));
  }

  @Test
  void cluster_unknownNotActiveOrWithoutScram_isRefused() {
    List<String> one = List.of(secret("AmazonMSK_x"));
    String iamOnly = kafka.createClusterV2(TestClusters.iam("iam-only", 1)).clusterArn();
    TestClusters.await(kafka, iamOnly, ClusterState.ACTIVE);
    String healing = cluster("healing");
    var unused =
        engine.post(
            "/_local/clusters/" + TestEngine.encoded(healing) + "/state",
            "{\"state\":\"HEALING\"}");

    Refused.notFound(() -> associate(UNKNOWN, one), "clusterArn");
    Refused.notFound(() -> kafka.listScramSecrets(r -> r.clusterArn(UNKNOWN)), "clusterArn");
    Refused.badState(() -> associate(iamOnly, one), "doesn't have SASL/SCRAM");
    Refused.badState(() -> associate(healing, one), "HEALING state");
  }

  @Test
  void list_withABadPage_isRefused() {
    String arn = cluster("pages");

    Refused.badRequest(
        () -> kafka.listScramSecrets(r -> r.clusterArn(arn).nextToken("x")), "nextToken", "token");
    Refused.badRequest(
        () -> kafka.listScramSecrets(r -> r.clusterArn(arn).maxResults(0)), "maxResults", "0");
  }
}
