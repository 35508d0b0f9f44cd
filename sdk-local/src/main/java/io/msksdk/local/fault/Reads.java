package io.msksdk.local.fault;

import io.msksdk.local.event.EventLog;
import io.msksdk.local.http.HttpReply;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The last true answer of each read; the one that was asked longest ago is forgotten first. */
final class Reads {
  private static final int MOST = 256;
  private static final int OK = 200;

  private final Map<String, HttpReply> answers = new LinkedHashMap<>(MOST, 0.75f, true);
  private final EventLog events;

  Reads(EventLog events) {
    this.events = events;
  }

  synchronized void remember(String question, HttpReply answer) {
    if (answer.status() == OK) {
      answers.put(question, answer);
      if (answers.size() > MOST) {
        answers.remove(answers.keySet().iterator().next());
      }
    }
  }

  synchronized @Nullable HttpReply last(String question) {
    return answers.get(question);
  }

  long now() {
    return events.last();
  }

  boolean madeAfter(long sequence, String resource) {
    return events.after(sequence).stream()
        .anyMatch(
            event ->
                event.kind().equals("transition")
                    && resource.equals(event.facts().get("resource"))
                    && "NONE".equals(event.facts().get("from")));
  }
}
