package io.msksdk.auth.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.core.call.ClientException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

class LoginListenerTest {
  private static final AwsCredentialsProvider KEYS =
      () -> AwsBasicCredentials.create("AKIAEXAMPLE", "secret");

  private final List<LoginEvent> events = new ArrayList<>();

  private LoginLease lease(AwsCredentialsProvider provider) {
    IamLogin login = IamLogin.of(provider, "eu-west-1").listener(events::add);
    return LoginLease.of(IamMechanism.OWN, login.settings(IamMechanism.OWN), "AWS_MSK_IAM");
  }

  @Test
  void login_isTold_withItsRegion() {
    assertThat(lease(KEYS).credentials().accessKeyId()).isEqualTo("AKIAEXAMPLE");

    assertThat(events)
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.region()).isEqualTo("eu-west-1");
              assertThat(event.errorCode()).isEmpty();
              assertThat(event.duration()).isGreaterThanOrEqualTo(Duration.ZERO);
            });
  }

  @Test
  void failedLogin_isTold_withTheCodeOfItsError() {
    AwsCredentialsProvider broken =
        () -> {
          throw new IllegalStateException("no credentials today");
        };

    assertThatThrownBy(() -> lease(broken).credentials()).isInstanceOf(ClientException.class);

    assertThat(events)
        .singleElement()
        .satisfies(event -> assertThat(event.errorCode()).contains("call.not-sent"));
  }

  @Test
  void loginsOfDifferentListeners_areDifferent() {
    LoginListener one = event -> {};
    LoginListener other = event -> {};
    IamLogin login = IamLogin.of(KEYS, "eu-west-1");

    assertThat(login.listener(one)).isEqualTo(login.listener(one));
    assertThat(login.listener(one)).isNotEqualTo(login.listener(other)).isNotEqualTo(login);
  }
}
