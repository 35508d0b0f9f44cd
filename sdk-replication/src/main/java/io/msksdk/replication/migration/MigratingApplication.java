package io.msksdk.replication.migration;

/**
 * The producers and consumers that move. Every method may be called again after the process of the
 * migration died, and must then find things as they are. The migration does not believe what they
 * say: it looks at offsets.
 */
public interface MigratingApplication {

  /** Stops everything that writes to the source. */
  void stopProducers();

  /** Stops everything that reads from the source, after it has committed. */
  void stopConsumers();

  /** Points producers and consumers at the target and starts them. */
  void startOnTarget();

  /** Stops producers and consumers on the target; for a rollback. */
  void stopOnTarget();

  /** Points producers and consumers at the source and starts them; for a rollback. */
  void startOnSource();
}
