package io.msksdk.replication.migration;

/**
 * What copies records in a migration: a MirrorMaker 2 or a replicator, as an application runs it.
 * Every method may be called again after the process of the migration died, and must then find
 * things as they are.
 */
public interface Mirror {

  /** Starts it; does nothing when it runs. */
  void start();

  /**
   * Says whether it copies.
   *
   * @return true once it does
   */
  boolean running();

  /** Stops it; does nothing when it does not run. */
  void stop();
}
