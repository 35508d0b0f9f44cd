package io.msksdk.local.tag;

import io.msksdk.local.refusal.Refusal;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What tags may be (developer guide, "Tagging an Amazon MSK cluster"). */
final class TagRules {
  private static final Pattern CHARACTERS = Pattern.compile("[\\p{L}\\p{N}\\s_./=+@-]*");
  private static final String RESERVED = "aws:";
  private static final String TAGS = "tags";

  private TagRules() {}

  static void check(Map<String, String> tags) {
    tags.forEach(
        (key, value) -> {
          key(key);
          value(key, value);
        });
  }

  static void count(Map<String, String> all) {
    int most = TagLimit.TAGS_OF_A_RESOURCE.most();
    if (all.size() > most) {
      throw wrong("A resource can have at most " + most + " tags.");
    }
  }

  static void removable(Collection<String> keys) {
    if (keys.stream().anyMatch(TagRules::reserved)) {
      throw Refusal.badRequest("tagKeys", "Tags whose key starts with aws: can't be removed.");
    }
  }

  private static void key(String key) {
    int most = TagLimit.CHARACTERS_OF_A_KEY.most();
    if (key.isEmpty() || length(key) > most) {
      throw wrong("A tag key must have 1 to " + most + " characters.");
    }
    if (reserved(key)) {
      throw wrong("The tag key " + key + " isn't valid: the prefix aws: is reserved.");
    }
    if (!CHARACTERS.matcher(key).matches()) {
      throw wrong("The tag key " + key + " isn't valid: use letters, digits, spaces and _./=+-@.");
    }
  }

  private static void value(String key, @Nullable String value) {
    int most = TagLimit.CHARACTERS_OF_A_VALUE.most();
    if (value == null || length(value) > most) {
      throw wrong("The value of tag " + key + " must have 0 to " + most + " characters.");
    }
    if (!CHARACTERS.matcher(value).matches()) {
      throw wrong(
          "The value of tag " + key + " isn't valid: use letters, digits, spaces and _./=+-@.");
    }
  }

  private static boolean reserved(String key) {
    return key.startsWith(RESERVED);
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private static Refusal wrong(String message) {
    return Refusal.badRequest(TAGS, message);
  }
}
