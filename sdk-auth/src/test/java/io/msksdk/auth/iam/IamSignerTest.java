package io.msksdk.auth.iam;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.time.ManualTime;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

class IamSignerTest {
  private static final String SECRET = "a-secret-of-no-account";
  private static final String HOST = "b-1.orders.123z8u.c2.kafka.eu-west-1.amazonaws.com";
  private static final Instant NOON = Instant.parse("2026-02-28T12:00:00Z");
  private static final AwsCredentials KEY = AwsBasicCredentials.create("AKIATEST", SECRET);
  private static final AwsCredentials SESSION =
      AwsSessionCredentials.create("ASIATEST", SECRET, "token+".repeat(100));

  private long signed;
  private final IamSigner signer = IamSigner.of("eu-west-1", "app");

  @Test
  void payload_now_isSignedAtTheTimeOfTheClock() {
    ManualTime time = ManualTime.startingAt(NOON);
    IamSigner timed = IamSigner.of("eu-west-1", "app", time);

    byte[] atNoon = timed.payload(HOST, KEY);
    time.advance(Duration.ofHours(12));

    assertThat(atNoon).isEqualTo(signer.payload(HOST, KEY, NOON));
    assertThat(text(timed.payload(HOST, KEY)))
        .contains("\"20260301T000000Z\"")
        .contains("AKIATEST/20260301/eu-west-1/kafka-cluster/aws4_request");
    assertThat(timed.token(KEY).signedAt()).isEqualTo(NOON.plus(Duration.ofHours(12)));
  }

  @Test
  void payload_ofTheDefaultSigner_namesThisLibrary() {
    assertThat(text(IamSigner.of("eu-west-1").payload(HOST, KEY)))
        .contains("\"user-agent\":\"msk-sdk-java lang/java#")
        .contains("\"version\":\"2020_10_22\"");
  }

  @Test
  void payload_ofRotatedCredentials_isTheirs() {
    AwsCredentials rotated = AwsBasicCredentials.create("AKIATEST", SECRET + "2");
    byte[] before = signer.payload(HOST, KEY, NOON);

    assertThat(signer.payload(HOST, rotated, NOON)).isNotEqualTo(before);
    assertThat(signer.payload(HOST, KEY, NOON)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "two words",
        "a\nb",
        "a\"b",
        "a\\b",
        "a/b",
        "a?b",
        "a#b",
        "a@b",
        "a%b",
        "a\u0085b",
        "a\u00a0b",
        "a\u2028b",
        "\ud83d\ude00",
        "a\u0000"
      })
  void payload_forWhatIsNoHost_isRefusedAndTheNextOneIsMade(String host) {
    assertThatThrownBy(() -> signer.payload(host, KEY, NOON))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("host: ");

    assertThat(signer.payload(HOST, KEY, NOON))
        .isEqualTo(IamSigner.of("eu-west-1", "app").payload(HOST, KEY, NOON));
  }

  @Test
  void payload_ofAnonymousCredentials_isRefused() {
    AwsCredentials anonymous = AnonymousCredentialsProvider.create().resolveCredentials();

    assertThatThrownBy(() -> signer.payload(HOST, anonymous, NOON))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("credentials: (not set)")
        .hasMessageContaining("Anonymous");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "EU-WEST-1", "eu west", "eu-west-1/kafka", "eu\"", "eu_west"})
  void of_whatIsNoRegion_isRefused(String region) {
    assertThatThrownBy(() -> IamSigner.of(region))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("(expected: such as eu-west-1)");
  }

  @Test
  void token_ofCredentialsThatEndEarlier_endsWithThem() {
    Instant end = NOON.plusSeconds(60);
    AwsCredentials ending =
        AwsSessionCredentials.builder()
            .accessKeyId("ASIATEST")
            .secretAccessKey(SECRET)
            .sessionToken("token")
            .expirationTime(end)
            .build();

    assertThat(signer.token(ending, NOON).expiresAt()).isEqualTo(end);
    assertThat(signer.token(ending, NOON.minusSeconds(3600)).expiresAt())
        .isEqualTo(NOON.minusSeconds(2700));
    assertThat(signer.token(KEY, NOON).expiresAt()).isEqualTo(NOON.plusSeconds(900));
  }

  @Test
  void texts_ofEverythingThatKnowsASecret_doNotShowIt() {
    IamToken token = signer.token(SESSION, NOON);

    assertThat(token.toString()).doesNotContain(token.value()).contains("2026-02-28T12:15:00Z");
    assertThat(signer.toString()).isEqualTo("IamSigner[eu-west-1]");
    assertThat(signer.region()).isEqualTo("eu-west-1");
  }

  @Test
  void signer_usedByManyThreads_signsAsForOne() throws Exception {
    List<Callable<Void>> tasks = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      AwsCredentials credentials = i % 2 == 0 ? KEY : SESSION;
      byte[] payload = IamSigner.of("eu-west-1", "app").payload(HOST, credentials, NOON);
      String token = IamSigner.of("eu-west-1", "app").token(credentials, NOON).value();
      tasks.add(
          () -> {
            for (int round = 0; round < 2_000; round++) {
              assertThat(signer.payload(HOST, credentials, NOON)).isEqualTo(payload);
              assertThat(signer.token(credentials, NOON).value()).isEqualTo(token);
            }
            return null;
          });
    }
    ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
    try {
      for (Future<Void> done : threads.invokeAll(tasks)) {
        done.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void payload_onceSigned_allocatesNothingButItself() {
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    byte[] payload = signer.payload(HOST, SESSION, NOON);
    int calls = 1_000;
    signMany(calls);
    long before = thread.getThreadAllocatedBytes(Thread.currentThread().getId());

    signMany(calls);

    long perCall =
        (thread.getThreadAllocatedBytes(Thread.currentThread().getId()) - before) / calls;
    // the array's header and padding
    assertThat(perCall).isBetween((long) payload.length, payload.length + 24L);
  }

  private void signMany(int calls) {
    for (int i = 0; i < calls; i++) {
      signed += signer.payload(HOST, SESSION, NOON).length;
    }
  }

  private static String text(byte[] payload) {
    return new String(payload, UTF_8);
  }
}
