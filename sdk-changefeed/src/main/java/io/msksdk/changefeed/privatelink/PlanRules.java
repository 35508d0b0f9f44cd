package io.msksdk.changefeed.privatelink;

import io.msksdk.changefeed.internal.Cidr;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import io.msksdk.core.check.InvalidSpecException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What must hold for a plan. */
final class PlanRules {
  private static final Pattern AZ_ID = Pattern.compile("[a-z]+[0-9]+-az[0-9]+");
  private static final Pattern PRINCIPAL =
      Pattern.compile("arn:aws[a-z-]*:iam::(\\d{12}|<account_id>):root");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?");
  private static final int LONGEST_NAME = 32;
  private static final int LAST_PORT = 65535;

  private final PrivateLinkPlan plan;
  private final Findings findings = Findings.create();

  private PlanRules(PrivateLinkPlan plan) {
    this.plan = plan;
  }

  static Findings check(PrivateLinkPlan plan, List<PrivateLinkPlan> others) {
    PlanRules rules = new PlanRules(plan);
    rules.brokers();
    rules.ports();
    rules.principal();
    rules.names();
    others.forEach(rules::beside);
    return rules.findings;
  }

  private void brokers() {
    if (plan.brokers().isEmpty()) {
      findings.add(Finding.error("privatelink.brokers", "brokers", 0, "at least one"));
    }
    for (String az : plan.azIds()) {
      if (!AZ_ID.matcher(az).matches()) {
        findings.add(
            Finding.error("privatelink.az-form", "azIds", az, "an id such as usw2-az1")
                .advising("Names such as us-west-2a differ between accounts, ids do not."));
      }
    }
    Set<Integer> ids = new HashSet<>();
    for (PlannedBroker broker : plan.brokers()) {
      broker(broker, ids.add(broker.nodeId()));
    }
    zonesWithoutBroker();
  }

  private void broker(PlannedBroker broker, boolean fresh) {
    if (broker.nodeId() < 0 || !fresh) {
      findings.add(
          Finding.error(
              "privatelink.node-id",
              "node.id",
              broker.nodeId(),
              "a different number of 0 or more"));
    }
    if (!plan.azIds().contains(broker.azId())) {
      findings.add(
          Finding.error(
                  "privatelink.az",
                  "broker " + broker.nodeId(),
                  broker.azId(),
                  "one of " + plan.azIds())
              .advising("Move the broker: TiDB Cloud connects to the zones chosen there only."));
    }
  }

  private void zonesWithoutBroker() {
    Set<String> empty = new TreeSet<>(plan.azIds());
    plan.brokers().forEach(broker -> empty.remove(broker.azId()));
    if (!empty.isEmpty()) {
      findings.add(
          Finding.warning("privatelink.bootstrap", "bootstrap", empty, "a broker in every zone")
              .advising("The bootstrap port needs one broker; one per zone is advised."));
    }
  }

  private void ports() {
    PortPlan ports = plan.ports();
    distinct(
        "privatelink.bound-port",
        List.of(ports.controller(), ports.internal(), ports.external()),
        "a port of its own for each listener of a broker");
    distinct("privatelink.port", plan.balancerPorts(), "one port per broker, and the bootstrap's");
  }

  private void distinct(String code, Collection<Integer> ports, String expected) {
    Map<Integer, Integer> seen = new HashMap<>();
    for (int port : ports) {
      int times = seen.merge(port, 1, Integer::sum);
      if (port < 1 || port > LAST_PORT || times == 2) {
        findings.add(Finding.error(code, "port", port, expected));
      }
    }
  }

  private void principal() {
    if (!PRINCIPAL.matcher(plan.principal()).matches()) {
      findings.add(
          Finding.error(
                  "privatelink.principal",
                  "principal",
                  plan.principal(),
                  "arn:aws:iam::<account>:root")
              .advising("The reminder on the page of the changefeed shows it."));
    }
  }

  /** What AWS takes for the names of target groups and balancers. */
  private void names() {
    List<String> names =
        new ArrayList<>(plan.targetGroups().stream().map(TargetGroup::name).toList());
    names.add(plan.endpointService().loadBalancer());
    for (String name : names) {
      if (!NAME.matcher(name).matches() || name.length() > LONGEST_NAME) {
        findings.add(
            Finding.error(
                "privatelink.name",
                "name",
                name,
                "at most " + LONGEST_NAME + " letters, digits and hyphens, none at the ends"));
      }
    }
    try {
      Cidr.parse(plan.tidbCidr());
    } catch (InvalidSpecException notOne) {
      findings.add(
          Finding.error("privatelink.cidr", "tidbCidr", plan.tidbCidr(), "such as 10.250.0.0/16")
              .advising("Project Settings, Network Access, Project CIDR shows it."));
    }
  }

  private void beside(PrivateLinkPlan other) {
    Set<Integer> both = new TreeSet<>(plan.balancerPorts());
    both.retainAll(other.balancerPorts());
    if (!both.isEmpty()) {
      findings.add(
          Finding.error(
              "privatelink.overlap", "ports", both, "none of " + other.listener() + "'s"));
    }
    if (plan.listener().equals(other.listener())) {
      findings.add(
          Finding.error("privatelink.listener", "listener", plan.listener(), "a name of its own"));
    }
    if (plan.ports().external() == other.ports().external()) {
      findings.add(
          Finding.error(
              "privatelink.bound-port",
              "external",
              plan.ports().external(),
              "a port of its own beside " + other.listener()));
    }
    if (plan.pattern().unique().equals(other.pattern().unique())) {
      findings.add(
          Finding.error(
              "privatelink.unique", "unique", plan.pattern().unique(), "the second project's own"));
    }
  }
}
