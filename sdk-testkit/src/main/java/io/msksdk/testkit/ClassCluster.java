package io.msksdk.testkit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The cluster of a test class, made when it is first asked for. */
final class ClassCluster {
  private static final int NAME_LENGTH = 50;

  private final Class<?> test;
  private final int brokers;
  private final Sharing sharing;
  private @Nullable LocalCluster cluster;

  ClassCluster(Class<?> test, int brokers, Sharing sharing) {
    this.test = test;
    this.brokers = brokers;
    this.sharing = sharing;
  }

  LocalMsk local() {
    return SharedMsk.get(sharing);
  }

  synchronized LocalCluster cluster() {
    LocalCluster made = cluster;
    if (made == null) {
      made =
          sharing == Sharing.CLASS
              ? local().cluster(name()).brokers(brokers).create()
              : SharedMsk.cluster(local(), brokers);
      cluster = made;
    }
    return made;
  }

  synchronized void close() {
    if (cluster != null && sharing == Sharing.CLASS) {
      cluster.close();
    }
  }

  /** A cluster's name has at most 64 letters, digits and hyphens, the first one no hyphen. */
  private String name() {
    String name = test.getSimpleName().replaceAll("[^A-Za-z0-9]+", "-");
    String start = name.substring(0, Math.min(name.length(), NAME_LENGTH));
    return "test-" + start + "-" + UUID.randomUUID().toString().substring(0, 8);
  }
}
