package io.msksdk.auth.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.core.call.CallException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

class StsErrorsTest {

  /** STS reaches the identity provider itself, and asks to be asked again when it did not. */
  @ParameterizedTest
  @CsvSource({
    "IDPCommunicationError, 400, true",
    "Throttling, 400, true",
    "ServiceUnavailable, 503, true",
    "InvalidIdentityToken, 400, false",
    "AccessDenied, 403, false"
  })
  void refusal_saysWhetherAnotherTryCanHelp(String code, int status, boolean helps) {
    AwsServiceException refused =
        AwsServiceException.builder()
            .statusCode(status)
            .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage("no").build())
            .build();

    CallException mapped = StsErrors.map("AssumeRoleWithWebIdentity", refused);

    assertThat(mapped.retryable()).isEqualTo(helps);
  }
}
