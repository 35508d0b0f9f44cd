package io.msksdk.local.companion.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.msksdk.local.refusal.Refusal;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/** Reads CBOR (RFC 8949) into a tree; a time becomes the number of its seconds. */
final class CborReader {
  private static final int DEEPEST = 32;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final ByteBuffer in;
  private int depth;

  private CborReader(byte[] bytes) {
    this.in = ByteBuffer.wrap(bytes);
  }

  static ObjectNode object(byte[] bytes) {
    if (bytes.length == 0) {
      return NODES.objectNode();
    }
    try {
      CborReader reader = new CborReader(bytes);
      JsonNode value = reader.value();
      if (value instanceof ObjectNode object && !reader.in.hasRemaining()) {
        return object;
      }
    } catch (BufferUnderflowException e) {
      throw malformed();
    }
    throw malformed();
  }

  private JsonNode value() {
    int first = in.get() & 0xff;
    int lower = first & Cbor.LOWER_BITS;
    return switch (first >> Cbor.MAJOR_SHIFT) {
      case Cbor.UNSIGNED -> NODES.numberNode(argument(lower));
      case Cbor.NEGATIVE -> NODES.numberNode(-1 - argument(lower));
      case Cbor.BYTES -> NODES.binaryNode(bytes(Cbor.BYTES, lower));
      case Cbor.TEXT -> NODES.textNode(new String(bytes(Cbor.TEXT, lower), UTF_8));
      case Cbor.ARRAY -> array(lower);
      case Cbor.MAP -> map(lower);
      case Cbor.TAG -> tagged(lower);
      default -> simple(lower);
    };
  }

  private JsonNode tagged(int lower) {
    long unused = argument(lower);
    enter();
    JsonNode value = value();
    depth--;
    return value;
  }

  private ArrayNode array(int lower) {
    enter();
    ArrayNode array = NODES.arrayNode();
    if (lower == Cbor.INDEFINITE) {
      while (!atBreak()) {
        array.add(value());
      }
    } else {
      for (long left = argument(lower); left > 0; left--) {
        array.add(value());
      }
    }
    depth--;
    return array;
  }

  private ObjectNode map(int lower) {
    enter();
    ObjectNode map = NODES.objectNode();
    if (lower == Cbor.INDEFINITE) {
      while (!atBreak()) {
        map.set(value().asText(), value());
      }
    } else {
      for (long left = argument(lower); left > 0; left--) {
        map.set(value().asText(), value());
      }
    }
    depth--;
    return map;
  }

  private byte[] bytes(int major, int lower) {
    if (lower != Cbor.INDEFINITE) {
      return chunk(argument(lower));
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    while (!atBreak()) {
      int first = in.get() & 0xff;
      if (first >> Cbor.MAJOR_SHIFT != major) {
        throw malformed();
      }
      all.writeBytes(chunk(argument(first & Cbor.LOWER_BITS)));
    }
    return all.toByteArray();
  }

  private byte[] chunk(long length) {
    if (length < 0 || length > in.remaining()) {
      throw malformed();
    }
    byte[] bytes = new byte[(int) length];
    in.get(bytes);
    return bytes;
  }

  private JsonNode simple(int lower) {
    return switch (lower) {
      case Cbor.FALSE, Cbor.TRUE -> NODES.booleanNode(lower == Cbor.TRUE);
      case Cbor.NULL, Cbor.UNDEFINED -> NODES.nullNode();
      case Cbor.HALF -> NODES.numberNode(half(in.getShort()));
      case Cbor.FLOAT -> NODES.numberNode((double) in.getFloat());
      case Cbor.DOUBLE -> NODES.numberNode(in.getDouble());
      default -> throw malformed();
    };
  }

  private static double half(short bits) {
    int exponent = bits >> 10 & 0x1f;
    int fraction = bits & 0x3ff;
    double value =
        switch (exponent) {
          case 0 -> Math.scalb((double) fraction, -24);
          case 0x1f -> fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
          default -> Math.scalb(1 + fraction / 1024.0, exponent - 15);
        };
    return bits < 0 ? -value : value;
  }

  private long argument(int lower) {
    return switch (lower) {
      case Cbor.ONE_BYTE -> in.get() & 0xffL;
      case Cbor.TWO_BYTES -> in.getShort() & 0xffffL;
      case Cbor.FOUR_BYTES -> in.getInt() & 0xffff_ffffL;
      case Cbor.EIGHT_BYTES -> in.getLong();
      default -> {
        if (lower > Cbor.ONE_BYTE) {
          throw malformed();
        }
        yield lower;
      }
    };
  }

  private boolean atBreak() {
    if ((in.get(in.position()) & 0xff) != 0xff) {
      return false;
    }
    byte unused = in.get();
    return true;
  }

  private void enter() {
    if (++depth > DEEPEST) {
      throw malformed();
    }
  }

  private static Refusal malformed() {
    return Refusal.of(400, "SerializationException", "body: not CBOR (expected: a map)");
  }
}
