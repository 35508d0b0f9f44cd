package io.msksdk.admin.lag.source;

import static java.util.Objects.requireNonNull;

/**
 * A member of a group.
 *
 * @param memberId the id the coordinator gave it
 * @param instanceId its {@code group.instance.id}, empty when it has none
 * @param clientId its {@code client.id}
 * @param host where it connects from
 */
public record GroupMember(String memberId, String instanceId, String clientId, String host) {
  /**
   * Checks that nothing is missing.
   *
   * @param memberId the id the coordinator gave it
   * @param instanceId its {@code group.instance.id}, empty when it has none
   * @param clientId its {@code client.id}
   * @param host where it connects from
   */
  public GroupMember {
    requireNonNull(memberId, "memberId");
    requireNonNull(instanceId, "instanceId");
    requireNonNull(clientId, "clientId");
    requireNonNull(host, "host");
  }

  @Override
  public String toString() {
    return (instanceId.isEmpty() ? memberId : instanceId) + " (" + clientId + ", " + host + ")";
  }
}
