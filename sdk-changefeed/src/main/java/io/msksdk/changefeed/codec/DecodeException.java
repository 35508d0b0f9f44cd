package io.msksdk.changefeed.codec;

import io.msksdk.core.MskException;
import org.jspecify.annotations.Nullable;

/**
 * A message cannot be decoded. Says what is wrong, in which field and at which byte; it never
 * contains values of the row.
 */
public final class DecodeException extends MskException {
  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  private final DecodeProblem problem;

  /** The field. */
  private final String path;

  /** The byte. */
  private final int offset;

  /** Whether decoding the same message later may succeed. */
  private final boolean retryable;

  private DecodeException(
      DecodeProblem problem,
      String path,
      int offset,
      String found,
      String expected,
      @Nullable Throwable away) {
    super(
        problem.code(),
        path
            + ": "
            + found
            + " (expected: "
            + expected
            + ")"
            + (offset < 0 ? "." : " at byte " + offset + "."),
        remedyOf(problem),
        away);
    this.problem = problem;
    this.path = path;
    this.offset = offset;
    this.retryable = away != null;
  }

  /**
   * Returns the failure to decode a message.
   *
   * @param problem what is wrong
   * @param path the field that was being read, or {@code message}
   * @param offset the number of the byte in the payload, -1 where the format has none
   * @param found what is there, never a value of the row
   * @param expected what should be there
   * @return the failure
   */
  public static DecodeException of(
      DecodeProblem problem, String path, int offset, String found, String expected) {
    return new DecodeException(problem, path, offset, found, expected, null);
  }

  /**
   * Returns the failure to have what a message refers to for now; it is {@link #retryable()}.
   *
   * @param problem what is wrong
   * @param path the field that names what is away, or {@code message}
   * @param found what came instead
   * @param expected what should be there
   * @param cause what was caught
   * @return the failure
   */
  public static DecodeException away(
      DecodeProblem problem, String path, String found, String expected, Throwable cause) {
    return new DecodeException(problem, path, -1, found, expected, cause);
  }

  /** Says whether decoding the same message later may succeed, as when a store did not answer. */
  @Override
  public boolean retryable() {
    return retryable;
  }

  private static String remedyOf(DecodeProblem problem) {
    return switch (problem) {
      case OVERSIZED, TOO_DEEP -> "Raise the decoder's limit if the message is genuine.";
      case TRUNCATED, BAD_ENCODING, MALFORMED ->
          "Check that the decoder is that of the changefeed's protocol and compression.";
      case SCHEMA_MISSING -> "Check that the registry is the changefeed's own.";
      case CHECKSUM ->
          "The row changed between TiDB and here; compare it with TiDB before it is used.";
      default -> "";
    };
  }

  /**
   * Returns what is wrong.
   *
   * @return the problem
   */
  public DecodeProblem problem() {
    return problem;
  }

  /**
   * Returns the field that was being read.
   *
   * @return such as {@code data.price}, or {@code message} outside any field
   */
  public String path() {
    return path;
  }

  /**
   * Returns where the decoder stopped.
   *
   * @return the number of the byte in the payload, from 0; -1 where the format does not tell
   */
  public int offset() {
    return offset;
  }
}
