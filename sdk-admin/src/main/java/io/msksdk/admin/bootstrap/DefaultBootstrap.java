package io.msksdk.admin.bootstrap;

import static java.util.Objects.requireNonNull;

import io.msksdk.admin.call.internal.AwsCalls;
import io.msksdk.admin.call.internal.Session;
import io.msksdk.auth.client.BootstrapBrokers;
import io.msksdk.core.arn.MskClusterArn;

/** The bootstrap brokers behind {@code Msk.bootstrap()}, which makes it. Thread-safe. */
public final class DefaultBootstrap implements Bootstrap {
  private final AwsCalls calls;

  private DefaultBootstrap(Session session) {
    this.calls = session.calls();
  }

  /**
   * Binds the feature to a session.
   *
   * @param session the session of an {@code Msk}
   * @return the bootstrap brokers of its account and Region
   */
  public static Bootstrap on(Session session) {
    return new DefaultBootstrap(session);
  }

  @Override
  public BootstrapBrokers brokers(MskClusterArn cluster) {
    return GetBootstrapBrokersOperation.call(calls, requireNonNull(cluster, "cluster"));
  }
}
