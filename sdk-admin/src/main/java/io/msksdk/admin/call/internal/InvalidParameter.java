package io.msksdk.admin.call.internal;

import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** The parameter a service error complains about; every modelled error of MSK has the member. */
final class InvalidParameter {

  private InvalidParameter() {}

  static Optional<String> of(AwsServiceException error) {
    return error.sdkFields().stream()
        .filter(field -> field.memberName().equals("InvalidParameter"))
        .findFirst()
        .map(field -> field.getValueOrDefault(error))
        .map(String::valueOf);
  }
}
