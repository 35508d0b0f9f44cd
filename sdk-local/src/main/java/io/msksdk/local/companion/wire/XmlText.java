package io.msksdk.local.companion.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.POJONode;

/** Writes a tree as XML the way the query protocol does: the items of a list are members. */
final class XmlText {
  private final StringBuilder text = new StringBuilder();

  static String escaped(String value) {
    StringBuilder escaped = new StringBuilder();
    value.codePoints().forEach(c -> escape(escaped, c));
    return escaped.toString();
  }

  XmlText raw(String xml) {
    text.append(xml);
    return this;
  }

  XmlText members(JsonNode object) {
    object.properties().forEach(member -> element(member.getKey(), member.getValue()));
    return this;
  }

  private void element(String name, JsonNode value) {
    text.append('<').append(name).append('>');
    if (value.isObject()) {
      members(value);
    } else if (value.isArray()) {
      value.forEach(item -> element("member", item));
    } else {
      text.append(escaped(scalar(value)));
    }
    text.append("</").append(name).append('>');
  }

  private static String scalar(JsonNode value) {
    return value instanceof POJONode time ? String.valueOf(time.getPojo()) : value.asText();
  }

  private static void escape(StringBuilder escaped, int codePoint) {
    switch (codePoint) {
      case '<' -> escaped.append("&lt;");
      case '>' -> escaped.append("&gt;");
      case '&' -> escaped.append("&amp;");
      case '"' -> escaped.append("&quot;");
      case '\r' -> escaped.append("&#xD;");
      default -> escaped.appendCodePoint(codePoint);
    }
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
