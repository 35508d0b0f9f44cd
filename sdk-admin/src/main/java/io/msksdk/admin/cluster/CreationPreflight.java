package io.msksdk.admin.cluster;

import io.msksdk.admin.call.internal.Session;
import io.msksdk.admin.configuration.ConfigurationRevision;
import io.msksdk.admin.configuration.DefaultConfigurations;
import io.msksdk.admin.configuration.EffectiveProperties;
import io.msksdk.admin.configuration.ServerProperties;
import io.msksdk.admin.version.EndOfSupport;
import io.msksdk.admin.version.KafkaRelease;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a new cluster would meet in its account, and what the guide advises (Amazon MSK Developer
 * Guide, "Amazon MSK quota", "Broker sizes", "Best practices", "Default configuration").
 */
final class CreationPreflight {
  private static final int ADVISED_ZONES = 3;
  private static final String ZONES = "subnets";
  private static final String UNCLEAN = "unclean.leader.election.enable";

  private final Session session;
  private final Clusters clusters;

  CreationPreflight(Session session, Clusters clusters) {
    this.session = session;
    this.clusters = clusters;
  }

  List<Finding> findings(ClusterSpec spec) {
    Findings findings =
        CreationRules.check(spec, session.calls().region(), session.limits())
            .addAll(spec.findings());
    account(findings, spec);
    LocalDate today = LocalDate.ofInstant(session.time().now(), ZoneOffset.UTC);
    EndOfSupport.published().finding(spec.kafkaVersion(), today).ifPresent(findings::add);
    return findings.add(older(spec.kafkaVersion())).add(zones(spec)).addAll(properties(spec)).all();
  }

  private void account(Findings findings, ClusterSpec spec) {
    List<Cluster> there = clusters.list().toList();
    if (there.stream().anyMatch(cluster -> cluster.name().equals(spec.name()))) {
      findings.add(
          Finding.error("cluster.name-taken", "name", spec.name(), "a name no cluster has yet"));
    }
    int brokers = there.stream().mapToInt(cluster -> cluster.brokers().orElse(0)).sum();
    long most = session.limits().value("brokersPerAccount");
    if (brokers + spec.brokers() > most) {
      findings.add(
          Finding.error(
                  "cluster.brokers-account",
                  "brokers",
                  spec.brokers() + " beside " + brokers + " of other clusters",
                  "at most " + most + " in the account and Region")
              .advising("AWS Support can raise the quota; say so with limits(...)."));
    }
  }

  private static @Nullable Finding older(String version) {
    String recommended = KafkaRelease.recommended().version();
    boolean older =
        ClusterRules.version(version) == null
            && KafkaVersionText.of(version).compareTo(KafkaVersionText.of(recommended)) < 0;
    return older
        ? Finding.warning(
            "cluster.version-old", "kafkaVersion", version, recommended + ", recommended, or later")
        : null;
  }

  private static @Nullable Finding zones(ClusterSpec spec) {
    return spec.subnets().size() < ADVISED_ZONES
        ? Finding.warning("cluster.two-zones", ZONES, spec.subnets(), "3 Availability Zones")
            .advising("With two, a broker that restarts leaves one replica of its partitions.")
        : null;
  }

  private List<Finding> properties(ClusterSpec spec) {
    ServerProperties own = spec.configuration().map(this::read).orElse(none());
    Findings findings = Findings.create().addAll(own.findingsFor(spec.shape()));
    EffectiveProperties effective =
        EffectiveProperties.of(
            own, spec.configuration().map(Object::toString).orElse(""), spec.shape());
    boolean byDefault = own.values().get(UNCLEAN) == null;
    boolean unclean = effective.setting(UNCLEAN).filter(s -> s.value().equals("true")).isPresent();
    if (byDefault && unclean) {
      findings.add(
          Finding.warning("configuration.unclean", UNCLEAN, "true, MSK's default", "false")
              .advising("A replica that lags can become leader: acknowledged records are lost."));
    }
    return findings.all();
  }

  private ServerProperties read(ConfigurationRevision revision) {
    return DefaultConfigurations.on(session).properties(revision);
  }

  private static ServerProperties none() {
    return ServerProperties.builder().build();
  }
}
