package io.msksdk.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * An engine in a JVM of its own. The child reads its standard input and ends when that does, so it
 * cannot outlive this JVM however this JVM ends.
 */
final class ChildEngine implements Engine {
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration END = Duration.ofSeconds(20);
  private static final int TAIL = 20;

  private final Process process;
  private final Deque<String> errors = new ArrayDeque<>();
  private final Ready ready;
  private boolean closed;

  private ChildEngine(Process process, List<String> arguments) {
    this.process = process;
    CompletableFuture<String> line = new CompletableFuture<>();
    Thread err = follow("stderr", process.errorReader(StandardCharsets.UTF_8), this::remember);
    Thread out =
        follow("stdout", process.inputReader(StandardCharsets.UTF_8), text -> told(text, line));
    CompletableFuture<Void> unused = process.onExit().thenRun(() -> line.complete(""));
    ready = awaitReady(line, List.of(out, err), arguments);
  }

  static ChildEngine start(EngineJar jar, List<String> arguments) {
    try {
      return new ChildEngine(
          process(ChildMain.class, List.of(jar.file().toString()), arguments).start(), arguments);
    } catch (IOException e) {
      throw LocalMskException.start(
          "java: " + java() + " cannot be run (expected: the java of this JVM).", "", e);
    }
  }

  /** A JVM that runs a class of the testkit with its own arguments and then the engine's. */
  static ProcessBuilder process(Class<?> main, List<String> own, List<String> engines) {
    List<String> command = new ArrayList<>();
    command.add(java());
    command.addAll(List.of("-XX:+UseSerialGC", "-cp", location().toString()));
    command.add(main.getName());
    command.addAll(own);
    command.addAll(engines);
    return new ProcessBuilder(command);
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  long pid() {
    return process.pid();
  }

  @Override
  public Ready ready() {
    return ready;
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      // the end of its input is the child's order to end
      process.getOutputStream().close();
      if (!process.waitFor(END.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private Ready awaitReady(
      CompletableFuture<String> line, List<Thread> followers, List<String> arguments) {
    try {
      String text = line.get(START.toMillis(), TimeUnit.MILLISECONDS);
      if (!text.isEmpty()) {
        return Ready.parse(text);
      }
      for (Thread follower : followers) {
        follower.join(END.toMillis());
      }
      throw failed("ended with exit code " + process.waitFor(), arguments);
    } catch (TimeoutException e) {
      throw failed("not ready after " + START.toSeconds() + " s", arguments);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed("interrupted while it started", arguments);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private LocalMskException failed(String what, List<String> arguments) {
    process.destroyForcibly();
    String tail;
    synchronized (errors) {
      tail = String.join("\n  ", errors);
    }
    return LocalMskException.start(
        "engine process: " + what + " (expected: ready). Started with " + arguments + ".",
        tail.isEmpty() ? "It wrote nothing." : "The end of what it wrote:\n  " + tail,
        null);
  }

  private void told(String text, CompletableFuture<String> ready) {
    if (Ready.isIn(text)) {
      ready.complete(text);
    } else {
      remember(text);
    }
  }

  private void remember(String line) {
    synchronized (errors) {
      if (errors.size() == TAIL) {
        errors.removeFirst();
      }
      errors.addLast(line);
    }
  }

  /** Reads to the end, so that the child never blocks on a full pipe. */
  private Thread follow(String name, BufferedReader reader, Consumer<String> sink) {
    Thread thread =
        new Thread(
            () -> {
              try (reader) {
                reader.lines().forEach(sink);
              } catch (IOException | UncheckedIOException e) {
                sink.accept(name + " closed: " + e.getMessage());
              }
            },
            "msk-engine-" + name + "-" + process.pid());
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static Path location() {
    try {
      return Path.of(ChildMain.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
