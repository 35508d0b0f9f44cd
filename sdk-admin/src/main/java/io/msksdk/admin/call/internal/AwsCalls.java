package io.msksdk.admin.call.internal;

import io.msksdk.core.call.Caller;
import io.msksdk.core.call.NotFoundException;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkPlugin;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kafka.KafkaClient;

/** Calls the AWS client under our call policy and turns its exceptions into ours. */
public final class AwsCalls {
  /**
   * Goes into every request that changes something: whatever client the user brought, it sends the
   * request once. Whether it may be sent again is decided here, where it is known what the failure
   * means.
   */
  private static final AwsRequestOverrideConfiguration ONCE =
      AwsRequestOverrideConfiguration.builder().addPlugin(withoutRetries()).build();

  private final KafkaClient client;
  private final Caller caller;

  /**
   * Binds a client to a policy.
   *
   * @param client the AWS client
   * @param caller the policy at work
   */
  public AwsCalls(KafkaClient client, Caller caller) {
    this.client = client;
    this.caller = caller;
  }

  private static SdkPlugin withoutRetries() {
    return config ->
        config.overrideConfiguration(
            config.overrideConfiguration().toBuilder()
                .retryStrategy(AwsRetryStrategy.doNotRetry())
                .build());
  }

  /**
   * Returns what a request that changes something must carry.
   *
   * @return an override that switches the client's own retries off
   */
  public static AwsRequestOverrideConfiguration once() {
    return ONCE;
  }

  /**
   * Makes a call that changes nothing.
   *
   * @param operation the operation's name
   * @param call the call on the client
   * @param <T> its answer
   * @return the answer
   */
  public <T> T read(String operation, Function<KafkaClient, T> call) {
    return caller.read(operation, () -> attempt(operation, call));
  }

  /**
   * Makes a read whose resource may not exist.
   *
   * @param operation the operation's name
   * @param call the call on the client
   * @param <T> its answer
   * @return the answer, empty when the service says not found
   */
  public <T> Optional<T> readIfThere(String operation, Function<KafkaClient, T> call) {
    try {
      return Optional.of(read(operation, call));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  /**
   * Makes a call that changes something; its request carries {@link #once()}.
   *
   * @param operation the operation's name
   * @param call the call on the client
   * @param <T> its answer
   * @return the answer
   */
  public <T> T write(String operation, Function<KafkaClient, T> call) {
    return caller.write(operation, () -> attempt(operation, call));
  }

  private <T> T attempt(String operation, Function<KafkaClient, T> call) {
    try {
      return call.apply(client);
    } catch (SdkException | IllegalStateException | RejectedExecutionException e) {
      throw ErrorMapper.map(operation, e);
    }
  }
}
