package io.msksdk.testkit;

/** Who else uses the cluster of a test class. */
public enum Sharing {
  /** Nobody: the class has a cluster of its own, deleted after its last test. */
  CLASS,
  /** All classes of this JVM that ask for as many brokers. */
  JVM,
  /**
   * All JVMs of a build that run in the same directory, such as Surefire's forks, and ask for as
   * many brokers. The local MSK runs in a process of its own, which ends some seconds after the
   * last of them.
   */
  FORKS
}
