package io.msksdk.testkit;

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

/** A token as MSK's signing libraries make it: the base64url of a presigned URL. */
final class LocalToken implements OAuthBearerToken {
  private static final Duration LIFETIME = Duration.ofMinutes(15);

  private final String value;
  private final String principal;
  private final Instant madeAt;

  private LocalToken(String value, String principal, Instant madeAt) {
    this.value = value;
    this.principal = principal;
    this.madeAt = madeAt;
  }

  static LocalToken of(LocalIdentity identity, String region, Instant now) {
    String url = url(identity, region, now);
    String value =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(url.getBytes(StandardCharsets.UTF_8));
    return new LocalToken(value, identity.accessKey(), now);
  }

  private static String url(LocalIdentity identity, String region, Instant now) {
    String host = "kafka." + region + ".amazonaws.com";
    SignableRequest request =
        SignableRequest.builder("GET", "/")
            .addHeader("host", host)
            .addQueryParameter("Action", "kafka-cluster:Connect")
            .build();
    SigningCredentials credentials =
        SigningCredentials.of(
            identity.accessKey(), identity.secretKey(), identity.sessionToken().orElse(null));
    Map<String, String> query = new TreeMap<>(Map.of("Action", "kafka-cluster:Connect"));
    query.putAll(
        SigV4Signer.of("kafka-cluster", region).presign(request, credentials, now, LIFETIME));
    return query.entrySet().stream()
        .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
        .collect(Collectors.joining("&", "https://" + host + "/?", ""));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public String value() {
    return value;
  }

  @Override
  public Set<String> scope() {
    return Set.of();
  }

  @Override
  public long lifetimeMs() {
    return madeAt.plus(LIFETIME).toEpochMilli();
  }

  @Override
  public String principalName() {
    return principal;
  }

  @Override
  public Long startTimeMs() {
    return madeAt.toEpochMilli();
  }

  @Override
  public String toString() {
    return "LocalToken[" + principal + "]";
  }
}
