package io.msksdk.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** One look at 1,000,000 group-partitions, from a JVM with 512 MiB of heap. */
final class LagMillion {
  static final int GROUPS = 5_000;

  private double @Nullable [] times;

  Comparison.Figures time() throws Exception {
    return Comparison.Figures.ofOurs(times()[1]);
  }

  Comparison.Figures growth() throws Exception {
    return Comparison.Figures.ofOurs(times()[1] / times()[0]);
  }

  /** The pass over 100,000 and over all, in milliseconds. */
  private synchronized double[] times() throws Exception {
    if (times == null) {
      try (LagCluster cluster = new LagCluster(GROUPS)) {
        String servers = String.valueOf(cluster.client().get("bootstrap.servers"));
        times = run(servers).lines().mapToDouble(Double::parseDouble).toArray();
      }
    }
    return times;
  }

  private static String run(String servers) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                LagProcess.class.getName(),
                servers)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    int exit = process.waitFor();
    if (exit != 0) {
      throw new IllegalStateException("lag of a million: exit code " + exit + " (expected: 0)");
    }
    return printed;
  }
}
