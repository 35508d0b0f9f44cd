package io.msksdk.auth.call;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.core.call.AccessDeniedException;
import io.msksdk.core.call.CallException;
import io.msksdk.core.call.ClientException;
import io.msksdk.core.call.ConflictException;
import io.msksdk.core.call.NotFoundException;
import io.msksdk.core.call.ServiceError;
import io.msksdk.core.call.ServiceException;
import io.msksdk.core.call.ThrottledException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkPlugin;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Makes calls through AWS clients that callers bring, and turns refusals into the exceptions that
 * calls of MSK end with. Secrets Manager, EC2 and load balancing answer nearly everything with
 * status 400, so the code of a refusal counts before its status.
 */
public final class AwsAnswers {
  /** For writes: one whose answer is lost may have been done, so the client sends it once only. */
  public static final AwsRequestOverrideConfiguration ONCE =
      AwsRequestOverrideConfiguration.builder().addPlugin(withoutRetries()).build();

  private AwsAnswers() {}

  /**
   * Makes a call.
   *
   * @param operation what is asked, such as {@code CreateSecret}
   * @param call the call
   * @param <T> what it answers
   * @return the answer
   * @throws ThrottledException if there were too many calls
   * @throws AccessDeniedException if the identity may not do it
   * @throws NotFoundException if what it is about is not there
   * @throws ConflictException if it is there already
   * @throws ServiceException if the service refuses for another reason
   * @throws ClientException if no answer came, or the client is closed
   */
  @CanIgnoreReturnValue
  public static <T> T get(String operation, Supplier<T> call) {
    try {
      return call.get();
    } catch (AwsServiceException e) {
      throw refused(operation, e);
    } catch (SdkException e) {
      throw unanswered(operation, e);
    } catch (IllegalStateException e) {
      throw ClientException.notSent(
          operation, "the client is closed.", "Make calls before it is closed.", e);
    }
  }

  /**
   * Turns a refusal into what a caller of the SDK may catch.
   *
   * @param operation what was asked
   * @param e the client's own exception
   * @return ours, with that as its cause
   */
  public static CallException refused(String operation, AwsServiceException e) {
    ServiceError error = error(operation, e, null, null);
    String code = error.code().toLowerCase(Locale.ROOT);
    int status = e.statusCode();
    if (status == 429 || isThrottling(code)) {
      return new ThrottledException(error, e);
    }
    if (status == 404 || code.startsWith("resourcenotfound") || code.endsWith("notfound")) {
      return new NotFoundException(error, e);
    }
    if (status == 409 || code.startsWith("resourceexists") || isDuplicate(code)) {
      return new ConflictException(error, e);
    }
    return status == 401 || status == 403 || isDenial(code)
        ? new AccessDeniedException(error, e)
        : new ServiceException(error, e);
  }

  private static boolean isThrottling(String code) {
    return code.contains("throttl")
        || code.contains("toomanyreq")
        || code.equals("requestlimitexceeded");
  }

  private static boolean isDuplicate(String code) {
    return code.startsWith("duplicate") || code.endsWith(".duplicate");
  }

  private static boolean isDenial(String code) {
    return code.contains("accessdenied") || code.equals("unauthorizedoperation");
  }

  /**
   * Reads what a service said when it refused or failed a call.
   *
   * @param operation what was asked
   * @param e the client's own exception
   * @param invalidParameter the parameter the service complains about, or null
   * @param retryAfter the pause the service asks for, or null
   * @return what it said
   */
  public static ServiceError error(
      String operation,
      AwsServiceException e,
      @Nullable String invalidParameter,
      @Nullable Duration retryAfter) {
    var details = Optional.ofNullable(e.awsErrorDetails());
    return new ServiceError(
        operation,
        e.statusCode(),
        details.map(d -> d.errorCode()).orElse("Unknown"),
        details.map(d -> d.errorMessage()).orElse("HTTP " + e.statusCode() + " without a message"),
        invalidParameter,
        e.requestId(),
        retryAfter);
  }

  private static CallException unanswered(String operation, SdkException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (neverLeft(cause)) {
        return ClientException.unreachable(operation, "no connection.", e);
      }
      if (cause instanceof IOException) {
        return ClientException.answerLost(
            operation, "no answer, " + cause.getClass().getSimpleName() + ".", e);
      }
    }
    return ClientException.answerLost(
        operation, "no answer that can be read, " + e.getClass().getSimpleName() + ".", e);
  }

  /**
   * Says whether a call failed before it left: only failures to connect prove that no byte of the
   * request was read by the service.
   *
   * @param cause the innermost failure
   * @return true when the service cannot have seen the call
   */
  public static boolean neverLeft(Throwable cause) {
    return cause instanceof ConnectException
        || cause instanceof UnknownHostException
        || cause instanceof NoRouteToHostException
        || cause instanceof SSLHandshakeException
        || cause.getClass().getSimpleName().equals("ConnectTimeoutException");
  }

  private static SdkPlugin withoutRetries() {
    return config ->
        config.overrideConfiguration(
            config.overrideConfiguration().toBuilder()
                .retryStrategy(AwsRetryStrategy.doNotRetry())
                .build());
  }
}
