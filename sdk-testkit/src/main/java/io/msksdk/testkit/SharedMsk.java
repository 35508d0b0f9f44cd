package io.msksdk.testkit;

import org.jspecify.annotations.Nullable;

/** The local MSK of a JVM. Static because the JVM is what shares it. */
final class SharedMsk {
  private static @Nullable LocalMsk shared;

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
}
