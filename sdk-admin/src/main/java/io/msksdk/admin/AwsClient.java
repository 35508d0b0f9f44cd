package io.msksdk.admin;

import io.msksdk.admin.call.internal.ClientOrigin;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import io.msksdk.core.check.InvalidSpecException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.KafkaClientBuilder;

/**
 * The AWS client of one {@code Msk}, and how to let go of it.
 *
 * @param client the client
 * @param origin where it comes from
 * @param close closes what was opened here and nothing else
 */
record AwsClient(KafkaClient client, ClientOrigin origin, Runnable close) {
  /** A service that is silent for longer has lost its answer. */
  private static final Duration SILENCE = Duration.ofSeconds(30);

  static AwsClient open(Msk.Builder settings) {
    if (settings.client != null) {
      broughtAlong(settings);
      return new AwsClient(settings.client, ClientOrigin.BROUGHT, () -> {});
    }
    KafkaClientBuilder builder = KafkaClient.builder();
    configure(builder, settings);
    KafkaClient client = builder.build();
    return new AwsClient(client, ClientOrigin.MADE, client::close);
  }

  /** Settings every client of one {@code Msk} has. */
  static <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> void configure(
      B builder, Msk.Builder settings) {
    builder
        .region(settings.region == null ? regionOfTheChain() : settings.region)
        // retries are decided by the call policy, which knows reads from writes
        .overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.doNotRetry()));
    if (settings.credentials != null) {
      builder.credentialsProvider(settings.credentials);
    }
    if (settings.endpoint != null) {
      builder.endpointOverride(settings.endpoint);
    }
    if (settings.httpClient != null) {
      builder.httpClient(settings.httpClient);
    } else {
      // not apiCallAttemptTimeout: it gives every call a task on a pool of threads of its own
      builder.httpClientBuilder(Apache5HttpClient.builder().socketTimeout(SILENCE));
    }
  }

  private static Region regionOfTheChain() {
    try {
      return DefaultAwsRegionProviderChain.builder().build().getRegion();
    } catch (SdkClientException e) {
      throw InvalidSpecException.of(
          Finding.error("msk.region", "region", null, "a Region, such as eu-west-1")
              .advising(
                  "Call region(...), or set AWS_REGION, the system property aws.region or a"
                      + " profile."));
    }
  }

  private static void broughtAlong(Msk.Builder settings) {
    var unused =
        Findings.create()
            .add(clash("region", settings.region))
            .add(clash("credentials", settings.credentials))
            .add(clash("endpoint", settings.endpoint))
            .add(clash("httpClient", settings.httpClient))
            .requireNoErrors();
  }

  private static @Nullable Finding clash(String property, @Nullable Object value) {
    return value == null
        ? null
        : Finding.error(
                "msk.client", property, "set beside client", "left to the client that is given")
            .advising("Set it on the AWS client.");
  }
}
