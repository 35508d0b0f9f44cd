package io.msksdk.changefeed.codec.registry;

import io.msksdk.core.MskException;
import org.jspecify.annotations.Nullable;

/**
 * A schema registry did not give or take a schema. The {@link #code()} is one of {@code
 * changefeed.registry.not-found}, {@code .incompatible}, {@code .denied} and {@code .unavailable};
 * only the last may pass by itself.
 */
public final class SchemaRegistryException extends MskException {
  private static final long serialVersionUID = 1L;

  private static final String PREFIX = "changefeed.registry.";

  private SchemaRegistryException(
      String code, String message, String remedy, @Nullable Throwable cause) {
    super(PREFIX + code, message, remedy, cause);
  }

  /**
   * Returns the failure to find a schema.
   *
   * @param id the name that was asked for
   * @return the failure
   */
  public static SchemaRegistryException notFound(SchemaId id) {
    return new SchemaRegistryException(
        "not-found",
        "schema: " + id + " (expected: one of the registry).",
        "Check that the registry is the changefeed's own.",
        null);
  }

  /**
   * Returns the refusal of a schema that does not fit those before it.
   *
   * @param subject what it was the schema of
   * @return the failure
   */
  public static SchemaRegistryException incompatible(String subject) {
    return new SchemaRegistryException(
        "incompatible",
        "subject: " + subject + " (expected: a schema compatible with those before).",
        "Set the compatibility of the subject to NONE, or undo the change of the table.",
        null);
  }

  /**
   * Returns the refusal of a caller.
   *
   * @param what what the registry answered
   * @param cause what was caught, or null
   * @return the failure
   */
  public static SchemaRegistryException denied(String what, @Nullable Throwable cause) {
    return new SchemaRegistryException(
        "denied",
        "registry: " + what + " (expected: access).",
        "Check the user name and password, or the IAM policy.",
        cause);
  }

  /**
   * Returns the failure of a registry that does not answer.
   *
   * @param what what came instead
   * @param cause what was caught, or null
   * @return the failure
   */
  public static SchemaRegistryException unavailable(String what, @Nullable Throwable cause) {
    return new SchemaRegistryException(
        "unavailable",
        "registry: " + what + " (expected: an answer).",
        "Check that it can be reached, and try again.",
        cause);
  }

  /** Says whether asking again may succeed: where the registry did not answer. */
  @Override
  public boolean retryable() {
    return code().equals(PREFIX + "unavailable");
  }

  /**
   * Says whether the registry answered that it has no such schema.
   *
   * @return false where it refused, or did not answer
   */
  public boolean missing() {
    return code().equals(PREFIX + "not-found");
  }
}
