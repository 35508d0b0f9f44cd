package io.msksdk.local.cluster.brokers;

import io.msksdk.local.cluster.listener.Access;
import io.msksdk.local.cluster.listener.Listener;
import io.msksdk.local.cluster.listener.Network;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Clusters without brokers, which cost nothing: modelled answers only. */
public final class NoDataPlane implements DataPlane {

  /** Makes the data plane that does nothing. */
  public NoDataPlane() {}

  @Override
  public Set<Listener> offered() {
    return Stream.of(Access.values())
        .flatMap(a -> Stream.of(Network.values()).map(n -> new Listener(a, n)))
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public @Nullable ClusterBrokers start(BrokerPlan plan) {
    return null;
  }

  @Override
  public void close() {}
}
