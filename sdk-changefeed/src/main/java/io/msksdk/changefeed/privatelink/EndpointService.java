package io.msksdk.changefeed.privatelink;

import java.util.List;

/**
 * The endpoint service in front of the balancer. Connections must be accepted, and there is no
 * private DNS name.
 *
 * @param name its name
 * @param loadBalancer the name of the Network Load Balancer
 * @param azIds the zones it is in
 * @param principal TiDB Cloud's account, the only one that may connect
 */
public record EndpointService(
    String name, String loadBalancer, List<String> azIds, String principal) {

  /**
   * Copies the zones.
   *
   * @param name its name
   * @param loadBalancer the name of the Network Load Balancer
   * @param azIds the zones it is in
   * @param principal TiDB Cloud's account, the only one that may connect
   */
  public EndpointService {
    azIds = List.copyOf(azIds);
  }
}
