package io.msksdk.admin;

import io.msksdk.admin.call.internal.ClientOrigin;
import io.msksdk.admin.call.internal.CloudWatchCalls;
import io.msksdk.core.call.Caller;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClientBuilder;
import software.amazon.awssdk.services.kafka.KafkaServiceClientConfiguration;

/**
 * The CloudWatch client of one {@code Msk}, opened when a metric is first asked for: whoever never
 * does needs neither the client nor its jar. Thread-safe.
 */
final class CloudWatchSupply implements Supplier<CloudWatchClient>, AutoCloseable {
  private final Msk.Builder settings;
  private @Nullable CloudWatchClient opened;
  private boolean closed;

  CloudWatchSupply(Msk.Builder settings) {
    this.settings = settings;
  }

  /** Calls under a policy, made on the client once there is one. */
  CloudWatchCalls calls(Caller caller) {
    return new CloudWatchCalls(
        this,
        settings.cloudWatch == null ? ClientOrigin.MADE : ClientOrigin.BROUGHT,
        caller,
        settings.listener,
        settings.time);
  }

  @Override
  public synchronized CloudWatchClient get() {
    if (closed) {
      throw new IllegalStateException("closed");
    }
    if (settings.cloudWatch != null) {
      return settings.cloudWatch;
    }
    if (opened == null) {
      opened =
          settings.client == null ? own() : beside(settings.client.serviceClientConfiguration());
    }
    return opened;
  }

  private CloudWatchClient own() {
    CloudWatchClientBuilder builder = CloudWatchClient.builder();
    AwsClient.configure(builder, settings);
    return builder.build();
  }

  /** A client that was given says where it calls and as whom, but not with which HTTP client. */
  private static CloudWatchClient beside(KafkaServiceClientConfiguration kafka) {
    Optional<URI> elsewhere = kafka.endpointOverride();
    if (elsewhere.isPresent()) {
      throw InvalidSpecException.of(
          Finding.error(
                  "msk.cloudwatch",
                  "cloudWatch",
                  null,
                  "a CloudWatch client, since the MSK client calls " + elsewhere.get())
              .advising("Call cloudWatch(...) beside client(...)."));
    }
    return CloudWatchClient.builder()
        .region(kafka.region())
        .credentialsProvider(kafka.credentialsProvider())
        .overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .httpClientBuilder(Apache5HttpClient.builder())
        .build();
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (opened != null) {
      opened.close();
    }
  }
}
