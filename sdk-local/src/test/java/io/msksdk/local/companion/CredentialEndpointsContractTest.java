package io.msksdk.local.companion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.msksdk.local.TestEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;

class CredentialEndpointsContractTest {
  private static final String ROLE = "arn:aws:iam::111122223333:role/app";
  private static final String SETTING = "aws.containerCredentialsFullUri";

  private static TestEngine engine;
  private static CompanionClients clients;

  @BeforeAll
  static void start() {
    engine = TestEngine.withoutBrokers();
    clients = new CompanionClients(engine);
    JsonNode unused =
        engine.post(
            "/_local/identities",
            """
            [{"role":"%s","trust":{"Version":"2012-10-17","Statement":[{"Effect":"Allow",
              "Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]},
              "policies":[]}]
            """
                .formatted(ROLE));
  }

  @AfterAll
  static void stop() {
    System.clearProperty(SETTING);
    engine.close();
  }

  @Test
  void containerProvider_getsCredentialsOfTheRole() {
    System.setProperty(SETTING, engine.endpoint() + "/_local/credentials/container/app");

    try (ContainerCredentialsProvider provider = ContainerCredentialsProvider.builder().build()) {
      assertSessionOfTheRole(provider);
    }
  }

  @Test
  void instanceProvider_getsCredentialsOfTheRole() {
    try (InstanceProfileCredentialsProvider provider =
        InstanceProfileCredentialsProvider.builder()
            .endpoint(engine.endpoint() + "/_local/credentials/instance/app")
            .build()) {
      assertSessionOfTheRole(provider);
    }
  }

  @Test
  void role_byItsArn_isFound() {
    JsonNode credentials = engine.get("/_local/credentials/container/" + TestEngine.encoded(ROLE));

    assertThat(credentials.path("RoleArn").asText()).isEqualTo(ROLE);
    assertThat(credentials.path("Expiration").asText()).endsWith("Z");
  }

  @Test
  void role_unknown_isNotFound() {
    assertThat(engine.send("GET", "/_local/credentials/container/none", "").statusCode())
        .isEqualTo(404);
    try (InstanceProfileCredentialsProvider provider =
        InstanceProfileCredentialsProvider.builder()
            .endpoint(engine.endpoint() + "/_local/credentials/instance/none")
            .build()) {
      assertThatThrownBy(provider::resolveCredentials).isInstanceOf(SdkException.class);
    }
  }

  @Test
  void metadata_withoutAToken_isUnauthorized() {
    assertThat(
            engine
                .send(
                    "GET",
                    "/_local/credentials/instance/app/latest/meta-data/iam/security-credentials/",
                    "")
                .statusCode())
        .isEqualTo(401);
    assertThat(
            engine
                .send("PUT", "/_local/credentials/instance/app/latest/api/token", "")
                .statusCode())
        .isEqualTo(400);
  }

  private static void assertSessionOfTheRole(AwsCredentialsProvider provider) {
    AwsSessionCredentials credentials = (AwsSessionCredentials) provider.resolveCredentials();

    assertThat(credentials.accessKeyId()).startsWith("ASIA");
    assertThat(credentials.expirationTime()).isPresent();
    try (StsClient sts = clients.sts(credentials)) {
      assertThat(sts.getCallerIdentity().arn())
          .startsWith("arn:aws:sts::111122223333:assumed-role/app/");
    }
  }
}
