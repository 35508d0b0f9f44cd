package io.msksdk.local.invariant;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The documented transitions of each kind of resource. Immutable. */
final class LegalTransitions {
  private final Map<String, Set<String>> byKind;

  private LegalTransitions(Map<String, Set<String>> byKind) {
    this.byKind = byKind;
  }

  static LegalTransitions read() {
    Map<String, Set<String>> byKind = new HashMap<>();
    try (InputStream in = LegalTransitions.class.getResourceAsStream("transitions.tsv")) {
      if (in == null) {
        throw new IllegalStateException("transitions.tsv: not in the jar");
      }
      new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .forEach(
              row ->
                  byKind
                      .computeIfAbsent(row[0], kind -> new HashSet<>())
                      .add(step(row[1], row[2])));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new LegalTransitions(byKind);
  }

  /** Kinds without a row have no documented states, and any transition of theirs is legal. */
  boolean allow(String kind, String from, String to) {
    Set<String> steps = byKind.get(kind);
    return steps == null || from.equals(to) || steps.contains(step(from, to));
  }

  private static String step(String from, String to) {
    return from + " to " + to;
  }
}
