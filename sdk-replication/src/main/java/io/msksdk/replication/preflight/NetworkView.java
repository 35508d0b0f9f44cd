package io.msksdk.replication.preflight;

import java.util.List;
import java.util.Optional;

/**
 * What an application reads of its network for the preflight, from Amazon EC2 or from the code its
 * network is made by.
 */
public interface NetworkView {

  /**
   * Reads the rules of a security group.
   *
   * @param id its id
   * @return the rules, empty when they cannot be read
   */
  Optional<SecurityGroup> securityGroup(String id);

  /**
   * Reads where a subnet is.
   *
   * @param subnet its id
   * @return the id of its Availability Zone such as {@code euc1-az1}, empty when it cannot be read
   */
  Optional<String> zone(String subnet);

  /**
   * The rules of a security group.
   *
   * @param inbound what may come in
   * @param outbound what may go out
   */
  record SecurityGroup(List<Rule> inbound, List<Rule> outbound) {

    /**
     * Copies the lists.
     *
     * @param inbound what may come in
     * @param outbound what may go out
     */
    public SecurityGroup {
      inbound = List.copyOf(inbound);
      outbound = List.copyOf(outbound);
    }
  }

  /**
   * TCP ports open to a peer.
   *
   * @param fromPort the first port
   * @param toPort the last port
   * @param peer the id of a security group, or an address range such as {@code 0.0.0.0/0}
   */
  record Rule(int fromPort, int toPort, String peer) {

    boolean opens(int port, String group) {
      return fromPort <= port
          && port <= toPort
          && (peer.equals(group) || peer.equals("0.0.0.0/0") || peer.equals("::/0"));
    }

    boolean opensToRange(int port) {
      return fromPort <= port && port <= toPort && peer.contains("/");
    }
  }
}
