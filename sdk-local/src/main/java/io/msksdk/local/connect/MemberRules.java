package io.msksdk.local.connect;

import com.fasterxml.jackson.databind.JsonNode;
import io.msksdk.local.wire.WireWriter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkPojo;

/** Holds requests to the table of what each member must be. Immutable. */
final class MemberRules {
  private static final MemberRules MODEL = new MemberRules(read("members.txt"));

  private final Map<String, List<MemberRule>> byOperation;

  private MemberRules(List<String> rows) {
    this.byOperation =
        rows.stream()
            .map(row -> row.split(" "))
            .collect(
                Collectors.groupingBy(
                    words -> words[0],
                    Collectors.mapping(MemberRule::of, Collectors.toUnmodifiableList())));
  }

  /** Returns the request when all its members are as the model has them, or refuses the first. */
  static <Q extends SdkPojo> Q checked(String operation, Q request) {
    JsonNode json = WireWriter.json(request);
    MODEL.byOperation.getOrDefault(operation, List.of()).forEach(rule -> rule.check(json));
    return request;
  }

  /** Reads the rows of a table beside this class, without its comments. */
  static List<String> read(String table) {
    try (InputStream in = MemberRules.class.getResourceAsStream(table)) {
      if (in == null) {
        throw new IllegalStateException(table + ": not in the jar");
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
