package io.msksdk.core.operation;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * What one look at an operation showed. Prints as one readable line.
 *
 * @param what the operation in words, such as {@code create cluster orders}
 * @param id what names it at the service
 * @param state the service's own word for its state, {@code -} before the first answer
 * @param percent progress, where the service reports steps
 * @param detail what else the service said, empty when nothing
 * @param elapsed time since the wait began
 * @param attempts looks taken so far
 */
public record OperationSnapshot(
    String what,
    String id,
    String state,
    OptionalInt percent,
    String detail,
    Duration elapsed,
    int attempts) {

  @Override
  public String toString() {
    StringBuilder line = new StringBuilder(what).append(": ").append(state);
    percent.ifPresent(p -> line.append(' ').append(p).append('%'));
    if (!detail.isEmpty()) {
      line.append(" (").append(detail).append(')');
    }
    return line.append(" after ").append(inWords(elapsed)).toString();
  }

  static String inWords(Duration elapsed) {
    if (elapsed.compareTo(Duration.ofMinutes(1)) < 0) {
      return String.format(Locale.ROOT, "%.1f s", elapsed.toMillis() / 1000.0);
    }
    long minutes = elapsed.toMinutes();
    return minutes < 60
        ? minutes + " min " + elapsed.toSecondsPart() + " s"
        : minutes / 60 + " h " + minutes % 60 + " min";
  }
}
