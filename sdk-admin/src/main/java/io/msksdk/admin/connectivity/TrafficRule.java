package io.msksdk.admin.connectivity;

import static java.util.Objects.requireNonNull;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;

/**
 * One TCP rule of a security group or a network ACL, as EC2 shows it. Immutable.
 *
 * <pre>{@code
 * TrafficRule.allow("198.51.100.0/24", 9194, 9198);
 * }</pre>
 */
public final class TrafficRule {
  private final AddressBlock block;
  private final String text;
  private final int fromPort;
  private final int toPort;
  private final boolean allows;

  private TrafficRule(String block, int fromPort, int toPort, boolean allows) {
    this.text = requireNonNull(block, "block");
    this.block =
        AddressBlock.parse(block)
            .orElseThrow(
                () ->
                    InvalidSpecException.of(
                        Finding.error("traffic.block", "block", block, "such as 198.51.100.0/24")));
    this.fromPort = fromPort;
    this.toPort = toPort;
    this.allows = allows;
  }

  /**
   * Lets traffic pass.
   *
   * @param block the addresses on the other side
   * @param fromPort the first port; 0 with 65535 for all traffic
   * @param toPort the last port
   * @return the rule
   */
  public static TrafficRule allow(String block, int fromPort, int toPort) {
    return new TrafficRule(block, fromPort, toPort, true);
  }

  /**
   * Stops traffic; only network ACLs have such rules.
   *
   * @param block the addresses on the other side
   * @param fromPort the first port
   * @param toPort the last port
   * @return the rule
   */
  public static TrafficRule deny(String block, int fromPort, int toPort) {
    return new TrafficRule(block, fromPort, toPort, false);
  }

  boolean allows() {
    return allows;
  }

  boolean covers(AddressBlock address, int port) {
    return fromPort <= port && port <= toPort && block.contains(address);
  }

  @Override
  public String toString() {
    return (allows ? "allow " : "deny ") + fromPort + "-" + toPort + " " + text;
  }
}
