package io.msksdk.local.configuration;

import io.msksdk.local.resource.Owner;

/** Tells whether clusters use a configuration. */
@FunctionalInterface
public interface ConfigurationUse {

  /**
   * Looks for clusters with a configuration.
   *
   * @param owner whose clusters
   * @param configurationArn the configuration's ARN
   * @return true when a cluster has one of its revisions
   */
  boolean inUse(Owner owner, String configurationArn);
}
