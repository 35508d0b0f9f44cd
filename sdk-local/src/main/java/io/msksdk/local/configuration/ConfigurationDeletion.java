package io.msksdk.local.configuration;

import io.msksdk.local.refusal.Refusal;
import io.msksdk.local.resource.Owner;
import software.amazon.awssdk.services.kafka.model.ConfigurationState;

/** Deletes configurations that no cluster has (developer guide, "Delete an MSK configuration"). */
final class ConfigurationDeletion {
  private final Configurations configurations;
  private final ConfigurationUse use;

  ConfigurationDeletion(Configurations configurations, ConfigurationUse use) {
    this.configurations = configurations;
    this.use = use;
  }

  /** Begins to delete; a configuration that a cluster takes meanwhile stays, as one that failed. */
  ConfigurationState begin(Owner owner, String arn, boolean toFail) {
    // one monitor with updates: no revision is added to a configuration that is on its way out
    synchronized (configurations) {
      ConfigurationRecord configuration = configurations.find(owner, arn);
      ConfigurationRules.usable(configuration);
      if (use.inUse(owner, arn)) {
        throw Refusal.badRequest(
            "arn",
            "Configuration is in use by one or more clusters. Dissociate the configuration from the"
                + " clusters.");
      }
      configurations.move(configuration, ConfigurationState.DELETING);
      var unused =
          configurations.after(
              DocumentedDuration.DELETE_CONFIGURATION.duration(), () -> end(configuration, toFail));
    }
    return ConfigurationState.DELETING;
  }

  private void end(ConfigurationRecord configuration, boolean toFail) {
    boolean failed = toFail || use.inUse(configuration.owner(), configuration.arn());
    configurations.move(configuration, failed ? ConfigurationState.DELETE_FAILED : null);
  }
}
