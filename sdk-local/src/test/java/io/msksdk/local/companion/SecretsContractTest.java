package io.msksdk.local.companion;

import static io.msksdk.local.companion.CompanionClients.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.msksdk.local.TestEngine;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.FilterNameStringType;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.InvalidNextTokenException;
import software.amazon.awssdk.services.secretsmanager.model.InvalidParameterException;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretsResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

class SecretsContractTest {
  private static TestEngine engine;
  private static CompanionClients clients;
  private static SecretsManagerClient secrets;

  @BeforeAll
  static void start() {
    engine = TestEngine.start("--data-plane", "none", "--time", "manual");
    clients = new CompanionClients(engine);
    secrets = clients.secrets(ADMIN);
  }

  @AfterAll
  static void stop() {
    secrets.close();
    engine.close();
  }

  @Test
  void createSecret_withAKey_keepsEverything() {
    CreateSecretResponse created =
        secrets.createSecret(
            r ->
                r.name("AmazonMSK_alice")
                    .description("for alice")
                    .kmsKeyId("key-1")
                    .secretString("{\"username\":\"alice\"}")
                    .tags(t -> t.key("team").value("orders")));

    assertThat(created.arn())
        .matches(
            "arn:aws:secretsmanager:us-east-1:111122223333:secret:AmazonMSK_alice-[A-Za-z0-9]{6}");
    DescribeSecretResponse described = secrets.describeSecret(r -> r.secretId(created.arn()));
    assertThat(described.kmsKeyId()).isEqualTo("key-1");
    assertThat(described.description()).isEqualTo("for alice");
    assertThat(described.tags())
        .singleElement()
        .satisfies(tag -> assertThat(tag.value()).isEqualTo("orders"));
    assertThat(described.createdDate()).isNotNull();
    assertThat(described.versionIdsToStages())
        .containsOnlyKeys(created.versionId())
        .containsValue(List.of("AWSCURRENT"));
  }

  @Test
  void getSecretValue_byEachOfItsNames_isTheValue() {
    CreateSecretResponse created = create("named", "v");
    String partial = created.arn().substring(0, created.arn().length() - 7);

    for (String id : List.of("named", created.arn(), partial)) {
      GetSecretValueResponse value = secrets.getSecretValue(r -> r.secretId(id));
      assertThat(value.secretString()).isEqualTo("v");
      assertThat(value.versionStages()).containsExactly("AWSCURRENT");
      assertThat(value.arn()).isEqualTo(created.arn());
    }
  }

  @Test
  void secretBinary_isGivenBack() {
    SdkBytes bytes = SdkBytes.fromByteArray(new byte[] {0, 1, (byte) 0xff});
    var unused = secrets.createSecret(r -> r.name("binary").secretBinary(bytes));

    assertThat(secrets.getSecretValue(r -> r.secretId("binary")).secretBinary()).isEqualTo(bytes);
  }

  @Test
  void putSecretValue_movesTheLabels() {
    CreateSecretResponse created = create("rotated", "1");

    String second =
        secrets.putSecretValue(r -> r.secretId("rotated").secretString("2")).versionId();
    String third = secrets.putSecretValue(r -> r.secretId("rotated").secretString("3")).versionId();

    assertThat(secrets.describeSecret(r -> r.secretId("rotated")).versionIdsToStages())
        .containsEntry(third, List.of("AWSCURRENT"))
        .containsEntry(second, List.of("AWSPREVIOUS"))
        .doesNotContainKey(created.versionId());
    assertThat(
            secrets
                .getSecretValue(r -> r.secretId("rotated").versionStage("AWSPREVIOUS"))
                .secretString())
        .isEqualTo("2");
    assertThat(secrets.getSecretValue(r -> r.secretId("rotated").versionId(third)).secretString())
        .isEqualTo("3");
  }

  @Test
  void putSecretValue_withATokenThatIsUsed_isRefusedUnlessTheValueIsTheSame() {
    var unused = create("tokens", "1");
    String token = UUID.randomUUID().toString();

    for (int i = 0; i < 2; i++) {
      assertThat(
              secrets
                  .putSecretValue(
                      r -> r.secretId("tokens").clientRequestToken(token).secretString("2"))
                  .versionId())
          .isEqualTo(token);
    }

    assertThatThrownBy(
            () ->
                secrets.putSecretValue(
                    r -> r.secretId("tokens").clientRequestToken(token).secretString("3")))
        .isInstanceOf(ResourceExistsException.class);
  }

  @Test
  void createSecret_withANameThatIsTaken_isRefused() {
    var unused = create("taken", "1");

    assertThatThrownBy(() -> create("taken", "2"))
        .isInstanceOf(ResourceExistsException.class)
        .hasMessageContaining("the secret taken already exists");
  }

  @Test
  void createSecret_withAWrongName_isRefused() {
    assertThatThrownBy(() -> create("a name", "1"))
        .isInstanceOf(SecretsManagerException.class)
        .hasMessageContaining("Invalid name");
  }

