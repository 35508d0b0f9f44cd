package io.msksdk.local.connect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * What one member must be.
 *
 * @param path its path, {@code []} after a list
 * @param kind required, range of a number, length of a text or size of a collection
 * @param least the lower bound
 * @param most the upper bound
 */
record MemberRule(String path, Kind kind, long least, long most) {

  enum Kind {
    REQUIRED,
    RANGE,
    LENGTH,
    SIZE
  }

  static MemberRule of(String[] words) {
    return switch (words[2]) {
      case "required" -> new MemberRule(words[1], Kind.REQUIRED, 0, 0);
      case "range" -> bounded(words, Kind.RANGE);
      case "length" -> bounded(words, Kind.LENGTH);
      case "size" -> bounded(words, Kind.SIZE);
      default -> throw new IllegalStateException(String.join(" ", words));
    };
  }

  private static MemberRule bounded(String[] words, Kind kind) {
    return new MemberRule(words[1], kind, Long.parseLong(words[3]), Long.parseLong(words[4]));
  }

  void check(JsonNode request) {
    check(request, path, "");
  }

  private void check(JsonNode parent, String rest, String seen) {
    int dot = rest.indexOf('.');
    String name = dot < 0 ? rest : rest.substring(0, dot);
    boolean list = name.endsWith("[]");
    String plain = list ? name.substring(0, name.length() - 2) : name;
    JsonNode value = parent.path(plain);
    String here = seen.isEmpty() ? plain : seen + "." + plain;
    if (!list) {
      further(value, dot < 0 ? "" : rest.substring(dot + 1), here);
      return;
    }
    for (int i = 0; i < value.size(); i++) {
      further(value.get(i), dot < 0 ? "" : rest.substring(dot + 1), here + "[" + i + "]");
    }
  }

  private void further(JsonNode value, String rest, String here) {
    if (rest.isEmpty()) {
      leaf(value, here);
    } else if (!value.isMissingNode()) {
      // what is not there needs no members
      check(value, rest, here);
    }
  }

  private void leaf(JsonNode value, String here) {
    boolean missing = value instanceof MissingNode;
    if (kind == Kind.REQUIRED) {
      if (missing) {
        throw ConnectRefusal.missing(here);
      }
    } else if (!missing) {
      long measured = measure(value);
      if (measured < least || measured > most) {
        throw ConnectRefusal.invalid(here, said(measured));
      }
    }
  }

  private long measure(JsonNode value) {
    return switch (kind) {
      case REQUIRED -> 0;
      case RANGE -> value.asLong();
      case LENGTH -> value.asText().length();
      case SIZE -> value.size();
    };
  }

  private String said(long measured) {
    String what =
        switch (kind) {
          case REQUIRED, RANGE -> "The value ";
          case LENGTH -> "The length ";
          case SIZE -> "The number of entries ";
        };
    return what + measured + " is out of range: it must be from " + least + " to " + most + ".";
  }
}
