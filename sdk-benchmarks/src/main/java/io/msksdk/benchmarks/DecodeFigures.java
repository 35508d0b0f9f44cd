package io.msksdk.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What decoders do, each measured in a JVM of its own and once for all rows that show it. */
final class DecodeFigures {
  private static final Map<List<String>, Taken> TAKEN = new HashMap<>();

  private record Taken(double rowsPerSecond, double bytesPerRow) {}

  private DecodeFigures() {}

  /** Rows per second of ours and of a peer. */
  static Comparison.Measurement rate(String shape, String peer) {
    return () ->
        Comparison.Figures.of(
            take(shape, "ours").rowsPerSecond(), take(shape, peer).rowsPerSecond());
  }

  /** Bytes that ours and a peer allocate for each row. */
  static Comparison.Measurement bytes(String shape, String peer) {
    return () ->
        Comparison.Figures.of(take(shape, "ours").bytesPerRow(), take(shape, peer).bytesPerRow());
  }

  private static Taken take(String shape, String reader) throws IOException, InterruptedException {
    List<String> which = List.of(shape, reader);
    Taken known = TAKEN.get(which);
    if (known == null) {
      known = measure(shape, reader);
      TAKEN.put(which, known);
    }
    return known;
  }

  private static Taken measure(String shape, String reader)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                DecodeProcess.class.getName(),
                shape,
                reader)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    int exit = process.waitFor();
    if (exit != 0) {
      throw new IllegalStateException(
          shape + " with " + reader + ": exit code " + exit + " (expected: 0)");
    }
    String[] figures = printed.split(" ", -1);
    return new Taken(Double.parseDouble(figures[0]), Double.parseDouble(figures[1]));
  }
}
