package io.msksdk.changefeed.peering;

import static java.util.Objects.requireNonNull;

import io.msksdk.auth.call.AwsAnswers;
import io.msksdk.changefeed.internal.Cidr;
import io.msksdk.changefeed.internal.SecurityGroups;
import io.msksdk.core.call.CallException;
import io.msksdk.core.call.NotFoundException;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnection;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnectionVpcInfo;

/**
 * What the check asks of EC2, asked with the client of the AWS SDK, which is the application's to
 * bring. Every failure is a {@link CallException}. Thread-safe; the client stays the application's.
 */
public final class Ec2Peering implements PeeringAws {
  private final Ec2Client client;

  private Ec2Peering(Ec2Client client) {
    this.client = client;
  }

  /**
   * Uses a client.
   *
   * @param client a client of EC2 in the Region of the peering
   * @return the calls
   */
  public static Ec2Peering of(Ec2Client client) {
    return new Ec2Peering(requireNonNull(client, "client"));
  }

  @Override
  public Peering peering(String id) {
    try {
      return AwsAnswers.get(
          "DescribeVpcPeeringConnections",
          () ->
              client
                  .describeVpcPeeringConnections(r -> r.vpcPeeringConnectionIds(id))
                  .vpcPeeringConnections()
                  .stream()
                  .findFirst()
                  .map(Ec2Peering::read)
                  .orElse(new Peering("none", false)));
    } catch (NotFoundException none) {
      return new Peering("none", false);
    }
  }

  private static Peering read(VpcPeeringConnection connection) {
    boolean dns =
        Optional.ofNullable(connection.accepterVpcInfo())
            .map(VpcPeeringConnectionVpcInfo::peeringOptions)
            .map(options -> options.allowDnsResolutionFromRemoteVpc())
            .orElse(false);
    return new Peering(connection.status().codeAsString(), dns);
  }

  @Override
  public boolean letsIn(String securityGroup, int port, String cidr) {
    return new SecurityGroups(client).allows(securityGroup, true, port, port, Cidr.parse(cidr));
  }
}
