package io.msksdk.replication.replicator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The Regions the guide lists for replicators. */
final class ReplicatorRegions {
  private static final List<String> PUBLISHED = read();

  private ReplicatorRegions() {}

  static boolean known(String region) {
    return PUBLISHED.contains(region);
  }

  static List<String> published() {
    return PUBLISHED;
  }

  private static List<String> read() {
    try (InputStream in = ReplicatorRegions.class.getResourceAsStream("regions.txt");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
