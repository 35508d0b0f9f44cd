package io.msksdk.local.iam;

import io.msksdk.core.sigv4.SigV4Signer;
import io.msksdk.core.sigv4.SignableRequest;
import io.msksdk.core.sigv4.SigningCredentials;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerToken;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** A token as the signers of other languages make it: a path in its URL, an agent at its end. */
final class MskToken implements OAuthBearerToken {
  private final AwsCredentials credentials;
  private final Instant madeAt = Instant.now();

  MskToken(AwsCredentials credentials) {
    this.credentials = credentials;
  }

  /** The URL that is the token, signed for what it is asked for. */
  static String url(AwsCredentials credentials, Map<String, String> changes, Instant at) {
    String region = changes.getOrDefault("region", "us-east-1");
    String host = changes.getOrDefault("host", "kafka." + region + ".amazonaws.com");
    String action = changes.getOrDefault("action", "kafka-cluster:Connect");
    Map<String, String> query = new TreeMap<>();
    query.put("Action", action);
    query.putAll(
        SigV4Signer.of(changes.getOrDefault("service", "kafka-cluster"), region)
            .presign(
                SignableRequest.builder("GET", "/")
                    .addHeader("host", host)
                    .addQueryParameter("Action", action)
                    .build(),
                signing(credentials),
                at,
                Duration.ofSeconds(Long.parseLong(changes.getOrDefault("expires", "900")))));
    return "https://"
        + host
        + "/?"
        + query.entrySet().stream()
            .map(e -> e.getKey() + "=" + encoded(e.getValue()))
            .collect(Collectors.joining("&"))
        + "&User-Agent=aws-msk-iam-sasl-signer-js%2F1.0.0";
  }

  static String encode(String url) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(url.getBytes(StandardCharsets.UTF_8));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static SigningCredentials signing(AwsCredentials credentials) {
    return SigningCredentials.of(
        credentials.accessKeyId(),
        credentials.secretAccessKey(),
        credentials instanceof AwsSessionCredentials session ? session.sessionToken() : null);
  }

  @Override
  public String value() {
    return encode(url(credentials, Map.of(), madeAt));
  }

  @Override
  public Set<String> scope() {
    return Set.of();
  }

  @Override
  public long lifetimeMs() {
    // what the client goes by, so that it soon asks for another one
    return madeAt.plusSeconds(2).toEpochMilli();
  }

  @Override
  public String principalName() {
    return credentials.accessKeyId();
  }

  @Override
  public Long startTimeMs() {
    return madeAt.toEpochMilli();
  }
}
