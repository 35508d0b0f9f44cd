package io.msksdk.changefeed.codec.internal;

import static io.msksdk.changefeed.codec.DecodeProblem.BAD_ENCODING;
import static io.msksdk.changefeed.codec.DecodeProblem.MALFORMED;
import static io.msksdk.changefeed.codec.DecodeProblem.MISSING_FIELD;
import static io.msksdk.changefeed.codec.DecodeProblem.OUT_OF_RANGE;
import static io.msksdk.changefeed.codec.DecodeProblem.TOO_DEEP;
import static io.msksdk.changefeed.codec.DecodeProblem.TRUNCATED;
import static io.msksdk.changefeed.codec.DecodeProblem.WRONG_TYPE;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.msksdk.changefeed.codec.DecodeException;
import io.msksdk.changefeed.codec.DecodeProblem;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An object of JSON whose members are read by name, refusing by name what they should not be. */
public final class JsonObject {
  private static final int DEEPEST = 64;
  private static final int LONGEST = 400;
  private static final long LATEST = Long.MAX_VALUE >> 18;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxStringLength(256 << 20)
                          .maxNumberLength(LONGEST)
                          .build())
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private final JsonNode node;
  private final String path;

  private JsonObject(JsonNode node, String path) {
    this.node = node;
    this.path = path;
  }

  /** Reads one object; of a member that comes twice the last one counts. */
  public static JsonObject parse(byte[] bytes, int start, int length) {
    JsonNode node;
    try {
      node = MAPPER.readTree(bytes, start, length);
    } catch (JsonEOFException ended) {
      throw broken(TRUNCATED, "", "the end of the message", "more of it");
    } catch (StreamConstraintsException limited) {
      throw broken(TOO_DEEP, "", "values nested or long beyond limits", "less");
    } catch (JsonProcessingException notJson) {
      String message = String.valueOf(notJson.getOriginalMessage());
      throw broken(
          message.contains("UTF-8") ? BAD_ENCODING : MALFORMED, "", "no JSON in UTF-8", "JSON");
    } catch (NumberFormatException beyond) {
      throw broken(OUT_OF_RANGE, "", "a number beyond every type", "a smaller one");
    } catch (IOException notText) {
      throw broken(BAD_ENCODING, "", "bytes that are not UTF-8", "UTF-8");
    }
    if (node == null || node.isMissingNode()) {
      throw broken(TRUNCATED, "", "nothing", "a message");
    }
    return of(node, "");
  }

  /** An object read from another form than JSON. */
  static JsonObject of(ObjectNode node) {
    return new JsonObject(node, "");
  }

  private static JsonObject of(JsonNode node, String path) {
    if (!node.isObject()) {
      throw broken(WRONG_TYPE, path, "another JSON type", "an object");
    }
    return new JsonObject(node, path);
  }

  /** Says whether there is such a member that is not null. */
  public boolean has(String name) {
    return node.hasNonNull(name);
  }

  /** Says whether a member is an object. */
  public boolean isObject(String name) {
    JsonNode member = node.get(name);
    return member != null && member.isObject();
  }

  /** The names of the members. */
  public List<String> names() {
    List<String> names = new ArrayList<>(node.size());
    Iterator<String> fields = node.fieldNames();
    fields.forEachRemaining(names::add);
    return names;
  }

  /** The members that are not among these. */
  public List<String> unknown(Set<String> known) {
    return names().stream().filter(name -> !known.contains(name)).map(this::at).toList();
  }

  /** An object, which must be there. */
  public JsonObject object(String name) {
    return of(required(name), at(name));
  }

  /** An object, or null. */
  public @Nullable JsonObject optionalObject(String name) {
    return has(name) ? object(name) : null;
  }

  /** The objects of an array; none when it is not there. */
  public List<JsonObject> objects(String name) {
    List<JsonObject> objects = new ArrayList<>();
    for (JsonNode element : array(name)) {
      objects.add(of(element, at(name)));
    }
    return objects;
  }

  /** The texts of an array; none when it is not there. */
  public List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (JsonNode element : array(name)) {
      if (!element.isTextual()) {
        throw broken(WRONG_TYPE, at(name), "another JSON type", "strings");
      }
      texts.add(element.textValue());
    }
    return texts;
  }

  private Iterable<JsonNode> array(String name) {
    if (!has(name)) {
      return List.of();
    }
    JsonNode array = node.get(name);
    if (!array.isArray()) {
      throw broken(WRONG_TYPE, at(name), "another JSON type", "an array");
    }
    return array;
  }

  /** A text, which must be there. */
  public String text(String name) {
    JsonNode member = required(name);
    if (!member.isTextual()) {
      throw broken(WRONG_TYPE, at(name), "another JSON type", "a string");
    }
    return member.textValue();
  }

  /** A text, or an empty one. */
  public String textOr(String name, String otherwise) {
    return has(name) ? text(name) : otherwise;
  }

  /** A boolean, false when it is not there. */
  public boolean bool(String name) {
    if (!has(name)) {
      return false;
    }
    JsonNode member = node.get(name);
    if (!member.isBoolean()) {
      throw broken(WRONG_TYPE, at(name), "another JSON type", "true or false");
    }
    return member.booleanValue();
  }

  /** An integer from 0 to 2^64-1 as its bits, which must be there. */
  public long unsigned(String name) {
    JsonNode member = required(name);
    if (!member.isIntegralNumber()) {
      throw broken(
          member.isNumber() ? OUT_OF_RANGE : WRONG_TYPE, at(name), "another value", "an integer");
    }
    BigInteger value = member.bigIntegerValue();
    if (value.signum() < 0 || value.bitLength() > Long.SIZE) {
      throw broken(OUT_OF_RANGE, at(name), "a number beyond 64 bits", "0 to 2^64-1");
    }
    return value.longValue();
  }

  /** A small integer, or another one. */
  public int smallOr(String name, int otherwise) {
    if (!has(name)) {
      return otherwise;
    }
    JsonNode member = node.get(name);
    if (!member.isIntegralNumber() || !member.canConvertToInt()) {
      throw broken(WRONG_TYPE, at(name), "another value", "an integer of 32 bits");
    }
    return member.intValue();
  }

  /** A time in milliseconds, or null. */
  public @Nullable Instant time(String name) {
    if (!has(name)) {
      return null;
    }
    long millis = unsigned(name);
    if (millis < 0 || millis > LATEST) {
      throw broken(OUT_OF_RANGE, at(name), "a number", "milliseconds of the epoch");
    }
    return Instant.ofEpochMilli(millis);
  }

  /** A text, a number or a boolean as Java has it; null for null. */
  public @Nullable Object value(String name) {
    JsonNode member = required(name, true);
    return switch (member.getNodeType()) {
      case NULL -> null;
      case STRING -> member.textValue();
      case BOOLEAN -> member.booleanValue();
      case NUMBER -> number(member, name);
      case BINARY -> ((BinaryNode) member).binaryValue();
      default -> throw broken(WRONG_TYPE, at(name), "an object or an array", "a value");
    };
  }

  private Object number(JsonNode member, String name) {
    if (member.isIntegralNumber()) {
      BigInteger value = member.bigIntegerValue();
      return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
    }
    // JSON has no binary fractions; another form may
    if (member.isFloat()) {
      return member.floatValue();
    }
    if (member.isDouble()) {
      return member.doubleValue();
    }
    BigDecimal number = member.decimalValue();
    if (Math.abs((long) number.scale()) > LONGEST) {
      throw broken(OUT_OF_RANGE, at(name), "a number beyond every type", "a smaller one");
    }
    return number.scale() < 0 ? number.setScale(0) : number;
  }

  private JsonNode required(String name) {
    return required(name, false);
  }

  private JsonNode required(String name, boolean nullable) {
    JsonNode member = node.get(name);
    if (member == null || (member.isNull() && !nullable)) {
      throw broken(MISSING_FIELD, at(name), "absent or null", "a value");
    }
    return member;
  }

  /** What is wrong with a member. */
  public DecodeException failure(
      DecodeProblem problem, String name, String found, String expected) {
    return broken(problem, at(name), found, expected);
  }

  private static DecodeException broken(
      DecodeProblem problem, String path, String found, String expected) {
    return DecodeException.of(problem, path.isEmpty() ? "message" : path, -1, found, expected);
  }

  private String at(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
