package io.msksdk.local.broker;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Does the same to several nodes at once and waits for all of them, also when one fails. */
final class Together {
  private Together() {}

  static <T> void run(Executor executor, List<T> items, Consumer<T> action) {
    CompletableFuture<?>[] running =
        items.stream()
            .map(item -> CompletableFuture.runAsync(() -> action.accept(item), executor))
            .toArray(CompletableFuture<?>[]::new);
    try {
      CompletableFuture.allOf(running).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
