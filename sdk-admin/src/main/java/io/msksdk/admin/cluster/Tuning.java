package io.msksdk.admin.cluster;

import io.msksdk.admin.configuration.ConfigurationRevision;
import io.msksdk.admin.configuration.Configurations;
import io.msksdk.admin.configuration.ServerProperties;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import io.msksdk.core.runbook.PreconditionException;
import java.util.function.Consumer;

/** A new revision of the configuration a cluster has. */
record Tuning(Configurations configurations, Cluster now) {

  ConfigurationRevision revise(Consumer<ServerProperties.Builder> changes, String description) {
    ConfigurationRevision present = present();
    ServerProperties before = configurations.properties(present);
    ServerProperties.Builder changed = ServerProperties.builder().addAll(before);
    changes.accept(changed);
    ServerProperties after = changed.build();
    if (after.equals(before)) {
      return present;
    }
    Findings.create().addAll(after.findingsFor(ClusterSpec.of(now).shape())).requireNoErrors();
    return configurations.revise(present.configuration(), after, description);
  }

  private ConfigurationRevision present() {
    return now.configuration()
        .orElseThrow(
            () ->
                PreconditionException.of(
                    Finding.error("tune.no-configuration", "cluster", now.name(), "a configuration")
                        .advising(
                            "It runs on MSK's defaults: create a configuration and apply it.")));
  }
}
