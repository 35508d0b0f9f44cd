package io.msksdk.examples.replicate;

import io.msksdk.admin.Msk;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.core.runbook.Effect;
import io.msksdk.core.runbook.RunOptions;
import io.msksdk.core.runbook.RunRecord;
import io.msksdk.replication.MskReplication;
import io.msksdk.replication.migration.MigratingApplication;
import io.msksdk.replication.migration.Migration;
import io.msksdk.replication.migration.Mirror;
import io.msksdk.replication.migration.MirrorWatch;
import io.msksdk.replication.migration.TopicLayouts;
import io.msksdk.replication.policy.ReplicatorPolicies;
import io.msksdk.replication.preflight.PreflightReport;
import io.msksdk.replication.preflight.ReplicatorPreflight;
import io.msksdk.replication.preflight.ServiceRole;
import io.msksdk.replication.replicator.NameFilter;
import io.msksdk.replication.replicator.ReplicationSettings;
import io.msksdk.replication.replicator.Replicator;
import io.msksdk.replication.replicator.ReplicatorSpec;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;

/** What one does with replicators and migrations, a method each. */
final class Replicate {
  private final Msk primary;
  private final Msk standby;
  private final WaitPolicy policy;

  Replicate(Msk primary, Msk standby, WaitPolicy policy) {
    this.primary = primary;
    this.standby = standby;
    this.policy = policy;
  }

  Replicator create(MskClusterArn source, MskClusterArn target, String arn, ServiceRole role) {
    ReplicatorSpec spec =
        ReplicatorSpec.between("orders-dr", source, target, arn)
            .sourceSubnets("subnet-a", "subnet-b")
            .targetSubnets("subnet-c", "subnet-d")
            .targetSecurityGroups("sg-replicator")
            .settings(ReplicationSettings.everything().topics("orders.*"))
            .build();
    ReplicatorPolicies.openSource(primary, source);
    PreflightReport report = ReplicatorPreflight.between(primary, standby).role(role).check(spec);
    report.requirePassed();
    report.notChecked().forEach(System.out::println);
    return MskReplication.on(standby).replicators().create(spec).await(policy, System.out::println);
  }

  RunRecord move(
      MirrorWatch watch,
      Admin from,
      Admin to,
      Mirror mirror,
      MigratingApplication application,
      Path record) {
    NameFilter orders = new NameFilter(List.of("orders.*"), List.of());
    Migration migration =
        Migration.of(TopicLayouts.read(from, orders, 3), watch, from, to)
            .mirror(mirror)
            .application(application)
            .groups("billing")
            .build();
    System.out.println(migration.cutOver());
    return migration
        .cutOver()
        .run(
            RunOptions.recordIn(record)
                .allowing(Effect.CUTS_CLIENTS, Effect.IRREVERSIBLE)
                .because("CHG-4711")
                .reporting(System.out::println));
  }
}
