package io.msksdk.admin.connectivity;

import io.msksdk.admin.cluster.Cluster;
import io.msksdk.admin.cluster.ClusterUpdates;
import io.msksdk.admin.cluster.Clusters;
import io.msksdk.admin.configuration.Configuration;
import io.msksdk.admin.configuration.ConfigurationRevision;
import io.msksdk.admin.configuration.Configurations;
import io.msksdk.admin.configuration.EffectiveProperties.Setting;
import io.msksdk.admin.configuration.ServerProperties;
import io.msksdk.admin.configuration.ServerProperty;
import io.msksdk.auth.acl.AclState;
import io.msksdk.auth.call.BrokerAnswers;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.check.Finding;
import io.msksdk.core.operation.OperationHandle;
import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.core.operation.Waits;
import io.msksdk.core.operation.Watch;
import io.msksdk.core.runbook.Effect;
import io.msksdk.core.time.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;

/** ACLs first, then a look, then the property: in any other order somebody is locked out. */
record LockdownSteps(
    AclLockdown lockdown, Clusters clusters, Configurations configurations, UpdateSteps updates) {
  private static final WaitPolicy SOON =
      WaitPolicy.atMost(Duration.ofSeconds(30))
          .pollingEvery(Duration.ofMillis(20), Duration.ofMillis(500));
  private static final String WHY = "Kafka ACLs decide who may do what";

  ProcedureStep grant() {
    return ProcedureStep.call(
        "grant",
        "create " + lockdown.bindings().size() + " Kafka ACLs",
        Set.of(),
        () -> acls().containsAll(lockdown.bindings()),
        () -> {
          BrokerAnswers.get("CreateAcls", lockdown.admin().createAcls(lockdown.bindings()).all());
          return "grant";
        });
  }

  /** The ACLs of the cluster, once the broker that is asked has heard of those that were made. */
  private Collection<AclBinding> shown() {
    Watch.Builder<Collection<AclBinding>, Collection<AclBinding>> watch =
        Watch.of("brokers to show the ACLs", "acls", SOON, this::acls);
    watch.kind("settle-acls").state(now -> now.size() + " shown");
    watch.succeedWhen(now -> now.containsAll(lockdown.bindings()), now -> now);
    try (Waits waits = Waits.on(Time.system())) {
      return waits.handle(watch.build()).await(SOON);
    }
  }

  private Collection<AclBinding> acls() {
    return BrokerAnswers.get(
        "DescribeAcls", lockdown.admin().describeAcls(AclBindingFilter.ANY).values());
  }

  ProcedureStep look() {
    return ProcedureStep.gate("look", "look at what the ACLs leave", this::left);
  }

  private List<Finding> left() {
    List<Finding> findings = new ArrayList<>();
    if (shown().isEmpty()) {
      findings.add(
          Finding.error("lock-down.no-acls", "acls", "none", "ACLs for every client")
              .advising("Without ACLs nobody but IAM identities would get in."));
    }
    findings.addAll(AclState.of(lockdown.admin()).findings(lockdown.brokers()));
    return findings;
  }

  ProcedureStep close(MskClusterArn cluster) {
    return updates.update(
        "close",
        "apply " + AccessChecks.OPEN + " = false",
        Set.copyOf(EnumSet.of(Effect.RESTARTS_BROKERS, Effect.CUTS_CLIENTS)),
        "UPDATE_CLUSTER_CONFIGURATION",
        () -> cluster,
        now -> closed(now.arn()),
        this::apply);
  }

  private boolean closed(MskClusterArn cluster) {
    return configurations
        .effective(cluster)
        .setting(AccessChecks.OPEN)
        .map(Setting::value)
        .filter(value -> value.trim().equalsIgnoreCase("false"))
        .isPresent();
  }

  private OperationHandle<Cluster> apply(ClusterUpdates update, Cluster now) {
    return now.configuration().isPresent()
        ? update.tune(p -> p.set(ServerProperty.ALLOW_EVERYONE_IF_NO_ACL_FOUND, false), WHY)
        : update.configuration(own(now));
  }

  /** A configuration for a cluster that ran on MSK's defaults; a run that died may have made it. */
  private ConfigurationRevision own(Cluster now) {
    String name = now.name() + "-acls";
    ServerProperties properties =
        ServerProperties.builder()
            .set(ServerProperty.ALLOW_EVERYONE_IF_NO_ACL_FOUND, false)
            .build();
    return configurations
        .find(name)
        .map(Configuration::arn)
        .map(arn -> configurations.revise(arn, properties, WHY))
        .orElseGet(() -> configurations.create(name, properties, WHY));
  }
}
