package io.msksdk.testkit;

/** Where the engine of a local MSK runs, so that its Kafka never meets the application's. */
public enum Isolation {
  /** In this JVM, in a class loader of its own. The faster start. */
  CLASS_LOADER,
  /** In a JVM of its own, which ends with this one. For tests of memory, or of a lost process. */
  CHILD_PROCESS
}
