package io.msksdk.admin.call.internal;

import io.msksdk.admin.call.CallEvent;
import io.msksdk.admin.call.CallListener;
import io.msksdk.core.call.CallException;
import io.msksdk.core.time.Time;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.exception.SdkException;

/** Makes each try of a call, and tells the log and the listener of it. */
final class CallTrace {
  private static final Logger log = LoggerFactory.getLogger(CallTrace.class);
  private static final int REQUEST = "Request".length();

  private final @Nullable CallListener listener;
  private final Time time;

  CallTrace(@Nullable CallListener listener, Time time) {
    this.listener = listener;
    this.time = time;
  }

  static String operation(AwsRequest request) {
    String type = request.getClass().getSimpleName();
    return type.substring(0, type.length() - REQUEST);
  }

  <A extends AwsResponse> A attempt(String operation, Supplier<A> call) {
    long start = time.nanos();
    try {
      A answer = call.get();
      answered(operation, start, answer);
      return answer;
    } catch (SdkException | IllegalStateException | RejectedExecutionException e) {
      CallException error = ErrorMapper.map(operation, e);
      failed(operation, start, error);
      throw error;
    }
  }

  private void answered(String operation, long start, AwsResponse answer) {
    if (listener == null && !log.isDebugEnabled()) {
      return;
    }
    var metadata = answer.responseMetadata();
    tell(operation, start, metadata == null ? null : metadata.requestId(), null);
  }

  private void failed(String operation, long start, CallException error) {
    tell(operation, start, error.requestId().orElse(null), error.code());
  }

  private void tell(
      String operation, long start, @Nullable String requestId, @Nullable String error) {
    Duration took = Duration.ofNanos(time.nanos() - start);
    log.debug(
        "[operation={} request={}] {} after {}",
        operation,
        requestId,
        error == null ? "answered" : error,
        took);
    if (listener != null) {
      listener.called(CallEvent.of(operation, took, requestId, error));
    }
  }
}
