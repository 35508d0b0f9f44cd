package io.msksdk.auth.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.msksdk.core.call.AccessDeniedException;
import io.msksdk.core.call.CallException;
import io.msksdk.core.call.ConflictException;
import io.msksdk.core.call.NotFoundException;
import io.msksdk.core.call.ServiceException;
import io.msksdk.core.call.ThrottledException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** What the clients of AWS throw, as what a caller can act on. */
class AwsAnswersTest {

  @ParameterizedTest
  @CsvSource({
    // Secrets Manager and MSK
    "400, ThrottlingException, throttled",
    "429, TooManyRequestsException, throttled",
    "400, ResourceNotFoundException, not-found",
    "404, NotFoundException, not-found",
    "400, ResourceExistsException, conflict",
    "409, ConflictException, conflict",
    "400, AccessDeniedException, denied",
    "401, UnauthorizedException, denied",
    "403, ForbiddenException, denied",
    "400, LimitExceededException, refused",
    "500, InternalServiceError, refused",
    // EC2 and load balancing
    "503, RequestLimitExceeded, throttled",
    "400, Throttling, throttled",
    "400, InvalidSubnetID.NotFound, not-found",
    "400, LoadBalancerNotFound, not-found",
    "400, InvalidPermission.Duplicate, conflict",
    "400, DuplicateListener, conflict",
    "403, UnauthorizedOperation, denied",
    "400, InvalidParameterValue, refused",
    // STS
    "403, ExpiredToken, denied",
    "400, IDPCommunicationError, refused"
  })
  void refusal_isTheExceptionOfItsMeaning(int status, String code, String meaning) {
    AwsServiceException refusal =
        AwsServiceException.builder()
            .statusCode(status)
            .requestId("request-1")
            .awsErrorDetails(
                AwsErrorDetails.builder().errorCode(code).errorMessage("words").build())
            .build();

    CallException ours = thrown(refusal);

    assertThat(ours)
        .isExactlyInstanceOf(type(meaning))
        .hasMessageContaining("words")
        .hasCause(refusal);
    assertThat(ours.requestId()).contains("request-1");
  }

  @Test
  void refusalWithoutText_saysItsStatus() {
    CallException ours = thrown(AwsServiceException.builder().statusCode(502).build());

    assertThat(ours).isExactlyInstanceOf(ServiceException.class).hasMessageContaining("HTTP 502");
  }

  static Stream<IOException> beforeAByteLeft() {
    return Stream.of(
        new ConnectException("refused"),
        new UnknownHostException("nowhere"),
        new SSLHandshakeException("not trusted"));
  }

  @ParameterizedTest
  @MethodSource("beforeAByteLeft")
  void noConnection_changedNothing(IOException cause) {
    CallException ours = thrown(SdkClientException.create("words", cause));

    assertThat(ours.code()).isEqualTo("call.unreachable");
    assertThat(ours.notApplied()).isTrue();
  }

  @Test
  void lostAnswer_mayHaveChangedSomething() {
    CallException timeout =
        thrown(SdkClientException.create("words", new SocketTimeoutException("read")));
    CallException malformed = thrown(SdkClientException.create("words"));

    assertThat(timeout.code()).isEqualTo("call.answer-lost");
    assertThat(timeout).hasMessageContaining("SocketTimeoutException");
    assertThat(malformed.code()).isEqualTo("call.answer-lost");
    assertThat(timeout.notApplied() || malformed.notApplied()).isFalse();
  }

  @Test
  void closedClient_isSaid() {
    CallException ours = thrown(new IllegalStateException("Connection pool shut down"));

    assertThat(ours.code()).isEqualTo("call.not-sent");
    assertThat(ours.retryable()).isFalse();
  }

  private static CallException thrown(RuntimeException failure) {
    return catchThrowableOfType(
        CallException.class,
        () ->
            AwsAnswers.get(
                "Operation",
                () -> {
                  throw failure;
                }));
  }

  private static Class<? extends CallException> type(String meaning) {
    return switch (meaning) {
      case "throttled" -> ThrottledException.class;
      case "not-found" -> NotFoundException.class;
      case "conflict" -> ConflictException.class;
      case "denied" -> AccessDeniedException.class;
      default -> ServiceException.class;
    };
  }
}
