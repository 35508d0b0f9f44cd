package io.msksdk.local.refusal;

import org.jspecify.annotations.Nullable;

/** A modelled error of the service, thrown where a call is not accepted and sent as the answer. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The HTTP status. */
  private final int status;

  /** The error's name in the model. */
  private final String errorType;

  /** The member that is wrong, null when it is no single one. */
  private final @Nullable String invalidParameter;

  private Refusal(int status, String type, String message, @Nullable String invalidParameter) {
    // it is an answer, not a failure: nobody reads a stack trace
    super(message, null, false, false);
    this.status = status;
    this.errorType = type;
    this.invalidParameter = invalidParameter;
  }

  /**
   * Returns an error.
   *
   * @param status the HTTP status
   * @param type the error's name in the model, such as {@code NotFoundException}
   * @param message the text for people
   * @return the error
   */
  public static Refusal of(int status, String type, String message) {
    return new Refusal(status, type, message, null);
  }

  /**
   * Returns the error for a request that is wrong in itself.
   *
   * @param invalidParameter the member that is wrong, as a path of wire names
   * @param message the text for people
   * @return the error
   */
  public static Refusal badRequest(String invalidParameter, String message) {
    return new Refusal(400, "BadRequestException", message, invalidParameter);
  }

  /**
   * Returns the error for a required member that is not there.
   *
   * @param member the member, as a path of wire names
   * @return the error
   */
  public static Refusal missing(String member) {
    return badRequest(member, "The request is missing the required parameter " + member + ".");
  }

  /**
   * Returns the error for a request that does not fit the present state.
   *
   * @param message the text for people
   * @return the error
   */
  public static Refusal badRequest(String message) {
    return of(400, "BadRequestException", message);
  }

  /**
   * Returns the error for a resource that does not exist.
   *
   * @param invalidParameter the member that names it
   * @param message the text for people
   * @return the error
   */
  public static Refusal notFound(String invalidParameter, String message) {
    return new Refusal(404, "NotFoundException", message, invalidParameter);
  }

  /**
   * Returns the error for a name that is taken.
   *
   * @param invalidParameter the member with the name
   * @param message the text for people
   * @return the error
   */
  public static Refusal conflict(String invalidParameter, String message) {
    return new Refusal(409, "ConflictException", message, invalidParameter);
  }

  /**
   * Returns the error for what the service has and this local MSK has not yet.
   *
   * @param what the operation or feature
   * @return the error
   */
  public static Refusal notBuilt(String what) {
    return of(501, "NotBuiltYetException", what + " is not built yet in this local MSK.");
  }

  /**
   * Returns the HTTP status.
   *
   * @return the status, 400 or more
   */
  public int status() {
    return status;
  }

  /**
   * Returns the error's name.
   *
   * @return the name as the service's model has it
   */
  public String errorType() {
    return errorType;
  }

  /**
   * Returns the member that is wrong.
   *
   * @return a path of wire names, null when it is no single member
   */
  public @Nullable String invalidParameter() {
    return invalidParameter;
  }
}
