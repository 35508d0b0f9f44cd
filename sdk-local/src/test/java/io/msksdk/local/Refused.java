package io.msksdk.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.services.kafka.model.BadRequestException;
import software.amazon.awssdk.services.kafka.model.ConflictException;
import software.amazon.awssdk.services.kafka.model.NotFoundException;

/** What a refused call must look like: type, HTTP code, parameter and message. */
public final class Refused {
  private Refused() {}

  public static void badRequest(ThrowingCallable call, String parameter, String message) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            BadRequestException.class,
            e -> {
              assertThat(e.statusCode()).isEqualTo(400);
              assertThat(e.invalidParameter()).isEqualTo(parameter);
              assertThat(e.awsErrorDetails().errorMessage()).contains(message);
            });
  }

  /** A refusal that no single parameter is the reason of. */
  public static void badState(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            BadRequestException.class,
            e -> {
              assertThat(e.invalidParameter()).isNull();
              assertThat(e.awsErrorDetails().errorMessage()).contains(message);
            });
  }

  public static void missing(ThrowingCallable call, String parameter) {
    badRequest(call, parameter, "The request is missing the required parameter " + parameter + ".");
  }

  public static void notFound(ThrowingCallable call, String parameter) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            NotFoundException.class,
            e -> {
              assertThat(e.statusCode()).isEqualTo(404);
              assertThat(e.invalidParameter()).isEqualTo(parameter);
            });
  }

  public static void conflict(ThrowingCallable call, String parameter, String message) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ConflictException.class,
            e -> {
              assertThat(e.statusCode()).isEqualTo(409);
              assertThat(e.invalidParameter()).isEqualTo(parameter);
              assertThat(e.awsErrorDetails().errorMessage()).contains(message);
            });
  }
}
