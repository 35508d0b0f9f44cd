package io.msksdk.changefeed.privatelink;

import io.msksdk.core.check.Finding;
import java.util.List;
import java.util.StringJoiner;

/** A plan for people: a line for each thing to set up. */
final class PlanText {
  private PlanText() {}

  static String of(PrivateLinkPlan plan) {
    StringJoiner lines = new StringJoiner("\n");
    lines.add("Private Link plan " + plan.pattern().suffix());
    plan.brokers().forEach(broker -> lines.add(line(broker, plan.listener())));
    plan.targetGroups().forEach(group -> lines.add(line(group)));
    plan.securityRules().forEach(rule -> lines.add(line(rule)));
    lines.add(line(plan.endpointService()));
    for (Finding finding : plan.findings()) {
      lines.add("warning: " + finding.message());
    }
    return lines.toString();
  }

  private static String line(PlannedBroker broker, String listener) {
    return "broker "
        + broker.nodeId()
        + (" (" + broker.azId() + ", " + broker.ip() + ")")
        + (" advertises " + listener + "://" + broker.advertised());
  }

  private static String line(TargetGroup group) {
    List<String> targets =
        group.targets().stream().map(t -> t.instance() + ":" + t.port()).toList();
    return "listener TCP " + group.port() + " -> " + group.name() + " " + targets;
  }

  private static String line(SecurityRule rule) {
    return (rule.inbound() ? "allow in TCP " : "allow out TCP ")
        + (rule.fromPort() + "-" + rule.toPort())
        + (" " + rule.cidr() + " (" + rule.why() + ")");
  }

  private static String line(EndpointService service) {
    return "endpoint service "
        + service.name()
        + (" on " + service.loadBalancer() + " in " + service.azIds())
        + (", acceptance required, for " + service.principal());
  }
}
