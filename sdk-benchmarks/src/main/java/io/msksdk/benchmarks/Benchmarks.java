package io.msksdk.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;

/** The command line of the benchmarks. */
final class Benchmarks {
  private static final int USAGE = 2;

  private final List<Comparison> comparisons;
  private final PrintStream out;
  private final PrintStream err;

  Benchmarks(List<Comparison> comparisons, PrintStream out, PrintStream err) {
    this.comparisons = comparisons;
    this.out = out;
    this.err = err;
  }

  /**
   * Runs comparisons and ends the JVM: peers leave threads behind that would keep it.
   *
   * @param args {@code peers}, then perhaps the beginning of a name
   */
  public static void main(String[] args) {
    PrintStream rows = System.out;
    // Kafka's test kit writes there what it formats; rows are for programs to read
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
    System.exit(new Benchmarks(Comparisons.ALL, rows, System.err).run(args));
  }

  int run(String... args) {
    if (args.length < 1 || args.length > 2 || !args[0].equals("peers")) {
      err.println("arguments: " + String.join(" ", args) + " (expected: peers [NAME])");
      return USAGE;
    }
    String prefix = args.length == 2 ? args[1] : "";
    List<Comparison> wanted =
        comparisons.stream().filter(comparison -> comparison.name().startsWith(prefix)).toList();
    if (wanted.isEmpty()) {
      List<String> names = comparisons.stream().map(Comparison::name).toList();
      err.println(
          "NAME: " + prefix + " (expected: the beginning of " + String.join(", ", names) + ")");
      return USAGE;
    }
    return measure(wanted);
  }

  private int measure(List<Comparison> wanted) {
    int failed = 0;
    err.println("name\tours\tpeer\tunit\tratio");
    for (Comparison comparison : wanted) {
      try {
        out.println(comparison.row());
        out.flush();
      } catch (Exception e) {
        failed++;
        err.println(comparison.name() + ": not measured");
        e.printStackTrace(err);
      }
    }
    return failed == 0 ? 0 : 1;
  }
}
