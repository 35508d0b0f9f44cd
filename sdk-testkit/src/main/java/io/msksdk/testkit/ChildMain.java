package io.msksdk.testkit;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What runs in a child process: the engine, until standard input ends. It imports nothing but the
 * JDK, since the child's class path holds nothing else.
 */
final class ChildMain {
  private static final Pattern ENDPOINT = Pattern.compile("\"endpoint\"\\s*:\\s*\"([^\"]+)\"");

  private ChildMain() {}

  /**
   * Starts the engine, prints its ready line and waits for the end of standard input.
   *
   * @param args the engine's jar, then the engine's own arguments
   */
  public static void main(String[] args) throws Exception {
    URL[] jar = {Path.of(args[0]).toUri().toURL()};
    ClassLoader loader = new URLClassLoader("msk-local", jar, ClassLoader.getPlatformClassLoader());
    Thread.currentThread().setContextClassLoader(loader);
    Object line =
        loader
            .loadClass("io.msksdk.local.server.Engine")
            .getMethod("start", String[].class)
            .invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
    URI endpoint = endpoint(String.valueOf(line));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> shutdown(endpoint), "msk-end-1"));
    System.out.println(line);
    while (System.in.read() >= 0) {
      // the parent says nothing; that it can no longer speak is what this waits for
    }
    System.exit(0);
  }

  private static URI endpoint(String line) {
    Matcher matcher = ENDPOINT.matcher(line);
    if (!matcher.find()) {
      throw new IllegalStateException("engine: " + line + " (expected: its ready line)");
    }
    return URI.create(matcher.group(1));
  }

  private static void shutdown(URI endpoint) {
    try {
      URL url = endpoint.resolve("/_local/shutdown").toURL();
      HttpURLConnection connection = (HttpURLConnection) url.openConnection();
      connection.setRequestMethod("POST");
      connection.getResponseCode();
    } catch (IOException e) {
      System.err.println("already ended: " + e.getMessage());
    }
  }
}
