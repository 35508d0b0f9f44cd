package io.msksdk.admin.call.internal;

import io.msksdk.admin.call.CallListener;
import io.msksdk.auth.call.AwsAnswers;
import io.msksdk.core.call.Caller;
import io.msksdk.core.time.Time;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.ApiName;

/** Calls of one service under our call policy, its exceptions turned into ours. */
final class ServiceCalls<C> {
  private static final int LONGEST_REASON = 80;

  /** Clients made by an {@code Msk} retry nothing; a plugin has its price in every request. */
  private static final AwsRequestOverrideConfiguration AS_IT_IS =
      AwsRequestOverrideConfiguration.builder().build();

  private final Supplier<C> client;
  private final Caller caller;
  private final CallTrace trace;
  private final AwsRequestOverrideConfiguration once;

  ServiceCalls(
      Supplier<C> client,
      ClientOrigin origin,
      Caller caller,
      @Nullable CallListener listener,
      Time time) {
    this(
        client,
        caller,
        new CallTrace(listener, time),
        origin == ClientOrigin.BROUGHT ? AwsAnswers.ONCE : AS_IT_IS);
  }

  private ServiceCalls(
      Supplier<C> client, Caller caller, CallTrace trace, AwsRequestOverrideConfiguration once) {
    this.client = client;
    this.caller = caller;
    this.trace = trace;
    this.once = once;
  }

  ServiceCalls<C> because(String reason) {
    String plain = reason.replaceAll("[^A-Za-z0-9._-]+", "_");
    ApiName name =
        ApiName.builder()
            .name("msk-reason")
            .version(plain.substring(0, Math.min(LONGEST_REASON, plain.length())))
            .build();
    return new ServiceCalls<>(client, caller, trace, once.toBuilder().addApiName(name).build());
  }

  C client() {
    return client.get();
  }

  <Q extends AwsRequest, A extends AwsResponse> A read(Q request, BiFunction<C, Q, A> call) {
    String operation = CallTrace.operation(request);
    return caller.read(
        operation, () -> trace.attempt(operation, () -> call.apply(client.get(), request)));
  }

  <Q extends AwsRequest, A extends AwsResponse> A write(Q request, BiFunction<C, Q, A> call) {
    String operation = CallTrace.operation(request);
    @SuppressWarnings("unchecked") // a request's builder builds requests of its own type
    Q single = (Q) request.toBuilder().overrideConfiguration(once).build();
    return caller.write(
        operation, () -> trace.attempt(operation, () -> call.apply(client.get(), single)));
  }
}
