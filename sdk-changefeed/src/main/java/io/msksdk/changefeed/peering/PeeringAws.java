package io.msksdk.changefeed.peering;

/**
 * What the check asks of EC2. {@link Ec2Peering} asks with the client of the AWS SDK; an
 * application may ask otherwise, and then failures are its own exceptions.
 */
public interface PeeringAws {

  /**
   * A peering.
   *
   * @param status such as {@code active} or {@code pending-acceptance}
   * @param accepterDnsResolution whether names of the accepter's VPC resolve in the requester's
   */
  record Peering(String status, boolean accepterDnsResolution) {}

  /**
   * Reads a peering: {@code DescribeVpcPeeringConnections}.
   *
   * @param id the peering
   * @return the peering, of status {@code none} when there is none of that id
   */
  Peering peering(String id);

  /**
   * Says whether a security group lets connections in: {@code DescribeSecurityGroupRules}.
   *
   * @param securityGroup the group
   * @param port the port
   * @param cidr from where
   * @return true when one of its rules does
   */
  boolean letsIn(String securityGroup, int port, String cidr);
}
