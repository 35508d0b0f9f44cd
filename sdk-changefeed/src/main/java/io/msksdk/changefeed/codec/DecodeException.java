package io.msksdk.changefeed.codec;

import io.msksdk.core.MskException;

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

  DecodeException(DecodeProblem problem, String path, int offset, String found, String expected) {
    super(
        problem.code(),
        path + ": " + found + " (expected: " + expected + ") at byte " + offset + ".",
        remedyOf(problem),
        null);
    this.problem = problem;
    this.path = path;
    this.offset = offset;
  }

  private static String remedyOf(DecodeProblem problem) {
    return switch (problem) {
      case OVERSIZED, TOO_DEEP -> "Raise the decoder's limit if the message is genuine.";
      case TRUNCATED, BAD_ENCODING, MALFORMED ->
          "Check that the changefeed's protocol is canal-json, without message compression.";
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
   * @return the number of the byte in the payload, from 0
   */
  public int offset() {
    return offset;
  }
}
