package io.msksdk.admin.call.internal;

import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.http.SdkHttpResponse;

/** The pause a service asks for; MSK sends whole seconds, so the date form is left alone. */
final class RetryAfter {

  private RetryAfter() {}

  static Optional<Duration> of(SdkHttpResponse response) {
    return response
        .firstMatchingHeader("Retry-After")
        .filter(text -> !text.isEmpty() && text.length() <= 6)
        .filter(text -> text.chars().allMatch(c -> c >= '0' && c <= '9'))
        .map(text -> Duration.ofSeconds(Long.parseLong(text)));
  }
}
