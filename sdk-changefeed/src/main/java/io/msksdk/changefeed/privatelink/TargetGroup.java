package io.msksdk.changefeed.privatelink;

import java.util.List;

/**
 * A target group of the balancer: TCP, IPv4, type instance, TCP health check.
 *
 * @param name its name
 * @param port its port, the same as its listener's
 * @param targets who stands behind it
 */
public record TargetGroup(String name, int port, List<Target> targets) {

  /**
   * Copies the targets.
   *
   * @param name its name
   * @param port its port, the same as its listener's
   * @param targets who stands behind it
   */
  public TargetGroup {
    targets = List.copyOf(targets);
  }

  /**
   * A broker behind a target group.
   *
   * @param instance the instance
   * @param port the port of its EXTERNAL listener
   */
  public record Target(String instance, int port) {}
}
