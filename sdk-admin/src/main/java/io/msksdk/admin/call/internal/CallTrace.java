package io.msksdk.admin.call.internal;

import io.msksdk.admin.call.CallEvent;
import io.msksdk.admin.call.CallListener;
import io.msksdk.core.call.CallException;
import io.msksdk.core.time.Time;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.kafka.model.KafkaResponse;

/** Tells the log and the listener of every try of a call. */
final class CallTrace {
  private static final Logger log = LoggerFactory.getLogger(CallTrace.class);

  private final @Nullable CallListener listener;
  private final Time time;

  CallTrace(@Nullable CallListener listener, Time time) {
    this.listener = listener;
    this.time = time;
  }

  long start() {
    return time.nanos();
  }

  void answered(String operation, long start, KafkaResponse answer) {
    if (listener == null && !log.isDebugEnabled()) {
      return;
    }
    var metadata = answer.responseMetadata();
    tell(operation, start, metadata == null ? null : metadata.requestId(), null);
  }

  void failed(String operation, long start, CallException error) {
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
