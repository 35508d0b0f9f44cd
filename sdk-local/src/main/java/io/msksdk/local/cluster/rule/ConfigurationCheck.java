package io.msksdk.local.cluster.rule;

import io.msksdk.local.refusal.Refusal;
import io.msksdk.local.resource.Owner;
import software.amazon.awssdk.services.kafka.model.ConfigurationInfo;

/** Knows which configurations clusters may name. Thread-safe. */
@FunctionalInterface
public interface ConfigurationCheck {
  /**
   * Refuses a configuration or revision that does not exist.
   *
   * @param owner who names it
   * @param configuration its ARN and revision, both there
   * @param member where the call names it
   * @throws Refusal when there is no such revision
   */
  void check(Owner owner, ConfigurationInfo configuration, String member);
}
