package io.msksdk.testkit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The local MSKs that tests of a JVM share. Static because the JVM is what shares them. */
final class SharedMsk {
  private static @Nullable LocalMsk shared;
  private static @Nullable LocalMsk ofForks;

  private SharedMsk() {}

  static synchronized LocalMsk get() {
    LocalMsk open = shared;
    if (open == null) {
      Engine engine = LocalMsk.builder().engine();
      // a test run has no end that an extension could see: fixtures may outlive the last class
      Runtime.getRuntime().addShutdownHook(new Thread(engine::close, "msk-shared-end-1"));
      open = new LocalMsk(engine, true);
      shared = open;
    }
    return open;
  }

  static LocalMsk get(Sharing sharing) {
    return sharing == Sharing.FORKS ? ofForks() : get();
  }

  /** The cluster that all who ask for as many brokers share. */
  static synchronized LocalCluster cluster(LocalMsk local, int brokers) {
    String name = "shared-" + brokers;
    ClusterCalls calls = new ClusterCalls(local);
    Optional<String> there = calls.named(name);
    if (there.isPresent()) {
      return local.existingCluster(there.get());
    }
    try {
      return local.cluster(name).brokers(brokers).create();
    } catch (LocalMskException e) {
      // another JVM was faster
      return local.existingCluster(calls.named(name).orElseThrow(() -> e));
    }
  }

  private static synchronized LocalMsk ofForks() {
    LocalMsk open = ofForks;
    if (open == null) {
      open =
          new LocalMsk(
              ForksEngine.join(EngineJar.ofThisTestkit(), LocalMsk.builder().arguments()), true);
      ofForks = open;
    }
    return open;
  }
}
