package io.msksdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.msk.auth.iam.internals.AWSCredentialsCallback;

class LocalIamCallbackHandlerTest {
  private static final LocalIdentity APP =
      LocalIdentity.user("arn:aws:iam::111122223333:user/app", "AKIAAPP", "the-secret");
  private static final Map<String, Object> CLIENT =
      LocalLogin.iam(APP).properties("localhost:1", "eu-west-1", "pem");

  @Test
  void handle_configuredClient_getsIdentityAndRegionWithoutAnyEnvironment() throws Exception {
    LocalIamCallbackHandler handler = new LocalIamCallbackHandler();
    AWSCredentialsCallback callback = new AWSCredentialsCallback();

    handler.configure(CLIENT, "AWS_MSK_IAM", List.of());
    handler.handle(new Callback[] {callback});

    assertThat(callback.getAwsCredentials().accessKeyId()).isEqualTo("AKIAAPP");
    assertThat(callback.getAwsCredentials().secretAccessKey()).isEqualTo("the-secret");
    assertThat(callback.getCustomRegionProvider().getRegion("localhost"))
        .isEqualTo(Region.EU_WEST_1);
  }

  @Test
  void configure_otherMechanism_isRefused() {
    assertThatThrownBy(
            () -> new LocalIamCallbackHandler().configure(CLIENT, "OAUTHBEARER", List.of()))
        .isInstanceOf(LocalMskException.class)
        .hasMessage("sasl.mechanism: OAUTHBEARER (expected: AWS_MSK_IAM).");
  }

  @Test
  void configure_propertiesOfSomebodyElse_isRefused() {
    assertThatThrownBy(
            () -> new LocalIamCallbackHandler().configure(Map.of(), "AWS_MSK_IAM", List.of()))
        .isInstanceOf(LocalMskException.class)
        .hasMessageContaining("LocalCluster.clientProperties");
  }

  @Test
  void handle_foreignCallback_isRefused() {
    LocalIamCallbackHandler handler = new LocalIamCallbackHandler();
    handler.configure(CLIENT, "AWS_MSK_IAM", List.of());

    assertThatThrownBy(() -> handler.handle(new Callback[] {new NameCallback("name")}))
        .isInstanceOf(UnsupportedCallbackException.class);
  }

  @Test
  void clientProperties_asText_showNoSecret() {
    assertThat(CLIENT.toString()).contains("AKIAAPP").doesNotContain("the-secret");
  }

  @Test
  void clientProperties_identityAndRegion_areUnderKeysThatKeepLoginsApart() {
    assertThat(ClientProperties.IDENTITY).startsWith("sasl.");
    assertThat(ClientProperties.REGION).startsWith("sasl.");
  }
}
