package io.msksdk.core.sigv4;

import static java.util.Objects.requireNonNull;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Signs requests to one service in one Region. Thread-safe; derived keys are kept per instance, so
 * a signer is best made once.
 *
 * <p>Everything the description of a request holds is signed: all its headers and its whole query.
 * It must have a {@code host} header, with the port where the URL has one.
 */
public final class SigV4Signer {
  private static final int KEYS_KEPT = 16;

  private final String service;
  private final String region;
  private final SigningKeys keys = SigningKeys.create(KEYS_KEPT);

  private SigV4Signer(String service, String region) {
    this.service = requireNonNull(service, "service");
    this.region = requireNonNull(region, "region");
  }

  /**
   * Creates a signer.
   *
   * @param service the signing name of the service, such as {@code kafka}
   * @param region the Region, such as {@code eu-west-1}
   * @return the signer
   */
  public static SigV4Signer of(String service, String region) {
    return new SigV4Signer(service, region);
  }

  /**
   * Signs a request into headers.
   *
   * @param request the request without the headers this method returns
   * @param credentials who signs
   * @param at the signing time
   * @return the headers to add: {@code X-Amz-Date}, {@code X-Amz-Security-Token} for temporary
   *     credentials, and {@code Authorization}; unmodifiable, in this order
   * @throws InvalidSpecException if the request has no host header or is signed already
   */
  public Map<String, String> sign(
      SignableRequest request, SigningCredentials credentials, Instant at) {
    requireSignable(request);
    SigningTime time = SigningTime.of(at);
    CredentialScope scope = scope(credentials, time);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(AuthField.DATE, time.text());
    credentials.sessionToken().ifPresent(token -> headers.put(AuthField.SECURITY_TOKEN, token));
    SignableRequest.Builder complete = request.toBuilder();
    headers.forEach(complete::addHeader);
    SignableRequest described = complete.build();
    List<String> signedHeaders = described.sortedHeaderNames();
    String signature = signature(described, signedHeaders, credentials, time);
    headers.put(
        AuthField.AUTHORIZATION,
        CanonicalRequest.ALGORITHM
            + " Credential="
            + scope.credential()
            + ", SignedHeaders="
            + String.join(";", signedHeaders)
            + ", Signature="
            + signature);
    return Collections.unmodifiableMap(headers);
  }

  /**
   * Signs a request into query parameters, so that whoever has the URL can send it for a while.
   *
   * @param request the request without the parameters this method returns
   * @param credentials who signs
   * @param at the signing time
   * @param expiry how long the request may be used, whole seconds, 1 second to 7 days
   * @return the parameters to add, not yet encoded: {@code X-Amz-Algorithm}, {@code
   *     X-Amz-Credential}, {@code X-Amz-Date}, {@code X-Amz-Expires}, {@code X-Amz-Security-Token}
   *     for temporary credentials, {@code X-Amz-SignedHeaders} and {@code X-Amz-Signature};
   *     unmodifiable, in this order
   * @throws InvalidSpecException if the request has no host header or is signed already, or the
   *     expiry is out of range
   */
  public Map<String, String> presign(
      SignableRequest request, SigningCredentials credentials, Instant at, Duration expiry) {
    requireSignable(request);
    long seconds = checkedExpiry(expiry);
    SigningTime time = SigningTime.of(at);
    List<String> signedHeaders = request.sortedHeaderNames();
    Map<String, String> query = new LinkedHashMap<>();
    query.put(AuthField.ALGORITHM, CanonicalRequest.ALGORITHM);
    query.put(AuthField.CREDENTIAL, scope(credentials, time).credential());
    query.put(AuthField.DATE, time.text());
    query.put(AuthField.EXPIRES, Long.toString(seconds));
    credentials.sessionToken().ifPresent(token -> query.put(AuthField.SECURITY_TOKEN, token));
    query.put(AuthField.SIGNED_HEADERS, String.join(";", signedHeaders));
    SignableRequest.Builder complete = request.toBuilder();
    query.forEach(complete::addQueryParameter);
    query.put(AuthField.SIGNATURE, signature(complete.build(), signedHeaders, credentials, time));
    return Collections.unmodifiableMap(query);
  }

  private String signature(
      SignableRequest request,
      List<String> signedHeaders,
      SigningCredentials credentials,
      SigningTime time) {
    return keys.key(credentials, time.day(), region, service)
        .sign(
            CanonicalRequest.of(request, signedHeaders, AuthField.SIGNATURE)
                .stringToSign(time, scope(credentials, time)));
  }

  private CredentialScope scope(SigningCredentials credentials, SigningTime time) {
    return new CredentialScope(credentials.accessKeyId(), time.day(), region, service);
  }

  private static void requireSignable(SignableRequest request) {
    if (request.headerOrNull("host") == null) {
      throw InvalidSpecException.of(
          Finding.error("request.host", "host", null, "a host header, with the port if any")
              .advising("A signature without the host would be good for any server."));
    }
    boolean signed =
        request.headerOrNull(AuthField.AUTHORIZATION) != null
            || request.headerOrNull(AuthField.DATE) != null
            || request.queryParameter(AuthField.SIGNATURE).isPresent();
    if (signed) {
      throw InvalidSpecException.of(
          Finding.error("request.signed", "request", request, "a request that is not signed yet")
              .advising("Sign the original request again instead."));
    }
  }

  private static long checkedExpiry(Duration expiry) {
    boolean whole = expiry.getNano() == 0;
    if (!whole
        || expiry.getSeconds() < 1
        || expiry.getSeconds() > AuthField.LONGEST_EXPIRY_SECONDS) {
      throw InvalidSpecException.of(
          Finding.error("request.expiry", "expiry", expiry, "whole seconds, PT1S to PT168H"));
    }
    return expiry.getSeconds();
  }
}
