package io.msksdk.mtls;

import static java.util.Objects.requireNonNull;

import io.msksdk.core.call.AccessDeniedException;
import io.msksdk.core.call.CallException;
import io.msksdk.core.call.CallPolicy;
import io.msksdk.core.call.Caller;
import io.msksdk.core.call.ClientException;
import io.msksdk.core.call.NotFoundException;
import io.msksdk.core.call.ServiceError;
import io.msksdk.core.call.ServiceException;
import io.msksdk.core.call.ThrottledException;
import io.msksdk.core.time.Time;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPlugin;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.acmpca.AcmPcaClient;
import software.amazon.awssdk.services.acmpca.model.GetCertificateResponse;
import software.amazon.awssdk.services.acmpca.model.RequestInProgressException;
import software.amazon.awssdk.services.acmpca.model.SigningAlgorithm;
import software.amazon.awssdk.services.acmpca.model.ValidityPeriodType;

/**
 * An authority of AWS Private CA, as MSK wants for mutual TLS. The client stays the caller's to
 * close. Thread-safe.
 *
 * <p>A request carries a token of its own, so that it is certified once however often it is sent.
 * The certificate is then asked for, every half second, for at most a minute. Source: Amazon MSK
 * Developer Guide, "Set up a client to use authentication".
 */
public final class AcmPrivateCa implements CertificateIssuer {
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final int LOOKS = 120;
  private static final AwsRequestOverrideConfiguration ONCE =
      AwsRequestOverrideConfiguration.builder().addPlugin(withoutRetries()).build();

  private final AcmPcaClient client;
  private final String authorityArn;
  private final SigningAlgorithm algorithm;
  private final Caller caller;
  private final Time time;

  private AcmPrivateCa(
      AcmPcaClient client,
      String authorityArn,
      SigningAlgorithm algorithm,
      Caller caller,
      Time time) {
    this.client = client;
    this.authorityArn = authorityArn;
    this.algorithm = algorithm;
    this.caller = caller;
    this.time = time;
  }

  /**
   * Uses an authority with an RSA key, which signs with {@code SHA256WITHRSA}.
   *
   * @param client a client of AWS Private CA
   * @param authorityArn the ARN of the authority, one of the cluster's
   * @return the issuer
   */
  public static AcmPrivateCa of(AcmPcaClient client, String authorityArn) {
    return of(client, authorityArn, CallPolicy.defaults(), Time.system());
  }

  /**
   * Uses an authority with an RSA key, which signs with {@code SHA256WITHRSA}.
   *
   * @param client a client of AWS Private CA
   * @param authorityArn the ARN of the authority, one of the cluster's
   * @param policy how calls are tried and paced
   * @param time the clock that pauses run on
   * @return the issuer
   */
  public static AcmPrivateCa of(
      AcmPcaClient client, String authorityArn, CallPolicy policy, Time time) {
    return new AcmPrivateCa(
        requireNonNull(client, "client"),
        requireNonNull(authorityArn, "authorityArn"),
        SigningAlgorithm.SHA256_WITHRSA,
        Caller.of(policy, time),
        time);
  }

  /**
   * Uses an authority with an elliptic curve key: it signs with {@code SHA256WITHECDSA}.
   *
   * @return the same issuer with that signature
   */
  public AcmPrivateCa signingWithEcdsa() {
    return new AcmPrivateCa(client, authorityArn, SigningAlgorithm.SHA256_WITHECDSA, caller, time);
  }

  @Override
  public String issue(String requestPem, Duration validity) {
    String certificateArn = request(requestPem, validity);
    for (int look = 0; look < LOOKS; look++) {
      Optional<GetCertificateResponse> issued = look(certificateArn);
      if (issued.isPresent()) {
        return joined(issued.get());
      }
      pause();
    }
    throw ClientException.answerLost(
        "GetCertificate",
        certificateArn + " is not issued after " + PAUSE.multipliedBy(LOOKS) + ".",
        new IllegalStateException("still in progress"));
  }

  private String request(String requestPem, Duration validity) {
    String token = UUID.randomUUID().toString();
    // by the second, so that a short validity can be asked for; AWS Private CA counts from now
    long end = time.now().plus(validity).getEpochSecond();
    return caller.read(
        "IssueCertificate",
        () ->
            mapped(
                "IssueCertificate",
                () ->
                    client
                        .issueCertificate(
                            r ->
                                r.certificateAuthorityArn(authorityArn)
                                    .csr(SdkBytes.fromUtf8String(requestPem))
                                    .signingAlgorithm(algorithm)
                                    .validity(v -> v.type(ValidityPeriodType.ABSOLUTE).value(end))
                                    .idempotencyToken(token)
                                    .overrideConfiguration(ONCE))
                        .certificateArn()));
  }

  private Optional<GetCertificateResponse> look(String certificateArn) {
    return caller.read(
        "GetCertificate",
        () ->
            mapped(
                "GetCertificate",
                () -> {
                  try {
                    return Optional.of(
                        client.getCertificate(
                            r ->
                                r.certificateAuthorityArn(authorityArn)
                                    .certificateArn(certificateArn)
                                    .overrideConfiguration(ONCE)));
                  } catch (RequestInProgressException e) {
                    return Optional.empty();
                  }
                }));
  }

  private static String joined(GetCertificateResponse issued) {
    String chain = issued.certificateChain();
    return issued.certificate().strip() + "\n" + (chain == null ? "" : chain.strip() + "\n");
  }

  private void pause() {
    try {
      time.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ClientException.answerLost(
          "GetCertificate", "given up, its thread was interrupted.", e);
    }
  }

  private static SdkPlugin withoutRetries() {
    return config ->
        config.overrideConfiguration(
            config.overrideConfiguration().toBuilder()
                .retryStrategy(AwsRetryStrategy.doNotRetry())
                .build());
  }

  private static <T> T mapped(String operation, Supplier<T> call) {
    try {
      return call.get();
    } catch (AwsServiceException e) {
      throw answered(operation, e);
    } catch (SdkException e) {
      throw ClientException.answerLost(
          operation, "no answer that can be read, " + e.getClass().getSimpleName() + ".", e);
    } catch (IllegalStateException e) {
      throw ClientException.notSent(
          operation, "the client is closed.", "Make calls before it is closed.", e);
    }
  }

  private static CallException answered(String operation, AwsServiceException e) {
    var details = Optional.ofNullable(e.awsErrorDetails());
    String code = details.map(d -> d.errorCode()).orElse("Unknown");
    ServiceError error =
        new ServiceError(
            operation,
            e.statusCode(),
            code,
            details.map(d -> d.errorMessage()).orElse("HTTP " + e.statusCode()),
            null,
            e.requestId(),
            null);
    if (e.statusCode() == 429 || code.startsWith("Throttling")) {
      return new ThrottledException(error, e);
    }
    if (code.startsWith("ResourceNotFound")) {
      return new NotFoundException(error, e);
    }
    return e.statusCode() == 403 || code.startsWith("AccessDenied")
        ? new AccessDeniedException(error, e)
        : new ServiceException(error, e);
  }

  /** Returns the authority. */
  @Override
  public String toString() {
    return "AcmPrivateCa[" + authorityArn + "]";
  }
}
