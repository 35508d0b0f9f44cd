package io.msksdk.admin.tag;

import io.msksdk.core.check.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What tags may be (Amazon MSK Developer Guide, "Tagging an Amazon MSK cluster"). */
public final class TagRules {
  private static final int MOST = 50;
  private static final int LONGEST_KEY = 128;
  private static final int LONGEST_VALUE = 255;
  private static final Pattern CHARACTERS = Pattern.compile("[\\p{L}\\p{N}\\s_./=+@:-]*");

  private TagRules() {}

  /**
   * Checks tags.
   *
   * @param tags names and values
   * @return what is wrong with them, nothing for good ones
   */
  public static List<Finding> check(Map<String, String> tags) {
    List<Finding> findings = new ArrayList<>();
    if (tags.size() > MOST) {
      findings.add(Finding.error("tag.count", "tags", tags.size() + " given", "at most " + MOST));
    }
    tags.forEach(
        (key, value) -> {
          add(findings, key(key));
          add(findings, value(key, value));
        });
    return findings;
  }

  private static void add(List<Finding> findings, @Nullable Finding finding) {
    if (finding != null) {
      findings.add(finding);
    }
  }

  static @Nullable Finding key(String key) {
    if (key.toLowerCase(Locale.ROOT).startsWith("aws:")) {
      return Finding.error("tag.reserved", "tag", key, "a name that does not begin with aws:");
    }
    return key.isEmpty() || length(key) > LONGEST_KEY || !CHARACTERS.matcher(key).matches()
        ? Finding.error(
            "tag.key",
            "tag",
            key,
            "1 to " + LONGEST_KEY + " letters, digits, white space and _ . / = + - @ :")
        : null;
  }

  static @Nullable Finding value(String key, String value) {
    return length(value) > LONGEST_VALUE || !CHARACTERS.matcher(value).matches()
        ? Finding.error(
            "tag.value",
            "tag " + key,
            value,
            "at most " + LONGEST_VALUE + " letters, digits, white space and _ . / = + - @ :")
        : null;
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
