package io.msksdk.local.server;

import java.util.List;

/** Closes what an engine is made of. */
final class Closing {
  private Closing() {}

  /** Closes each whatever the ones before it threw; the first trouble is thrown at the end. */
  static void all(List<Runnable> closings) {
    Throwable first = null;
    for (Runnable closing : closings) {
      try {
        closing.run();
      } catch (RuntimeException | Error e) {
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
        }
      }
    }
    if (first instanceof Error error) {
      throw error;
    }
    if (first instanceof RuntimeException trouble) {
      throw trouble;
    }
  }
}
