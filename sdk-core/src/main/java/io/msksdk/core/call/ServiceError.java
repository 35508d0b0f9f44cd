package io.msksdk.core.call;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a service said when it refused or failed a call.
 *
 * @param operation the operation that was called
 * @param status the HTTP status
 * @param code the service's error code, such as {@code NotFoundException}
 * @param message the service's message
 * @param invalidParameter the parameter the service complains about, or null
 * @param requestId the service's id of the request, or null
 * @param retryAfter the pause the service asks for, or null
 */
public record ServiceError(
    String operation,
    int status,
    String code,
    String message,
    @Nullable String invalidParameter,
    @Nullable String requestId,
    @Nullable Duration retryAfter) {

  String sentence() {
    String parameter = invalidParameter == null ? "" : " (parameter " + invalidParameter + ")";
    String id = requestId == null ? "" : " [request " + requestId + "]";
    String text = message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
    return text + parameter + id + ".";
  }
}
