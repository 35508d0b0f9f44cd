package io.msksdk.local.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The members that the model requires in the bodies of requests. */
final class RequiredMembers {
  private static final List<String[]> ROWS = rows("required-members.txt");

  private RequiredMembers() {}

  static List<String> of(ModelOperation operation) {
    return ROWS.stream()
        .filter(row -> row[0].equals(operation.service()) && row[1].equals(operation.name()))
        .map(row -> row[2])
        .toList();
  }

  /** Returns the body without the member, empty where the body has no place for it. */
  static Optional<ObjectNode> without(ObjectNode body, String path) {
    ObjectNode copy = body.deepCopy();
    JsonNode parent = copy;
    String[] names = path.split("\\.");
    for (int i = 0; i < names.length - 1; i++) {
      boolean list = names[i].endsWith("[]");
      parent = parent.path(list ? names[i].substring(0, names[i].length() - 2) : names[i]);
      parent = list ? parent.path(0) : parent;
    }
    boolean removed =
        parent instanceof ObjectNode object && object.remove(names[names.length - 1]) != null;
    return removed ? Optional.of(copy) : Optional.empty();
  }

  static List<String[]> rows(String table) {
    try (InputStream in = RequiredMembers.class.getResourceAsStream(table)) {
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" "))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
