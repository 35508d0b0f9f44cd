package io.msksdk.testkit;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
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
    URL[] jar = {Path.of(args[0]).toUri().toURL()};
    ClassLoader loader = new URLClassLoader("msk-local", jar, ClassLoader.getPlatformClassLoader());
    Thread.currentThread().setContextClassLoader(loader);
    loader
        .loadClass("io.msksdk.local.server.Main")
        .getMethod("main", String[].class)
        .invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
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
