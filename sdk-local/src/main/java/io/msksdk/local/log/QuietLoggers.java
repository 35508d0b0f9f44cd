package io.msksdk.local.log;

import io.msksdk.core.time.Time;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Keeps warnings and errors, of Kafka's brokers above all, in memory and out of the application's
 * terminal; a file gets them only on request. Thread-safe.
 */
public final class QuietLoggers implements ILoggerFactory {
  private static final int KEPT = 500;

  /** Its brokers share a JVM, so that their MBeans meet; nobody reads them there. */
  private static final String MBEANS = "com.yammer.metrics.reporting.JmxReporter";

  /** What Kafka says of every broker's settings, several times, and no user of a cluster wrote. */
  private static final String OF_EVERY_BROKER =
      " is defined in the broker role. This configuration will be ignored in 5.0.";

  private final Map<String, Logger> loggers = new ConcurrentHashMap<>();
  private final ArrayDeque<LogLine> lines = new ArrayDeque<>();
  private long written;
  private @Nullable Path file;

  QuietLoggers() {}

  /**
   * Writes warnings and errors to a file from now on.
   *
   * @param file the file, which is appended to
   * @throws IOException when it cannot be written
   */
  public static void writeTo(Path file) throws IOException {
    if (LoggerFactory.getILoggerFactory() instanceof QuietLoggers loggers) {
      append(file, "");
      loggers.file(file);
    }
  }

  /**
   * Returns warnings and errors that are newer than one that was read before.
   *
   * @param sequence the last one known, 0 for all that are kept
   * @return the later ones, the newest last; none where the engine does not log through this
   */
  public static List<LogLine> after(long sequence) {
    return LoggerFactory.getILoggerFactory() instanceof QuietLoggers loggers
        ? loggers.tail(sequence)
        : List.of();
  }

  synchronized List<LogLine> tail(long sequence) {
    return lines.stream().filter(line -> line.sequence() > sequence).toList();
  }

  @Override
  public Logger getLogger(String name) {
    return loggers.computeIfAbsent(name, n -> new QuietLogger(n, this));
  }

  private synchronized void file(Path toFile) {
    this.file = toFile;
  }

  /** Neither says anything of the cluster, and both would push out of sight what does. */
  private static boolean isNoise(String name, String message) {
    return name.equals(MBEANS) || message.contains(OF_EVERY_BROKER);
  }

  synchronized void write(Level level, String name, String message, @Nullable Throwable trouble) {
    if (isNoise(name, message)) {
      return;
    }
    StringWriter text = new StringWriter();
    PrintWriter line = new PrintWriter(text);
    line.printf("%s %s %s %s%n", Time.system().now(), level, name, message);
    if (trouble != null) {
      trouble.printStackTrace(line);
    }
    if (lines.size() == KEPT) {
      lines.removeFirst();
    }
    lines.addLast(new LogLine(++written, text.toString()));
    if (file != null) {
      try {
        append(file, text.toString());
      } catch (IOException e) {
        // the log's own trouble has nowhere to go; the line stays in memory
        file = null;
      }
    }
  }

  private static void append(Path file, String text) throws IOException {
    Files.writeString(
        file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
