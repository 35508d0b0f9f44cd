package io.msksdk.core.policy.internal;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import org.jspecify.annotations.Nullable;

/** JSON as maps, lists, texts, numbers and booleans. */
public final class JsonText {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  // of two elements of one name a lenient reader keeps the last: that could lose a denial
  private static final ObjectReader READER =
      MAPPER
          .readerFor(Object.class)
          .with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private static final ObjectWriter PRETTY = MAPPER.writer(printer());
  private static final ObjectWriter COMPACT = MAPPER.writer();

  private JsonText() {}

  /**
   * Reads a text.
   *
   * @param property what the text is, for the message when it is not JSON
   * @param text the JSON
   * @return the value
   * @throws InvalidSpecException if the text is not JSON, or names an element twice
   */
  public static @Nullable Object read(String property, String text) {
    try {
      return READER.readValue(text);
    } catch (JsonProcessingException e) {
      throw InvalidSpecException.of(
          Finding.error("policy.json", property, place(e.getLocation()), "JSON")
              .advising(e.getOriginalMessage() + "."));
    }
  }

  /**
   * Writes a value on several lines.
   *
   * @param value maps, lists and texts
   * @return the JSON; the same value always gives the same text
   */
  public static String pretty(Object value) {
    return write(PRETTY, value);
  }

  /**
   * Writes a value on one line.
   *
   * @param value maps, lists and texts
   * @return the JSON; the same value always gives the same text
   */
  public static String compact(Object value) {
    return write(COMPACT, value);
  }

  private static String write(ObjectWriter writer, Object value) {
    try {
      return writer.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("value: not made of maps, lists and texts", e);
    }
  }

  private static String place(@Nullable JsonLocation location) {
    return location == null
        ? "unreadable"
        : "line " + location.getLineNr() + ", column " + location.getColumnNr();
  }

  private static DefaultPrettyPrinter printer() {
    DefaultIndenter twoSpaces = new DefaultIndenter("  ", "\n");
    return new DefaultPrettyPrinter(
            Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER))
        .withObjectIndenter(twoSpaces)
        .withArrayIndenter(twoSpaces);
  }
}
