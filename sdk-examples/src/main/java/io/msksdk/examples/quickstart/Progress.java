package io.msksdk.examples.quickstart;

import io.msksdk.core.operation.OperationSnapshot;
import java.io.PrintStream;
import java.time.Duration;
import java.util.function.Supplier;

/** Shows what goes on: one line that rewrites itself on a terminal, plain lines anywhere else. */
final class Progress {
  private static final String BACK = "\r\u001b[2K";

  private final PrintStream out;
  private final boolean live;
  private String last = "";

  private Progress(PrintStream out, boolean live) {
    this.out = out;
    this.live = live;
  }

  @SuppressWarnings(
      "SystemConsoleNull") // the launcher asks for the console of java.base, null as ever
  static Progress onTerminal(PrintStream out) {
    return new Progress(out, System.console() != null && !"dumb".equals(System.getenv("TERM")));
  }

  static Progress inLines(PrintStream out) {
    return new Progress(out, false);
  }

  static Progress live(PrintStream out) {
    return new Progress(out, true);
  }

  /** Shows a look at an operation; in plain lines only when its state has changed. */
  void show(OperationSnapshot snapshot) {
    if (live) {
      out.print(BACK + snapshot);
      out.flush();
    } else if (!snapshot.state().equals(last)) {
      out.println(snapshot);
    }
    last = snapshot.state();
  }

  void finished() {
    if (live) {
      out.println();
    }
  }

  <T> T step(String what, Supplier<T> work) {
    Stopwatch stopwatch = Stopwatch.start();
    if (live) {
      out.print(what + " ...");
      out.flush();
    }
    T result = work.get();
    out.println((live ? BACK : "") + what + " after " + stopwatch.seconds() + " s");
    return result;
  }

  void step(String what, Runnable work) {
    var unused =
        step(
            what,
            () -> {
              work.run();
              return what;
            });
  }

  Duration timed(String what, Runnable work) {
    Stopwatch stopwatch = Stopwatch.start();
    step(what, work);
    return stopwatch.elapsed();
  }
}
