package io.msksdk.testkit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What runs in a child process: the engine's command line, until standard input ends. It imports
 * nothing but the JDK, since the child's class path holds nothing else.
 */
final class ChildMain {
  private ChildMain() {}

  /**
   * Runs the engine.
   *
   * @param args the engine's jar, then the engine's own arguments
   */
  public static void main(String[] args) throws Exception {
    Thread watch = new Thread(ChildMain::awaitParentsEnd, "msk-parent-1");
    watch.setDaemon(true);
    watch.start();
    run(Path.of(args[0]), Arrays.copyOfRange(args, 1, args.length));
  }

  /** Runs the engine's command line, in a class loader of its own. */
  static void run(Path engine, String[] arguments) throws Exception {
    ClassLoader loader = EngineLoader.of(engine);
    Thread.currentThread().setContextClassLoader(loader);
    loader
        .loadClass("io.msksdk.local.server.Main")
        .getMethod("main", String[].class)
        .invoke(null, (Object) arguments);
  }

  /** The parent never writes; that it can no longer do so is what this waits for. */
  private static void awaitParentsEnd() {
    try {
      while (System.in.read() >= 0) {
        Thread.onSpinWait();
      }
    } catch (IOException e) {
      System.err.println("standard input: " + e.getMessage());
    }
    System.exit(0);
  }
}
