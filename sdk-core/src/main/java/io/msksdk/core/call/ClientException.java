package io.msksdk.core.call;

import org.jspecify.annotations.Nullable;

/** A call got no usable answer: no connection, a connection lost, or an answer nobody can read. */
public final class ClientException extends CallException {
  private static final long serialVersionUID = 1L;

  /** Whether another try can succeed. */
  private final boolean retryable;

  /** Whether the call certainly changed nothing. */
  private final boolean notApplied;

  private ClientException(
      String code,
      String operation,
      String message,
      String remedy,
      boolean retryable,
      boolean notApplied,
      @Nullable Throwable cause) {
    super(code, operation, message, remedy, cause);
    this.retryable = retryable;
    this.notApplied = notApplied;
  }

  /**
   * The call never left this machine.
   *
   * @param operation the operation that was called
   * @param message why, naming the address
   * @param cause the client's own exception
   * @return a retryable failure that changed nothing
   */
  public static ClientException unreachable(String operation, String message, Throwable cause) {
    return new ClientException(
        "call.unreachable",
        operation,
        message,
        "Check the endpoint, the Region, the proxy and the network path.",
        true,
        true,
        cause);
  }

  /**
   * The call was sent and its answer lost; the service may have carried it out.
   *
   * @param operation the operation that was called
   * @param message how the answer was lost
   * @param cause the client's own exception
   * @return a failure a read may retry and a write may not
   */
  public static ClientException answerLost(String operation, String message, Throwable cause) {
    return new ClientException(
        "call.answer-lost",
        operation,
        message,
        "The service may have carried out the call: look at the resource before repeating it.",
        true,
        false,
        cause);
  }

  /**
   * The call could not be made at all, such as without credentials or a Region.
   *
   * @param operation the operation that was called
   * @param message what is missing
   * @param remedy what to set
   * @param cause the client's own exception, or null
   * @return a failure that changed nothing and will not pass by itself
   */
  public static ClientException notSent(
      String operation, String message, String remedy, @Nullable Throwable cause) {
    return new ClientException("call.not-sent", operation, message, remedy, false, true, cause);
  }

  static ClientException heldBack(String operation, String message) {
    return new ClientException(
        "call.held-back",
        operation,
        message,
        "The service failed call after call; try again when the pause is over.",
        false,
        true,
        null);
  }

  @Override
  public boolean retryable() {
    return retryable;
  }

  @Override
  public boolean notApplied() {
    return notApplied;
  }
}
