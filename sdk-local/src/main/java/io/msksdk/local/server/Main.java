package io.msksdk.local.server;

import java.util.Arrays;

/** The command line of the local MSK. */
public final class Main {
  private static final int WRONG_START = 2;
  private static final int UNCLEAN_END = 1;

  private Main() {}

  /**
   * Runs an engine until it is shut down.
   *
   * @param arguments see {@code --help}
   */
  public static void main(String[] arguments) {
    if (Arrays.asList(arguments).contains("--help")) {
      System.out.print(EngineOptions.HELP);
      return;
    }
    RunningEngine engine;
    try {
      engine = EngineStart.start(EngineOptions.parse(arguments));
    } catch (IllegalArgumentException | IllegalStateException e) {
      System.err.println("msk-local: " + e.getMessage());
      System.exit(WRONG_START);
      return;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(engine), "msk-shutdown-1"));
    System.out.println(engine.ready());
    System.out.flush();
    System.err.println("msk-local: ready at " + engine.ready().path("endpoint").asText());
    engine.closed().join();
    System.exit(0);
  }

  private static void end(RunningEngine engine) {
    int status = UNCLEAN_END;
    try {
      engine.close();
      // a JVM that a signal ends says 143; a clean end is 0 whoever asked for it
      status = 0;
    } finally {
      Runtime.getRuntime().halt(status);
    }
  }
}
