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
  private final ServiceCalls<CloudWatchClient> calls;

  /**
   * Binds a client to a policy.
   *
   * @param client gives the AWS client, opened by the first call
   * @param origin where it comes from
   * @param caller the policy at work
   * @param listener what sees the calls, or null
   * @param time the clock calls are measured on
   */
  public CloudWatchCalls(
      Supplier<CloudWatchClient> client,
      ClientOrigin origin,
      Caller caller,
      @Nullable CallListener listener,
      Time time) {
    this.calls = new ServiceCalls<>(client, origin, caller, listener, time);
  }

  /**
   * Returns the AWS client.
   *
   * @return the client, open
   */
  public CloudWatchClient client() {
    return calls.client();
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
    return calls.read(request, call);
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
    return calls.write(request, call);
  }
}
