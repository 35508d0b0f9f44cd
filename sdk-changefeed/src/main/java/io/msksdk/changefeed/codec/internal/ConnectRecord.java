package io.msksdk.changefeed.codec.internal;

import static io.msksdk.changefeed.codec.DecodeProblem.MALFORMED;
import static io.msksdk.changefeed.codec.DecodeProblem.TOO_DEEP;
import static io.msksdk.changefeed.codec.DecodeProblem.WRONG_TYPE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.msksdk.changefeed.codec.DecodeException;
import io.msksdk.changefeed.codec.DecodeProblem;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.NameValidator;
import org.apache.avro.Schema;

/**
 * An Avro schema with the marks of Kafka Connect, whose records are read as the objects that
 * Connect's own JSON would have: {@code schema} and {@code payload}. Immutable and thread-safe.
 */
public final class ConnectRecord {
  private static final int DEEPEST = 32;
  private static final int MOST_PARTS = 1 << 16;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Schema schema;
  private final ObjectNode description;

  private ConnectRecord(Schema schema) {
    this.schema = schema;
    this.description = describe(schema, 0, new int[] {MOST_PARTS});
  }

  /** Reads a schema. */
  public static ConnectRecord parse(String text) {
    try {
      return new ConnectRecord(
          new Schema.Parser(NameValidator.NO_VALIDATION).setValidateDefaults(false).parse(text));
    } catch (AvroRuntimeException notASchema) {
      throw DecodeException.of(
          DecodeProblem.SCHEMA_MISSING, "schema", -1, "a text that is no schema", "Avro's JSON");
    }
  }

  /** Reads the record that starts at a byte of a message and takes the rest of it. */
  public JsonObject read(byte[] bytes, int start) {
    BinaryCursor cursor = new BinaryCursor(bytes, start);
    JsonNode payload = value(schema, cursor, 0);
    cursor.at("message");
    cursor.end();
    ObjectNode message = NODES.objectNode();
    message.set("schema", description);
    message.set("payload", payload);
    return JsonObject.of(message);
  }

  /** A record that holds itself, or others again and again, would have no end. */
  private static ObjectNode describe(Schema schema, int depth, int[] left) {
    if (depth > DEEPEST || --left[0] < 0) {
      throw DecodeException.of(
          TOO_DEEP, "schema", -1, "records nested too often", DEEPEST + " deep");
    }
    ObjectNode node = NODES.objectNode();
    node.put("type", type(schema));
    marks(schema, node);
    if (schema.getType() == Schema.Type.RECORD) {
      ArrayNode fields = node.putArray("fields");
      for (Schema.Field field : schema.getFields()) {
        ObjectNode described = describe(present(field.schema()), depth + 1, left);
        described.put("field", name(field));
        if (field.getObjectProp("tidb_type") instanceof String type) {
          described.put("tidb_type", type);
        }
        fields.add(described);
      }
    }
    return node;
  }

  private static void marks(Schema schema, ObjectNode node) {
    if (schema.getObjectProp("connect.name") instanceof String name) {
      node.put("name", name);
    }
    if (schema.getObjectProp("connect.parameters") instanceof Map<?, ?> parameters) {
      ObjectNode all = node.putObject("parameters");
      parameters.forEach((key, value) -> all.put(String.valueOf(key), String.valueOf(value)));
    }
  }

  private static String type(Schema schema) {
    if (schema.getObjectProp("connect.type") instanceof String type) {
      return type;
    }
    return switch (schema.getType()) {
      case RECORD -> "struct";
      case INT -> "int32";
      case LONG -> "int64";
      case FLOAT, DOUBLE, STRING, BYTES, BOOLEAN, ARRAY -> schema.getType().getName();
      default ->
          throw DecodeException.of(
              WRONG_TYPE, "schema", -1, schema.getType().getName(), "a type of Kafka Connect");
    };
  }

  /** The name before it was made to fit Avro. */
  private static String name(Schema.Field field) {
    return field.getObjectProp("connect.field") instanceof String name ? name : field.name();
  }

  /** What a union is when it is not null. */
  private static Schema present(Schema schema) {
    if (schema.getType() != Schema.Type.UNION) {
      return schema;
    }
    List<Schema> branches = schema.getTypes();
    if (branches.size() != 2 || branches.get(0).getType() != Schema.Type.NULL) {
      throw DecodeException.of(
          WRONG_TYPE, "schema", -1, "a union of other branches", "null and one more");
    }
    return branches.get(1);
  }

  private static JsonNode value(Schema schema, BinaryCursor cursor, int depth) {
    if (depth > DEEPEST) {
      throw cursor.failure(TOO_DEEP, "values nested deeper than " + DEEPEST, "at most that");
    }
    return switch (schema.getType()) {
      case RECORD -> record(schema, cursor, depth);
      case UNION -> union(schema, cursor, depth);
      case ARRAY -> array(schema, cursor, depth);
      case INT -> NODES.numberNode((long) cursor.integer());
      case LONG -> NODES.numberNode(cursor.number());
      case FLOAT -> NODES.numberNode(cursor.single());
      case DOUBLE -> NODES.numberNode(cursor.twice());
      case STRING -> NODES.textNode(cursor.readText());
      case BOOLEAN -> NODES.booleanNode(cursor.bool());
      case BYTES -> bytes(schema, cursor.readBytes());
      default -> throw cursor.failure(WRONG_TYPE, schema.getType().getName(), "another type");
    };
  }

  private static JsonNode record(Schema schema, BinaryCursor cursor, int depth) {
    ObjectNode record = NODES.objectNode();
    for (Schema.Field field : schema.getFields()) {
      String name = name(field);
      cursor.at(name);
      record.set(name, value(field.schema(), cursor, depth + 1));
    }
    return record;
  }

  private static JsonNode union(Schema schema, BinaryCursor cursor, int depth) {
    Schema present = present(schema);
    long branch = cursor.number();
    if (branch == 0) {
      return NODES.nullNode();
    }
    if (branch != 1) {
      throw cursor.failure(MALFORMED, "branch " + branch + " of a union", "0 or 1");
    }
    return value(present, cursor, depth + 1);
  }

  private static JsonNode array(Schema schema, BinaryCursor cursor, int depth) {
    ArrayNode array = NODES.arrayNode();
    for (long count = cursor.number(); count != 0; count = cursor.number()) {
      if (count < 0) {
        long unusedSize = cursor.number();
        count = -count;
      }
      if (count < 0 || count > cursor.remaining()) {
        throw cursor.failure(MALFORMED, count + " elements", "no more than there are bytes");
      }
      for (long i = 0; i < count; i++) {
        array.add(value(schema.getElementType(), cursor, depth + 1));
      }
    }
    return array;
  }

  private static JsonNode bytes(Schema schema, byte[] bytes) {
    int scale = AvroDecimal.scaleOf("schema", schema);
    return scale >= 0 && bytes.length > 0
        ? NODES.numberNode(new BigDecimal(new BigInteger(bytes), scale))
        : NODES.binaryNode(bytes);
  }
}
