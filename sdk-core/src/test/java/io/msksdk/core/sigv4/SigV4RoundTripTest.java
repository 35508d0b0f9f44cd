package io.msksdk.core.sigv4;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.core.sigv4.SigV4Verdict.Accepted;
import io.msksdk.core.sigv4.SigV4Verdict.Reason;
import io.msksdk.core.sigv4.SigV4Verdict.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random requests with odd characters, signed, sent as a client would, verified, tampered with. */
class SigV4RoundTripTest {
  private static final Instant AT = Instant.parse("2026-02-28T23:59:59Z");
  private static final String[] ODD = {
    "a",
    "Z",
    "0",
    "-",
    "_",
    ".",
    "~",
    " ",
    "+",
    "%",
    "%2F",
    "/",
    "&",
    "=",
    ":",
    ";",
    ",",
    "@",
    "#",
    "?",
    "*",
    "'",
    "\"",
    "\\",
    "(",
    "\u00e9",
    "\u6f22",
    "\uD83D\uDE00",
    "\u0000",
    "<",
    "|",
    "$"
  };

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void verify_randomHeaderSignedRequests_areAcceptedAndTamperedOnesRefused(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 700; i++) {
      SigningCredentials credentials = credentials(random);
      SigV4Verifier verifier = verifier(credentials);
      Sent sent = Sent.random(random);
      SignableRequest described = sent.described(sent.query).build();
      Map<String, String> added = SigV4Signer.of("kafka", "r-1").sign(described, credentials, AT);

      SignableRequest.Builder received = sent.described(sent.shuffled(random));
      added.forEach(received::addHeader);

      assertAccepted(verifier, received.build(), credentials);
      Sent tampered = sent.tampered(random);
      SignableRequest.Builder forged = tampered.described(tampered.query);
      added.forEach(forged::addHeader);
      assertMismatch(verifier, forged.build());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 6, 7, 8})
  void verify_randomPresignedRequests_areAcceptedAndTamperedOnesRefused(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 700; i++) {
      SigningCredentials credentials = credentials(random);
      SigV4Verifier verifier = verifier(credentials);
      Sent sent = Sent.random(random);
      SignableRequest described = sent.described(sent.query).build();
      Map<String, String> added =
          SigV4Signer.of("kafka", "r-1")
              .presign(described, credentials, AT, Duration.ofSeconds(1 + random.nextInt(900)));

      SignableRequest.Builder received = sent.described(sent.shuffled(random));
      added.forEach(received::addQueryParameter);

      assertAccepted(verifier, received.build(), credentials);
      Sent tampered = sent.tampered(random);
      SignableRequest.Builder forged = tampered.described(tampered.query);
      added.forEach(forged::addQueryParameter);
      assertMismatch(verifier, forged.build());
    }
  }

  private static SigV4Verifier verifier(SigningCredentials credentials) {
    return SigV4Verifier.builder("kafka", Map.of(credentials.accessKeyId(), credentials)::get)
        .build();
  }

  private static SigningCredentials credentials(Random random) {
    String secret = "s" + odd(random, 60);
    String token = random.nextBoolean() ? null : "t" + odd(random, 30).replaceAll("[ \0]", "_");
    return SigningCredentials.of("AKID" + random.nextInt(100), secret, token);
  }

  private static void assertAccepted(
      SigV4Verifier verifier, SignableRequest request, SigningCredentials credentials) {
    SigV4Verdict verdict = verifier.verify(request, AT);
    assertThat(verdict).isInstanceOf(Accepted.class);
    assertThat(((Accepted) verdict).accessKeyId()).isEqualTo(credentials.accessKeyId());
  }

  private static void assertMismatch(SigV4Verifier verifier, SignableRequest request) {
    SigV4Verdict verdict = verifier.verify(request, AT);
    assertThat(verdict).isInstanceOf(Refused.class);
    assertThat(((Refused) verdict).reason()).isEqualTo(Reason.SIGNATURE_MISMATCH);
  }

  private static String odd(Random random, int most) {
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(most); length > 0; length--) {
      text.append(ODD[random.nextInt(ODD.length)]);
    }
    return text.toString();
  }

  /** What goes over the wire. */
  private record Sent(
      String method, List<String> path, List<String> query, List<String> headers, byte[] body) {

    static Sent random(Random random) {
      List<String> path = new ArrayList<>();
      List<String> query = new ArrayList<>();
      List<String> headers = new ArrayList<>();
      for (int i = random.nextInt(5); i > 0; i--) {
        path.add("p" + UriEncoding.encode(odd(random, 8)));
        query.add(
            "q" + UriEncoding.encode(odd(random, 5)) + "=" + UriEncoding.encode(odd(random, 8)));
        headers.add("v" + odd(random, 12) + "   " + i);
      }
      String method = random.nextBoolean() ? "GET" : "PATCH";
      return new Sent(method, path, query, headers, odd(random, 40).getBytes(UTF_8));
    }

    SignableRequest.Builder described(List<String> wireQuery) {
      SignableRequest.Builder request =
          SignableRequest.builder(method, "/" + String.join("/", path))
              .addRawQuery(String.join("&", wireQuery))
              .addHeader("Host", "127.0.0.1:9098")
              .body(body);
      for (int i = 0; i < headers.size(); i++) {
        request.addHeader("X-Header-" + i, headers.get(i));
      }
      return request;
    }

    List<String> shuffled(Random random) {
      List<String> other = new ArrayList<>(query);
      Collections.shuffle(other, random);
      return other;
    }

    /** One part changed, another one each time. */
    Sent tampered(Random random) {
      return switch (random.nextInt(5)) {
        case 0 -> new Sent("PUT", path, query, headers, body);
        case 1 -> new Sent(method, more(path), query, headers, body);
        case 2 -> new Sent(method, path, more(query), headers, body);
        case 3 ->
            headers.isEmpty()
                ? new Sent("DELETE", path, query, headers, body)
                : new Sent(method, path, query, changedFirst(headers), body);
        default ->
            new Sent(method, path, query, headers, (new String(body, UTF_8) + "x").getBytes(UTF_8));
      };
    }

    private static List<String> more(List<String> list) {
      List<String> more = new ArrayList<>(list);
      more.add("extra");
      return more;
    }

    private static List<String> changedFirst(List<String> list) {
      List<String> changed = new ArrayList<>(list);
      changed.set(0, list.get(0) + "x");
      return changed;
    }
  }
}
