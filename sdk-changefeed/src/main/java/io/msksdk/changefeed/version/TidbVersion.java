package io.msksdk.changefeed.version;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of TiDB.
 *
 * @param major the first number
 * @param minor the second number
 * @param patch the third number
 */
public record TidbVersion(int major, int minor, int patch) implements Comparable<TidbVersion> {
  private static final Pattern FORM = Pattern.compile("v?(\\d{1,4})\\.(\\d{1,4})\\.(\\d{1,4})");

  /**
   * Reads a version.
   *
   * @param text such as {@code v7.5.1}
   * @return the version
   * @throws InvalidSpecException when it has another form
   */
  public static TidbVersion parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw InvalidSpecException.of(
          Finding.error("changefeed.version", "tidbVersion", text, "such as v7.5.1"));
    }
    return new TidbVersion(
        Integer.parseInt(matcher.group(1)),
        Integer.parseInt(matcher.group(2)),
        Integer.parseInt(matcher.group(3)));
  }

  String line() {
    return major + "." + minor;
  }

  @Override
  public int compareTo(TidbVersion other) {
    return Comparator.comparingInt(TidbVersion::major)
        .thenComparingInt(TidbVersion::minor)
        .thenComparingInt(TidbVersion::patch)
        .compare(this, other);
  }

  /** Returns the version as TiDB writes it. */
  @Override
  public String toString() {
    return "v" + major + "." + minor + "." + patch;
  }
}
