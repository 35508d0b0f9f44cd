package io.msksdk.changefeed.privatelink;

/**
 * A broker and its place in the plan.
 *
 * @param nodeId its {@code node.id}
 * @param azId the id of its zone, such as {@code usw2-az1}; ids, unlike names, are the same in
 *     every account
 * @param ip its private address
 * @param instance what the balancer's target group registers, such as {@code i-0123...}
 * @param advertisedHost the name it advertises to TiDB Cloud
 * @param advertisedPort the port it advertises, a listener of the balancer
 */
public record PlannedBroker(
    int nodeId,
    String azId,
    String ip,
    String instance,
    String advertisedHost,
    int advertisedPort) {

  /**
   * Returns what the broker advertises to TiDB Cloud.
   *
   * @return host and port
   */
  public String advertised() {
    return advertisedHost + ":" + advertisedPort;
  }
}
