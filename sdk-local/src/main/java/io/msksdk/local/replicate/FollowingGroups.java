package io.msksdk.local.replicate;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The connector that lets the groups of a replicator follow. It is stopped where it is to rest: a
 * task of MirrorMaker that is paused commits on. Guarded by its replicator.
 */
final class FollowingGroups {
  private final Supplier<MirrorWorker> worker;
  private final String name;
  private final CompletableFuture<Void> ending;
  private @Nullable Map<String, String> running;

  /**
   * Begins at rest.
   *
   * @param worker what it runs on
   * @param name what it is called
   * @param ending completes when nobody wants it any more
   */
  FollowingGroups(Supplier<MirrorWorker> worker, String name, CompletableFuture<Void> ending) {
    this.worker = worker;
    this.name = name;
    this.ending = ending;
  }

  /** Lets groups follow as a configuration says; no group follows by a former one then. */
  void follow(Map<String, String> config) {
    if (config.equals(running)) {
      int unused = worker.get().restartFailed(name);
      return;
    }
    running = null;
    worker.get().put(name, config, ending);
    running = config;
  }

  /** Lets no group follow. */
  void rest() {
    if (running != null) {
      running = null;
      worker.get().remove(name);
    }
  }

  /** The same for good, whatever became of the last attempt to start it. */
  void end() {
    running = null;
    worker.get().remove(name);
  }
}
