package io.msksdk.auth.credentials;

import static java.util.Objects.requireNonNull;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.StsClientBuilder;

/** Where STS is. Immutable and thread-safe. */
public final class StsEndpoint {
  private static final StsEndpoint DEFAULT = new StsEndpoint(null, null);

  /** A session is opened in well under a second; Kafka's thread may be waiting for it. */
  private static final Duration ATTEMPT = Duration.ofSeconds(5);

  private final @Nullable String region;
  private final @Nullable URI endpoint;

  private StsEndpoint(@Nullable String region, @Nullable URI endpoint) {
    this.region = region;
    this.endpoint = endpoint;
  }

  /**
   * The regional endpoint of the Region the AWS default chain names.
   *
   * @return the default
   */
  public static StsEndpoint ofTheProcess() {
    return DEFAULT;
  }

  /**
   * The regional endpoint of a Region; best the cluster's.
   *
   * @param region such as {@code eu-west-1}
   * @return the endpoint
   */
  public static StsEndpoint in(String region) {
    return new StsEndpoint(requireNonNull(region, "region"), null);
  }

  /**
   * Puts another address in the place of the Region's own: a VPC endpoint or a local MSK.
   *
   * @param endpoint such as {@code http://127.0.0.1:4566}
   * @return the same Region at that address
   */
  public StsEndpoint at(URI endpoint) {
    return new StsEndpoint(region, requireNonNull(endpoint, "endpoint"));
  }

  /** A client without retries of its own: they are decided where it is known what is at stake. */
  StsClient open(AwsCredentialsProvider signer) {
    StsClientBuilder builder =
        StsClient.builder()
            .region(region == null ? regionOfTheChain() : Region.of(region))
            .credentialsProvider(signer)
            .httpClientBuilder(
                Apache5HttpClient.builder()
                    .maxConnections(2)
                    .connectionTimeout(Duration.ofSeconds(2))
                    .socketTimeout(ATTEMPT))
            .overrideConfiguration(
                c -> c.retryStrategy(AwsRetryStrategy.doNotRetry()).apiCallTimeout(ATTEMPT));
    if (endpoint != null) {
      builder.endpointOverride(endpoint);
    }
    return builder.build();
  }

  private static Region regionOfTheChain() {
    try {
      return DefaultAwsRegionProviderChain.builder().build().getRegion();
    } catch (SdkClientException e) {
      throw InvalidSpecException.of(
          Finding.error("sts.region", "region", null, "the Region of the STS endpoint")
              .advising("Say it: .sts(StsEndpoint.in(\"eu-west-1\")), or set AWS_REGION."));
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StsEndpoint that
        && Objects.equals(region, that.region)
        && Objects.equals(endpoint, that.endpoint);
  }

  @Override
  public int hashCode() {
    return Objects.hash(region, endpoint);
  }

  /** Returns the Region and the address, where they were set. */
  @Override
  public String toString() {
    return "StsEndpoint[region=" + region + ", endpoint=" + endpoint + "]";
  }
}
