package io.msksdk.admin.call.internal;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.admin.call.CallListener;
import io.msksdk.core.call.Caller;
import io.msksdk.core.time.Time;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchRequest;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchResponse;

/** Calls CloudWatch under our call policy and turns its exceptions into ours. */
public final class CloudWatchCalls {
  private final Supplier<CloudWatchClient> client;
  private final Caller caller;
  private final CallTrace trace;

  /**
   * Binds a client to a policy.
   *
   * @param client gives the AWS client, opened by the first call
   * @param caller the policy at work
   * @param listener what sees the calls, or null
   * @param time the clock calls are measured on
   */
  public CloudWatchCalls(
      Supplier<CloudWatchClient> client,
      Caller caller,
      @Nullable CallListener listener,
      Time time) {
    this.client = client;
    this.caller = caller;
    this.trace = new CallTrace(listener, time);
  }

  /**
   * Returns the AWS client.
   *
   * @return the client, open
   */
  public CloudWatchClient client() {
    return client.get();
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
  public <Q extends CloudWatchRequest, A extends CloudWatchResponse> A read(
      Q request, BiFunction<CloudWatchClient, Q, A> call) {
    String operation = CallTrace.operation(request);
    return caller.read(
        operation, () -> trace.attempt(operation, () -> call.apply(client.get(), request)));
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
  public <Q extends CloudWatchRequest, A extends CloudWatchResponse> A write(
      Q request, BiFunction<CloudWatchClient, Q, A> call) {
    String operation = CallTrace.operation(request);
    @SuppressWarnings("unchecked") // a request's builder builds requests of its own type
    Q single = (Q) request.toBuilder().overrideConfiguration(AwsCalls.ONCE).build();
    return caller.write(
        operation, () -> trace.attempt(operation, () -> call.apply(client.get(), single)));
  }
}
