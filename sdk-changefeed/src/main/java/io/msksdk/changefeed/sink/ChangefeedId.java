package io.msksdk.changefeed.sink;

import static java.util.Objects.requireNonNull;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.util.regex.Pattern;

/**
 * The name of a changefeed. Source: TiCDC source, {@code api/v2/changefeed.go}.
 *
 * @param text letters and digits, with single hyphens between them, at most 128 characters
 */
public record ChangefeedId(String text) {
  private static final Pattern FORM = Pattern.compile("[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*");
  private static final int LONGEST = 128;

  /**
   * Checks the name.
   *
   * @param text the name
   * @throws InvalidSpecException when TiCDC would refuse it
   */
  public ChangefeedId {
    requireNonNull(text, "text");
    if (text.length() > LONGEST || !FORM.matcher(text).matches()) {
      throw InvalidSpecException.of(
          Finding.error(
              "changefeed.id",
              "changefeed_id",
              text,
              "letters and digits with single hyphens between, at most " + LONGEST));
    }
  }

  /**
   * Returns a checked name.
   *
   * @param text the name
   * @return the id
   * @throws InvalidSpecException when TiCDC would refuse it
   */
  public static ChangefeedId of(String text) {
    return new ChangefeedId(text);
  }

  /** Returns the name. */
  @Override
  public String toString() {
    return text;
  }
}
