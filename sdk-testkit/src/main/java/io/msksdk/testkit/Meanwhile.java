package io.msksdk.testkit;

import io.msksdk.core.time.Time;
import java.time.Instant;
import java.util.List;

/** What happened in a local MSK since a test began. */
final class Meanwhile {
  private static final int TAIL = 20;

  private final LocalMsk local;
  private final Instant began;
  private final long lastDenial;
  private final long lastEvent;

  private Meanwhile(LocalMsk local, Instant began, long lastDenial, long lastEvent) {
    this.local = local;
    this.began = began;
    this.lastDenial = lastDenial;
    this.lastEvent = lastEvent;
  }

  static Meanwhile since(LocalMsk local) {
    return new Meanwhile(
        local,
        Time.system().now(),
        local.log().lastDenial(),
        local.log().invariantsAfter(Long.MAX_VALUE).last());
  }

  void checkInvariants() {
    InvariantCheck.require(local, lastEvent);
  }

  /** Adds what may explain a failure to it; that failure stays what it is. */
  void explain(Throwable failure) {
    StringBuilder text = new StringBuilder();
    try {
      add(
          text,
          "denied by the local MSK while the test ran:",
          local.log().denialsAfter(lastDenial));
      add(text, "what happened in the local MSK meanwhile:", local.eventsAfter(lastEvent));
      add(text, "the end of its log:", local.log().linesSince(began));
    } catch (LocalMskException e) {
      // the test may have ended the local MSK; its failure is the one to see
      failure.addSuppressed(e);
    }
    if (!text.isEmpty()) {
      failure.addSuppressed(new Explanation(text.toString()));
    }
  }

  private static void add(StringBuilder text, String title, List<?> found) {
    if (found.isEmpty()) {
      return;
    }
    text.append(text.isEmpty() ? "" : "\n").append(title);
    int left = Math.max(0, found.size() - TAIL);
    if (left > 0) {
      text.append("\n  (").append(left).append(" earlier ones are left out)");
    }
    found.subList(left, found.size()).forEach(each -> text.append("\n  ").append(each));
  }

  /** A note on a failure, not a failure: it has no stack of its own. */
  private static final class Explanation extends Exception {
    private static final long serialVersionUID = 1L;

    Explanation(String text) {
      super(text, null, false, false);
    }
  }
}
