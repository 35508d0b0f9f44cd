package io.msksdk.local.companion.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;

/** Writes a tree in CBOR (RFC 8949), with times as the protocol wants them. */
final class CborWriter {
  private static final double MILLIS = 1000.0;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  static byte[] bytes(JsonNode tree) {
    CborWriter writer = new CborWriter();
    writer.value(tree);
    return writer.out.toByteArray();
  }

  private void value(JsonNode node) {
    if (node.isObject()) {
      head(Cbor.MAP, node.size());
      for (Map.Entry<String, JsonNode> member : node.properties()) {
        text(member.getKey());
        value(member.getValue());
      }
    } else if (node.isArray()) {
      head(Cbor.ARRAY, node.size());
      node.forEach(this::value);
    } else {
      scalar(node);
    }
  }

  private void scalar(JsonNode node) {
    if (node instanceof POJONode time && time.getPojo() instanceof Instant instant) {
      head(Cbor.TAG, Cbor.EPOCH);
      decimal(instant.toEpochMilli() / MILLIS);
    } else if (node.isIntegralNumber()) {
      long number = node.longValue();
      head(number < 0 ? Cbor.NEGATIVE : Cbor.UNSIGNED, number < 0 ? -1 - number : number);
    } else if (node.isNumber()) {
      decimal(node.doubleValue());
    } else if (node.isBoolean()) {
      head(Cbor.SIMPLE, node.booleanValue() ? Cbor.TRUE : Cbor.FALSE);
    } else if (node.isNull()) {
      head(Cbor.SIMPLE, Cbor.NULL);
    } else {
      text(node.asText());
    }
  }

  private void text(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    head(Cbor.TEXT, bytes.length);
    out.writeBytes(bytes);
  }

  private void decimal(double value) {
    out.write(Cbor.SIMPLE << Cbor.MAJOR_SHIFT | Cbor.DOUBLE);
    out.writeBytes(ByteBuffer.allocate(Double.BYTES).putDouble(value).array());
  }

  private void head(int major, long argument) {
    int first = major << Cbor.MAJOR_SHIFT;
    if (argument < Cbor.ONE_BYTE) {
      out.write(first | (int) argument);
    } else if (argument <= 0xff) {
      out.write(first | Cbor.ONE_BYTE);
      out.write((int) argument);
    } else if (argument <= 0xffff) {
      out.write(first | Cbor.TWO_BYTES);
      out.writeBytes(ByteBuffer.allocate(Short.BYTES).putShort((short) argument).array());
    } else if (argument <= 0xffff_ffffL) {
      out.write(first | Cbor.FOUR_BYTES);
      out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt((int) argument).array());
    } else {
      out.write(first | Cbor.EIGHT_BYTES);
      out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(argument).array());
    }
  }
}
