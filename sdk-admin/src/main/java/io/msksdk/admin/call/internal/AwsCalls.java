package io.msksdk.admin.call.internal;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.admin.call.CallListener;
import io.msksdk.core.call.Caller;
import io.msksdk.core.call.NotFoundException;
import io.msksdk.core.time.Time;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.KafkaRequest;
import software.amazon.awssdk.services.kafka.model.KafkaResponse;

/** Calls MSK under our call policy and turns the exceptions of the AWS client into ours. */
public final class AwsCalls {
  private final ServiceCalls<KafkaClient> calls;

  /**
   * Binds a client to a policy.
   *
   * @param client the AWS client
   * @param origin where it comes from
   * @param caller the policy at work
   * @param listener what sees the calls, or null
   * @param time the clock calls are measured on
   */
  public AwsCalls(
      KafkaClient client,
      ClientOrigin origin,
      Caller caller,
      @Nullable CallListener listener,
      Time time) {
    this(new ServiceCalls<>(() -> client, origin, caller, listener, time));
  }

  private AwsCalls(ServiceCalls<KafkaClient> calls) {
    this.calls = calls;
  }

  /**
   * Names a reason in the user agent of every request that changes something.
   *
   * @param reason the reason, empty for none
   * @return calls that carry it
   */
  public AwsCalls because(String reason) {
    return reason.isEmpty() ? this : new AwsCalls(calls.because(reason));
  }

  /**
   * Returns the Region the calls go to.
   *
   * @return its id
   */
  public String region() {
    return calls.client().serviceClientConfiguration().region().id();
  }

  /**
   * Returns the account of the credentials, which those of roles and profiles often name.
   *
   * @return the account id, empty where the credentials do not say or cannot be had now
   */
  public Optional<String> account() {
    var provider = calls.client().serviceClientConfiguration().credentialsProvider();
    try {
      return provider.resolveIdentity().join().accountId();
    } catch (SdkException | CompletionException e) {
      return Optional.empty(); // the call they are for says what is wrong with them
    }
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
    return calls.read(request, call);
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
    return calls.write(request, call);
  }
}
