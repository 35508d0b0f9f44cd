package io.msksdk.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The first AWS_MSK_IAM payload of a JVM, the credentials object and all classes included; each in
 * a process of its own, in turn, and the median of several.
 */
record ColdPayload(int runs) implements Comparison.Measurement {

  @Override
  public Comparison.Figures take() throws Exception {
    List<Double> ours = new ArrayList<>();
    List<Double> peer = new ArrayList<>();
    // the first of each only brings the files into the page cache
    for (int run = -1; run < runs; run++) {
      double our = millis(FirstPayload.OURS);
      double other = millis(FirstPayload.PEER);
      if (run >= 0) {
        ours.add(our);
        peer.add(other);
      }
    }
    return Comparison.Figures.of(Rounds.median(ours), Rounds.median(peer));
  }

  private static double millis(String signer) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                FirstPayload.class.getName(),
                signer)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    int exit = process.waitFor();
    if (exit != 0) {
      throw new IllegalStateException("first payload: exit code " + exit + " (expected: 0)");
    }
    return Long.parseLong(printed) / 1e6;
  }
}
