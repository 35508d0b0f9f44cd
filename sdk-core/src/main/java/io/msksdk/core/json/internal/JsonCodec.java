package io.msksdk.core.json.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.util.Map;

/** JSON objects as maps. */
public final class JsonCodec {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final ObjectReader READER =
      MAPPER
          .readerForMapOf(Object.class)
          .with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final ObjectWriter COMPACT = MAPPER.writer();
  private static final ObjectWriter PRETTY = MAPPER.writer(printer());

  private JsonCodec() {}

  /**
   * Reads an object.
   *
   * @param property what the text is, for the message
   * @param text the JSON
   * @return the members in the order of the text
   * @throws InvalidSpecException if the text is not one JSON object, such as one cut in half
   */
  public static Map<String, Object> read(String property, String text) {
    try {
      Map<String, Object> members = READER.readValue(text);
      if (members != null) {
        return members;
      }
    } catch (JsonProcessingException e) {
      var place = e.getLocation();
      String where =
          place == null
              ? "unreadable"
              : "line " + place.getLineNr() + ", column " + place.getColumnNr();
      throw refused(property, where);
    }
    throw refused(property, "null");
  }

  private static InvalidSpecException refused(String property, String seen) {
    return InvalidSpecException.of(
        Finding.error("json.form", property, seen, "one whole JSON object")
            .advising("The text may have been cut or edited by hand."));
  }

  /**
   * Writes an object on one line.
   *
   * @param members its members
   * @return the JSON
   */
  public static String compact(Map<String, ?> members) {
    return write(COMPACT, members);
  }

  /**
   * Writes an object on several lines.
   *
   * @param members its members
   * @return the JSON
   */
  public static String pretty(Map<String, ?> members) {
    return write(PRETTY, members);
  }

  private static String write(ObjectWriter writer, Map<String, ?> members) {
    try {
      return writer.writeValueAsString(members);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("members: not made of maps, lists and texts", e);
    }
  }

  private static DefaultPrettyPrinter printer() {
    DefaultIndenter twoSpaces = new DefaultIndenter("  ", "\n");
    return new DefaultPrettyPrinter().withObjectIndenter(twoSpaces).withArrayIndenter(twoSpaces);
  }
}
