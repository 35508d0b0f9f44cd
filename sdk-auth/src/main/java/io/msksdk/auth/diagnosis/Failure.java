package io.msksdk.auth.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An exception with all its causes, from the outside in. */
record Failure(List<Throwable> chain) {
  private static final int LONGEST = 32;
  private static final Pattern REQUEST = Pattern.compile("\\[([0-9a-f-]{36})]");

  static Failure of(Throwable outermost) {
    List<Throwable> chain = new ArrayList<>();
    for (Throwable t = outermost; t != null && chain.size() < LONGEST; t = t.getCause()) {
      chain.add(t);
    }
    return new Failure(List.copyOf(chain));
  }

  <T> Optional<T> find(Class<T> type) {
    return chain.stream().filter(type::isInstance).map(type::cast).findFirst();
  }

  /** Whether a message holds the text, in any case. */
  boolean says(String text) {
    String wanted = text.toLowerCase(Locale.ROOT);
    return chain.stream()
        .map(Throwable::getMessage)
        .anyMatch(message -> message != null && message.toLowerCase(Locale.ROOT).contains(wanted));
  }

  /** The first message that holds the text, for evidence. */
  String words(String text) {
    String wanted = text.toLowerCase(Locale.ROOT);
    for (Throwable each : chain) {
      String message = each.getMessage();
      if (message != null && message.toLowerCase(Locale.ROOT).contains(wanted)) {
        return each.getClass().getSimpleName() + ": " + message;
      }
    }
    return summary();
  }

  /** What MSK's support can find the refusal by. */
  Optional<String> requestId() {
    for (Throwable each : chain) {
      Matcher id = REQUEST.matcher(String.valueOf(each.getMessage()));
      if (id.find()) {
        return Optional.of(id.group(1));
      }
    }
    return Optional.empty();
  }

  /** The innermost class and message. */
  String summary() {
    Throwable last = chain.get(chain.size() - 1);
    return last.getClass().getSimpleName()
        + (last.getMessage() == null ? "" : ": " + last.getMessage());
  }
}
