package io.msksdk.auth.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import javax.security.auth.login.LoginException;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.security.JaasContext;
import org.apache.kafka.common.security.authenticator.DefaultLogin;
import org.apache.kafka.common.security.authenticator.LoginManager;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Asks Kafka's own cache of logins, which decides between clients of one JVM. */
class LoginSharingTest {
  private final AwsCredentialsProvider provider = provider();

  @Test
  void logins_ofOneProviderAndRegion_areShared() throws LoginException {
    LoginManager one = login(IamLogin.of(provider, "eu-west-1"));
    LoginManager other = login(IamLogin.of(provider, "eu-west-1"));

    assertThat(one).isSameAs(other);

    one.release();
    other.release();
  }

  @Test
  void logins_ofTwoProvidersWithEqualCredentials_areNotShared() throws LoginException {
    LoginManager one = login(IamLogin.of(provider, "eu-west-1"));
    LoginManager other = login(IamLogin.of(provider(), "eu-west-1"));

    assertThat(one).isNotSameAs(other);

    one.release();
    other.release();
  }

  @Test
  void logins_ofTwoRegions_areNotShared() throws LoginException {
    LoginManager one = login(IamLogin.of(provider, "eu-west-1"));
    LoginManager other = login(IamLogin.of(provider, "eu-west-2"));

    assertThat(one).isNotSameAs(other);

    one.release();
    other.release();
  }

  private static AwsCredentialsProvider provider() {
    return StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIATEST", "secret"));
  }

  private static LoginManager login(IamLogin login) throws LoginException {
    Map<String, Object> settings = new HashMap<>(login.settings());
    settings.put("bootstrap.servers", "localhost:9098");
    AdminClientConfig config = new AdminClientConfig(settings);
    // as Kafka's channel builder puts them together: the known settings, then all others as they
    // are
    Map<String, Object> all = new HashMap<>(config.values());
    config.originals().forEach(all::putIfAbsent);
    return LoginManager.acquireLoginManager(
        JaasContext.loadClientContext(all),
        IamMechanism.OFFICIAL.saslName(),
        DefaultLogin.class,
        all);
  }
}
