package io.msksdk.admin.bootstrap;

import static java.util.Objects.requireNonNull;

import io.msksdk.admin.call.internal.AwsCalls;
import io.msksdk.admin.call.internal.Session;
import io.msksdk.admin.node.DefaultNodes;
import io.msksdk.admin.node.Node;
import io.msksdk.admin.node.Nodes;
import io.msksdk.auth.client.Access;
import io.msksdk.auth.client.AuthMode;
import io.msksdk.auth.client.BootstrapBrokers;
import io.msksdk.auth.client.NetworkPath;
import io.msksdk.core.arn.MskClusterArn;
import java.util.List;
import java.util.Optional;

/** The bootstrap brokers behind {@code Msk.bootstrap()}, which makes it. Thread-safe. */
public final class DefaultBootstrap implements Bootstrap {
  private final AwsCalls calls;
  private final Nodes nodes;

  private DefaultBootstrap(Session session) {
    this.calls = session.calls();
    this.nodes = DefaultNodes.on(session);
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

  @Override
  public List<String> allBrokers(MskClusterArn cluster, AuthMode mode, NetworkPath path) {
    List<String> named = brokers(cluster).servers(mode, path);
    return BrokerNames.of(named)
        .map(
            pattern ->
                nodes.brokers(cluster).stream()
                    .map(Node::brokerId)
                    .map(id -> pattern.server(id.getAsInt()))
                    .toList())
        .filter(all -> all.containsAll(named))
        .orElse(named);
  }

  @Override
  public Optional<Access> accessOf(MskClusterArn cluster, String server) {
    requireNonNull(server, "server");
    BootstrapBrokers brokers = brokers(cluster);
    return brokers.available().stream()
        .filter(access -> names(brokers.servers(access.mode(), access.path()), server))
        .findFirst();
  }

  private static boolean names(List<String> servers, String server) {
    return servers.contains(server)
        || BrokerNames.of(servers).filter(pattern -> pattern.matches(server)).isPresent();
  }
}
