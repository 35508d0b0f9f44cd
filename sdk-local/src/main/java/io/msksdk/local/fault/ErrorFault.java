package io.msksdk.local.fault;

import io.msksdk.local.http.HttpReply;
import io.msksdk.local.refusal.Refusal;

/** An error of the service; the call has no effect. */
record ErrorFault(int status) implements Fault {

  @Override
  public HttpReply around(FaultedCall call, Twist twist) {
    throw Refusal.of(status, type(), "Injected fault: status " + status + ".");
  }

  private String type() {
    return switch (status) {
      case 400 -> "BadRequestException";
      case 401 -> "UnauthorizedException";
      case 403 -> "ForbiddenException";
      case 404 -> "NotFoundException";
      case 409 -> "ConflictException";
      case 429 -> "TooManyRequestsException";
      case 503 -> "ServiceUnavailableException";
      default -> "InternalServerErrorException";
    };
  }
}
