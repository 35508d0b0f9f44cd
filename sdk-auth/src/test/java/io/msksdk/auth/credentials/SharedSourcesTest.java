package io.msksdk.auth.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.auth.TestSecrets;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.time.ManualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.utils.SdkAutoCloseable;

public class SharedSourcesTest {
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  private static final String ROLE = "arn:aws:iam::111122223333:role/orders";

  private final SharedSources sources = new SharedSources(ManualTime.startingAt(START));
  private final AtomicInteger asked = new AtomicInteger();
  private final AwsCredentialsProvider provider =
      () -> {
        asked.incrementAndGet();
        return AwsSessionCredentials.builder()
            .accessKeyId("ASIATEST")
            .secretAccessKey(TestSecrets.SECRET)
            .sessionToken("a-token-of-no-account")
            .expirationTime(START.plus(Duration.ofHours(1)))
            .build();
      };

  @Test
  void aThousandClients_onOneProvider_fetchOnce() {
    List<SharedCredentials> clients = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      clients.add(acquired(CredentialSource.provider(provider)));
    }

    assertThat(clients).allMatch(one -> one.resolveCredentials().accessKeyId().equals("ASIATEST"));
    assertThat(asked).hasValue(1);
    assertThat(sources.size()).isEqualTo(1);
    clients.forEach(SharedCredentials::close);
    assertThat(sources.size()).isZero();
  }

  @Test
  void credentials_ofOneSource_areEqual_andOfTwoAreNot() {
    SharedCredentials one = acquired(CredentialSource.provider(provider));
    SharedCredentials other = acquired(CredentialSource.provider(provider));
    SharedCredentials stranger = acquired(CredentialSource.provider(() -> null));

    assertThat(one).isEqualTo(other).hasSameHashCodeAs(other).isNotEqualTo(stranger);
  }

  @Test
  void close_ofOneOfTwo_leavesTheOtherAtWork() {
    SharedCredentials one = acquired(CredentialSource.provider(provider));
    SharedCredentials other = acquired(CredentialSource.provider(provider));

    one.close();
    one.close();

    assertThat(other.resolveCredentials().accessKeyId()).isEqualTo("ASIATEST");
    assertThatThrownBy(one::resolveCredentials)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void close_ofTheLast_leavesTheApplicationsProviderOpen() {
    class Closeable implements AwsCredentialsProvider, SdkAutoCloseable {
      private boolean closed;

      @Override
      public AwsCredentials resolveCredentials() {
        return AwsBasicCredentials.create("AKIATEST", TestSecrets.SECRET);
      }

      @Override
      public void close() {
        closed = true;
      }
    }
    Closeable own = new Closeable();

    acquired(CredentialSource.provider(own)).close();

    assertThat(own.closed).isFalse();
  }

  @Test
  void role_ofEqualValues_isOneSource_andOfOthersAreSeveral() {
    StsEndpoint sts = StsEndpoint.in("eu-west-1");
    RoleSource role =
        CredentialSource.role(ROLE).sts(sts).from(CredentialSource.provider(provider));
    List<RoleSource> all =
        List.of(
            role,
            CredentialSource.role(ROLE).sts(sts).from(CredentialSource.provider(provider)),
            role.sessionName("other"),
            role.externalId("partner"),
            role.lifetime(Duration.ofMinutes(15)));

    List<SharedCredentials> acquired = all.stream().map(this::acquired).toList();

    // four roles, and the provider they share
    assertThat(sources.size()).isEqualTo(5);
    acquired.forEach(SharedCredentials::close);
    assertThat(sources.size()).isZero();
  }

  @Test
  void role_unlessNamed_hasTheSameSessionNameInEveryProcess() {
    assertThat(CredentialSource.role(ROLE))
        .hasToString("role " + ROLE + " as msk-sdk-java from the default chain");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "orders", "arn:aws:iam::1:role/a", "arn:aws:iam::111122223333:user/a"})
  void role_thatIsNone_isRefused(String arn) {
    assertThatThrownBy(() -> CredentialSource.role(arn))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("arn: ");
    assertThatThrownBy(() -> CredentialSource.webIdentity(arn, Path.of("token")))
        .isInstanceOf(InvalidSpecException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "a b", "a/b"})
  void sessionName_ofAnotherForm_isRefused(String name) {
    assertThatThrownBy(() -> CredentialSource.role(ROLE).sessionName(name))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("sessionName: " + name);
  }

  @ParameterizedTest
  @ValueSource(longs = {899, 43_201})
  void lifetime_outsideOfTheBoundsOfSts_isRefused(long seconds) {
    assertThatThrownBy(() -> CredentialSource.role(ROLE).lifetime(Duration.ofSeconds(seconds)))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("PT15M to PT12H");
  }

  @Test
  void name_thatIsRegistered_isFoundUntilTheRegistrationIsClosed() {
    CredentialSource source = CredentialSource.provider(provider);

    try (CredentialNames.Registration registered = CredentialNames.register("billing", source)) {
      assertThat(registered).isNotNull();
      assertThat(CredentialNames.find("billing")).isEqualTo(source);
      assertThatThrownBy(
              () -> CredentialNames.register("billing", CredentialSource.provider(() -> null)))
          .isInstanceOf(InvalidSpecException.class)
          .hasMessageContaining("name: billing (expected: a name that is free)");
    }

    assertThatThrownBy(() -> CredentialNames.find("billing"))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("credentials: billing (expected: one of [")
        .hasMessageContaining("default");
  }

  @Test
  void name_ofANamedSourceOnTheClassPath_isFound() {
    assertThat(CredentialNames.find("of-the-class-path")).isEqualTo(CredentialSource.container());
  }

  @Test
  void name_default_isTheDefaultChain() {
    assertThat(CredentialNames.find("default")).isEqualTo(CredentialSource.defaultChain());
    assertThatThrownBy(() -> CredentialNames.register("default", CredentialSource.instance()))
        .isInstanceOf(InvalidSpecException.class);
  }

  @Test
  void texts_ofEverything_showNoSecret() {
    SharedCredentials shared = acquired(CredentialSource.provider(provider));

    assertThat(shared.resolveCredentials()).isNotNull();
    assertThat(shared + " " + CredentialSource.provider(provider)).doesNotContain(TestSecrets.MARK);
  }

  private SharedCredentials acquired(CredentialSource source) {
    return sources.acquire(source, Refresh.IN_BACKGROUND);
  }

  /** Found through META-INF/services. */
  public static final class ClassPathSource implements NamedSource {
    @Override
    public String name() {
      return "of-the-class-path";
    }

    @Override
    public CredentialSource source() {
      return CredentialSource.container();
    }
  }

  @Test
  void nameThatTwoRegistered_isKnown_untilBothHaveTakenItBack() {
    CredentialSource source = CredentialSource.provider(provider);
    CredentialNames.Registration one = CredentialNames.register("of-two", source);
    CredentialNames.Registration two = CredentialNames.register("of-two", source);

    one.close();
    one.close();
    assertThat(CredentialNames.find("of-two")).isEqualTo(source);

    two.close();
    assertThatThrownBy(() -> CredentialNames.find("of-two"))
        .isInstanceOf(InvalidSpecException.class);
  }
}
