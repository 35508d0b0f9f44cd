package io.msksdk.local.cluster.brokers;

import io.msksdk.local.resource.Owner;
import java.util.Map;

/** Knows what the revisions of configurations say. Thread-safe. */
@FunctionalInterface
public interface ConfigurationProperties {

  /**
   * Returns what a revision says.
   *
   * @param owner whose configuration
   * @param arn the configuration's ARN
   * @param revision the revision's number
   * @return its properties by name, none when there is no such revision
   */
  Map<String, String> of(Owner owner, String arn, long revision);
}
