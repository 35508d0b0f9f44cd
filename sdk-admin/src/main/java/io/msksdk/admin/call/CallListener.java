package io.msksdk.admin.call;

/**
 * Sees every call an {@code Msk} makes, each try by itself. Called on the thread that calls, so it
 * must be quick; what it throws ends the call. Implementations are thread-safe.
 */
@FunctionalInterface
public interface CallListener {

  /**
   * Receives one try of a call after it has ended.
   *
   * @param event what was called and how it ended
   */
  void called(CallEvent event);
}
