package io.msksdk.admin.call.internal;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.admin.call.CallListener;
import io.msksdk.core.call.Caller;
import io.msksdk.core.call.NotFoundException;
import io.msksdk.core.time.Time;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.ApiName;
import software.amazon.awssdk.core.SdkPlugin;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.KafkaRequest;
import software.amazon.awssdk.services.kafka.model.KafkaResponse;

/** Calls the AWS client under our call policy and turns its exceptions into ours. */
public final class AwsCalls {
  private static final int LONGEST_REASON = 80;

  /**
   * Goes into every request that changes something: whatever client the user brought, it sends the
   * request once. Whether it may be sent again is decided here, where it is known what the failure
   * means.
   */
  static final AwsRequestOverrideConfiguration ONCE =
      AwsRequestOverrideConfiguration.builder().addPlugin(withoutRetries()).build();

  private final KafkaClient client;
  private final Caller caller;
  private final CallTrace trace;
  private final AwsRequestOverrideConfiguration once;

  /**
   * Binds a client to a policy.
   *
   * @param client the AWS client
   * @param caller the policy at work
   * @param listener what sees the calls, or null
   * @param time the clock calls are measured on
   */
  public AwsCalls(KafkaClient client, Caller caller, @Nullable CallListener listener, Time time) {
    this(client, caller, new CallTrace(listener, time), ONCE);
  }

  private AwsCalls(
      KafkaClient client, Caller caller, CallTrace trace, AwsRequestOverrideConfiguration once) {
    this.client = client;
    this.caller = caller;
    this.trace = trace;
    this.once = once;
  }

  private static SdkPlugin withoutRetries() {
    return config ->
        config.overrideConfiguration(
            config.overrideConfiguration().toBuilder()
                .retryStrategy(AwsRetryStrategy.doNotRetry())
                .build());
  }

  /**
   * Names a reason in the user agent of every request that changes something.
   *
   * @param reason the reason, empty for none
   * @return calls that carry it
   */
  public AwsCalls because(String reason) {
    if (reason.isEmpty()) {
      return this;
    }
    String plain = reason.replaceAll("[^A-Za-z0-9._-]+", "_");
    ApiName name =
        ApiName.builder()
            .name("msk-reason")
            .version(plain.substring(0, Math.min(LONGEST_REASON, plain.length())))
            .build();
    return new AwsCalls(client, caller, trace, ONCE.toBuilder().addApiName(name).build());
  }

  /**
   * Returns the Region the calls go to.
   *
   * @return its id
   */
  public String region() {
    return client.serviceClientConfiguration().region().id();
  }

  /**
   * Makes a call that changes nothing.
   *
   * @param request the request
   * @param call the call on the client
   * @param <Q> the request's type
   * @param <A> the answer's type
   * @return the answer
   */
  public <Q extends KafkaRequest, A extends KafkaResponse> A read(
      Q request, BiFunction<KafkaClient, Q, A> call) {
    String operation = CallTrace.operation(request);
    return caller.read(
        operation, () -> trace.attempt(operation, () -> call.apply(client, request)));
  }

  /**
   * Makes a read whose resource may not exist.
   *
   * @param request the request
   * @param call the call on the client
   * @param <Q> the request's type
   * @param <A> the answer's type
   * @return the answer, empty when the service says not found
   */
  public <Q extends KafkaRequest, A extends KafkaResponse> Optional<A> readIfThere(
      Q request, BiFunction<KafkaClient, Q, A> call) {
    try {
      return Optional.of(read(request, call));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  /**
   * Makes a call that changes something. Whatever client it is made on sends it once.
   *
   * @param request the request
   * @param call the call on the client
   * @param <Q> the request's type
   * @param <A> the answer's type
   * @return the answer
   */
  @CanIgnoreReturnValue
  public <Q extends KafkaRequest, A extends KafkaResponse> A write(
      Q request, BiFunction<KafkaClient, Q, A> call) {
    String operation = CallTrace.operation(request);
    @SuppressWarnings("unchecked") // a request's builder builds requests of its own type
    Q single = (Q) request.toBuilder().overrideConfiguration(once).build();
    return caller.write(
        operation, () -> trace.attempt(operation, () -> call.apply(client, single)));
  }
}