  @Test
  void secret_thatDoesNotExist_isNotFound() {
    assertThatThrownBy(() -> secrets.getSecretValue(r -> r.secretId("none")))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("Secrets Manager can't find the specified secret.");
    assertThatThrownBy(() -> secrets.describeSecret(r -> r.secretId("none")))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void deleteSecret_leavesAWindowAndIsThenGone() {
    var created = create("leaving", "1");
    var deleted = secrets.deleteSecret(r -> r.secretId("leaving").recoveryWindowInDays(7L));

    assertThat(deleted.deletionDate()).isAfter(deleted.deletionDate().minusSeconds(1));
    assertThatThrownBy(() -> secrets.getSecretValue(r -> r.secretId("leaving")))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("marked for deletion");
    assertThatThrownBy(() -> create("leaving", "2"))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("already scheduled for deletion");
    assertThat(secrets.describeSecret(r -> r.secretId(created.arn())).deletedDate()).isNotNull();
    JsonNode unused = engine.post("/_local/clock", "{\"advance\":\"P7D\"}");
    assertThatThrownBy(() -> secrets.describeSecret(r -> r.secretId("leaving")))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThat(create("leaving", "2").arn()).isNotEqualTo(created.arn());
  }

  @Test
  void deleteSecret_forced_isGoneAtOnce() {
    var created = create("forced", "1");
    var deleted = secrets.deleteSecret(r -> r.secretId("forced").forceDeleteWithoutRecovery(true));

    assertThat(deleted.arn()).isEqualTo(created.arn());
    assertThatThrownBy(() -> secrets.describeSecret(r -> r.secretId("forced")))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void deleteSecret_withAWrongWindow_isRefused() {
    var created = create("window", "1");

    for (long days : new long[] {6, 31}) {
      assertThatThrownBy(
              () -> secrets.deleteSecret(r -> r.secretId(created.arn()).recoveryWindowInDays(days)))
          .isInstanceOf(InvalidParameterException.class)
          .hasMessageContaining("RecoveryWindowInDays");
    }
    assertThatThrownBy(
            () ->
                secrets.deleteSecret(
                    r ->
                        r.secretId(created.arn())
                            .recoveryWindowInDays(7L)
                            .forceDeleteWithoutRecovery(true)))
        .isInstanceOf(InvalidParameterException.class);
  }

  @Test
  void listSecrets_comesInPagesAndByName() {
    for (int i = 0; i < 5; i++) {
      var unused = create("list/" + i, "1");
    }

    ListSecretsResponse first =
        secrets.listSecrets(
            r -> r.maxResults(3).filters(f -> f.key(FilterNameStringType.NAME).values("list/")));
    ListSecretsResponse second =
        secrets.listSecrets(
            r ->
                r.maxResults(3)
                    .nextToken(first.nextToken())
                    .filters(f -> f.key(FilterNameStringType.NAME).values("list/")));

    assertThat(first.secretList())
        .extracting(SecretListEntry::name)
        .containsExactly("list/0", "list/1", "list/2");
    assertThat(second.secretList()).hasSize(2);
    assertThat(second.nextToken()).isNull();
    assertThatThrownBy(() -> secrets.listSecrets(r -> r.nextToken("forged")))
        .isInstanceOf(InvalidNextTokenException.class);
  }

  @Test
  void user_withAPolicyForOneSecret_readsNoOther() {
    var mine = create("mine", "1");
    var other = create("other", "1");
    engine.user(
        "AKIASECRETS000000000",
        "s",
        "reader",
        "{\"Effect\":\"Allow\",\"Action\":\"secretsmanager:GetSecretValue\",\"Resource\":\"%s\"}"
            .formatted(mine.arn()));

    try (SecretsManagerClient client =
        clients.secrets(AwsBasicCredentials.create("AKIASECRETS000000000", "s"))) {
      assertThat(client.getSecretValue(r -> r.secretId("mine")).secretString()).isEqualTo("1");
      for (String id : List.of(other.arn(), "none")) {
        assertThatThrownBy(() -> client.getSecretValue(r -> r.secretId(id)))
            .isInstanceOfSatisfying(
                SecretsManagerException.class,
                e -> {
                  assertThat(e.statusCode()).isEqualTo(400);
                  assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
                });
      }
    }
  }

  @Test
  void throttleFault_meetsTheseCallsToo() {
    JsonNode unused =
        engine.post(
            "/_local/faults",
            "{\"operation\":\"DescribeSecret\",\"kind\":\"throttle\",\"times\":1}");

    assertThatThrownBy(() -> secrets.describeSecret(r -> r.secretId("any")))
        .isInstanceOfSatisfying(
            SecretsManagerException.class, e -> assertThat(e.statusCode()).isEqualTo(429));
  }

  private static CreateSecretResponse create(String name, String value) {
    return secrets.createSecret(r -> r.name(name).secretString(value));
  }
}
