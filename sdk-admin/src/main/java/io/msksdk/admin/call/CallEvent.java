package io.msksdk.admin.call;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One try of a call that has ended.
 *
 * @param operation the operation, such as {@code DescribeClusterV2}
 * @param duration how long it took
 * @param requestId the service's id of the request, empty when there was no answer
 * @param errorCode the code of the failure such as {@code call.throttled}, empty for a success
 */
public record CallEvent(
    String operation, Duration duration, Optional<String> requestId, Optional<String> errorCode) {

  /**
   * Makes an event.
   *
   * @param operation the operation
   * @param duration how long it took
   * @param requestId the service's id of the request, null when there was no answer
   * @param errorCode the code of the failure, null for a success
   * @return the event
   */
  public static CallEvent of(
      String operation, Duration duration, @Nullable String requestId, @Nullable String errorCode) {
    return new CallEvent(
        operation, duration, Optional.ofNullable(requestId), Optional.ofNullable(errorCode));
  }
}
