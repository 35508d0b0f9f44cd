package io.msksdk.local.broker;

import io.msksdk.local.certificate.CertificateAuthority;
import io.msksdk.local.clock.LocalClock;
import io.msksdk.local.cluster.brokers.BrokerPlan;
import io.msksdk.local.cluster.brokers.ClusterBrokers;
import io.msksdk.local.cluster.brokers.DataPlane;
import io.msksdk.local.cluster.listener.Access;
import io.msksdk.local.cluster.listener.Listener;
import io.msksdk.local.cluster.listener.Network;
import io.msksdk.local.directory.TemporaryDirectory;
import io.msksdk.local.event.EventLog;
import io.msksdk.local.iam.ClusterAccess;
import io.msksdk.local.iam.Denials;
import io.msksdk.local.identity.Signatures;
import io.msksdk.local.quota.Quotas;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs every cluster's brokers in this JVM. Thread-safe. */
public final class KafkaDataPlane implements DataPlane {
  private final TemporaryDirectory home;
  private final CompletableFuture<CertificateAuthority> authority;
  private final Signatures signatures;
  private final Denials denials;
  private final EventLog events;
  private final BrokerLimits limits;
  private final Executor executor;
  private final BrokerWarmUp warmUp;

  private KafkaDataPlane(
      TemporaryDirectory home,
      CompletableFuture<CertificateAuthority> authority,
      Signatures signatures,
      Denials denials,
      EventLog events,
      BrokerLimits limits,
      Executor executor) {
    this.home = home;
    this.authority = authority;
    this.signatures = signatures;
    this.denials = denials;
    this.events = events;
    this.limits = limits;
    this.executor = executor;
    this.warmUp = BrokerWarmUp.beside(authority, executor);
  }

  /**
   * Makes a data plane. Brokers start when clusters need them; their classes are loaded at once.
   *
   * @param home the directory for the brokers' data
   * @param authority who issues the brokers' certificates
   * @param signatures what knows the identities and checks their signatures
   * @param denials where refusals are written
   * @param events where logins and changes of brokers are written
   * @param quotas how many connections and serverless partitions there may be
   * @param clock the time by which what MSK counts for minutes is counted
   * @param executor what runs the starts and stops of brokers
   * @return the data plane
   */
  public static KafkaDataPlane create(
      TemporaryDirectory home,
      CompletableFuture<CertificateAuthority> authority,
      Signatures signatures,
      Denials denials,
      EventLog events,
      Quotas quotas,
      LocalClock clock,
      Executor executor) {
    LoaderScope.enter();
    BrokerLimits limits = new BrokerLimits(quotas, clock::now);
    return new KafkaDataPlane(home, authority, signatures, denials, events, limits, executor);
  }

  @Override
  public Set<Listener> offered() {
    boolean ipv6 = Loopback.hasIpv6();
    return Stream.of(Network.values())
        .filter(network -> network != Network.IPV6 || ipv6)
        .flatMap(network -> Stream.of(Access.values()).map(a -> new Listener(a, network)))
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public ClusterBrokers start(BrokerPlan plan) {
    warmUp.await();
    LoaderScope.brokersStart();
    KafkaCluster cluster;
    try {
      cluster =
          new KafkaCluster(
              plan,
              new Entrance(access(plan), limits),
              home.within("cluster-"),
              authority.get(),
              events,
              executor);
    } catch (Exception e) {
      throw failed(plan, e);
    }
    try {
      cluster.start();
      return cluster;
    } catch (Exception e) {
      cluster.close();
      throw failed(plan, e);
    }
  }

  @Override
  public void close() {
    warmUp.stop();
    LoaderScope.leave();
  }

  private ClusterAccess access(BrokerPlan plan) {
    Set<String> hosts = new HashSet<>(KafkaCluster.HOSTS);
    hosts.addAll(KafkaCluster.ADDRESSES);
    return new ClusterAccess(
        plan.clusterArn(), hosts, signatures, denials, events, InstantSource.system());
  }

  private static IllegalStateException failed(BrokerPlan plan, Exception e) {
    return new IllegalStateException(
        "cluster " + plan.clusterName() + ": brokers did not start: " + e.getMessage(), e);
  }
}
