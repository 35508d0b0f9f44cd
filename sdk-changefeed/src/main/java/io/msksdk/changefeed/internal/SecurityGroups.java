package io.msksdk.changefeed.internal;

import io.msksdk.auth.call.AwsAnswers;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;

/**
 * Security groups as EC2 has them.
 *
 * @param client who is asked
 */
public record SecurityGroups(Ec2Client client) {

  /**
   * Says whether a group lets TCP through.
   *
   * @param group the group
   * @param inbound whether it is to come in, or to go out
   * @param fromPort the first port
   * @param toPort the last port
   * @param cidr from where, or where to
   * @return true when one rule lets through all of it
   */
  public boolean allows(String group, boolean inbound, int fromPort, int toPort, Cidr cidr) {
    Filter ours = Filter.builder().name("group-id").values(group).build();
    return AwsAnswers.get(
        "DescribeSecurityGroupRules",
        () ->
            client
                .describeSecurityGroupRulesPaginator(r -> r.filters(ours))
                .securityGroupRules()
                .stream()
                .filter(rule -> rule.isEgress() != inbound && holds(rule, fromPort, toPort))
                .anyMatch(rule -> rule.cidrIpv4() != null && holds(rule, cidr)));
  }

  private static boolean holds(SecurityGroupRule rule, int fromPort, int toPort) {
    return rule.ipProtocol().equals("-1")
        || (rule.ipProtocol().equals("tcp")
            && rule.fromPort() <= fromPort
            && rule.toPort() >= toPort);
  }

  private static boolean holds(SecurityGroupRule rule, Cidr cidr) {
    return Cidr.parse(rule.cidrIpv4()).contains(cidr);
  }
}
