package io.msksdk.changefeed.peering;

import static java.util.Objects.requireNonNull;

import io.msksdk.changefeed.internal.Cidr;
import io.msksdk.changefeed.sink.SinkUri;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import io.msksdk.core.check.InvalidSpecException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Checks what TiDB Cloud's page asks for before it reaches Kafka in another VPC: the peering is
 * active, Kafka's security group lets TiDB Cloud in, and names resolve where the brokers are given
 * by name. Without one of them the page's connection test ends without a Confirm. Changes nothing.
 * Immutable and thread-safe.
 *
 * <pre>{@code
 * PeeringCheck.of(Ec2Peering.of(ec2), "pcx-1", "sg-1", "10.250.0.0/16").check(uri);
 * }</pre>
 *
 * <p>Source: TiDB Cloud documentation, "Sink to Apache Kafka", section "Network".
 */
public final class PeeringCheck {
  private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

  private final PeeringAws aws;
  private final String peering;
  private final String securityGroup;
  private final String tidbCidr;

  private PeeringCheck(PeeringAws aws, String peering, String securityGroup, String tidbCidr) {
    this.aws = aws;
    this.peering = peering;
    this.securityGroup = securityGroup;
    this.tidbCidr = tidbCidr;
  }

  /**
   * Makes a check.
   *
   * @param aws the calls it makes
   * @param peering the peering of both VPCs
   * @param securityGroup the security group of Kafka, or of the MSK cluster
   * @param tidbCidr the CIDR of the Region, as the VPC Peering page shows it
   * @return the check
   * @throws InvalidSpecException if the CIDR is none
   */
  public static PeeringCheck of(
      PeeringAws aws, String peering, String securityGroup, String tidbCidr) {
    Cidr checked = Cidr.parse(tidbCidr);
    return new PeeringCheck(
        requireNonNull(aws, "aws"),
        requireNonNull(peering, "peering"),
        requireNonNull(securityGroup, "securityGroup"),
        checked.toString());
  }

  /**
   * Checks the way to the brokers of a changefeed.
   *
   * @param uri its sink URI
   * @return an error for each thing that is missing, with what to do
   */
  public List<Finding> check(SinkUri uri) {
    Findings findings = Findings.create();
    PeeringAws.Peering found = aws.peering(peering);
    if (!found.status().equals("active")) {
      findings.add(
          Finding.error("changefeed.peering.status", peering, found.status(), "active")
              .advising("Set it up on the VPC Peering page and accept it in the VPC of Kafka."));
    }
    if (named(uri) && !found.accepterDnsResolution()) {
      findings.add(
          Finding.error("changefeed.peering.dns", peering, "off", "Accepter DNS resolution on")
              .advising(
                  "The brokers are given by name: turn it on in the peering's DNS settings."));
    }
    for (int port : ports(uri)) {
      if (!aws.letsIn(securityGroup, port, tidbCidr)) {
        findings.add(
            Finding.error("changefeed.peering.rule", securityGroup, "closed", "TCP " + port + " in")
                .advising("Add an inbound rule for " + tidbCidr + ", where TiDB Cloud is."));
      }
    }
    return findings.all();
  }

  private static boolean named(SinkUri uri) {
    return uri.brokers().stream().anyMatch(b -> !ADDRESS.matcher(host(b)).matches());
  }

  private static String host(String broker) {
    return broker.substring(0, broker.lastIndexOf(':'));
  }

  private static Set<Integer> ports(SinkUri uri) {
    Set<Integer> ports = new TreeSet<>();
    for (String broker : uri.brokers()) {
      ports.add(Integer.parseInt(broker.substring(broker.lastIndexOf(':') + 1)));
    }
    return ports;
  }
}
