package io.msksdk.auth;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a test class of this module when a secret of a test was in a log or in the message of an
 * exception, caught ones and those of other threads included: the JVM itself records them.
 */
public final class SecretsStayHidden implements BeforeAllCallback, AfterAllCallback {
  private static final Path LOG = Path.of("target", "suite.log");
  private static final List<String> EXCEPTIONS =
      List.of("jdk.JavaExceptionThrow", "jdk.JavaErrorThrow");

  private Recording recording;
  private long logged;

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    if (outermost(context)) {
      logged = Files.exists(LOG) ? Files.size(LOG) : 0;
      recording = recordingOfExceptions();
    }
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    if (outermost(context)) {
      List<String> seen = new ArrayList<>(messages(recording));
      seen.addAll(linesAfter(logged));
      List<String> leaks = leaks(seen, TestSecrets.parts());
      if (!leaks.isEmpty()) {
        throw new AssertionError("logs and messages with secrets: " + leaks);
      }
    }
  }

  static Recording recordingOfExceptions() {
    Recording recording = new Recording();
    EXCEPTIONS.forEach(event -> recording.enable(event).withoutStackTrace());
    recording.start();
    return recording;
  }

  /** Ends the recording and returns what the exceptions that were made said. */
  static List<String> messages(Recording recording) throws IOException {
    Path file = Files.createTempFile("exceptions", ".jfr");
    try (recording) {
      recording.stop();
      recording.dump(file);
      List<String> messages = new ArrayList<>();
      for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
        if (EXCEPTIONS.contains(event.getEventType().getName())) {
          messages.add(event.getClass("thrownClass").getName() + ": " + event.getString("message"));
        }
      }
      return messages;
    } finally {
      Files.delete(file);
    }
  }

  static List<String> leaks(List<String> seen, List<String> secrets) {
    return seen.stream().filter(text -> secrets.stream().anyMatch(text::contains)).toList();
  }

  private static List<String> linesAfter(long position) throws IOException {
    if (!Files.exists(LOG)) {
      return List.of();
    }
    byte[] all = Files.readAllBytes(LOG);
    int from = (int) Math.min(position, all.length);
    return new String(all, from, all.length - from, StandardCharsets.UTF_8).lines().toList();
  }

  private static boolean outermost(ExtensionContext context) {
    return context.getRequiredTestClass().getEnclosingClass() == null;
  }
}
