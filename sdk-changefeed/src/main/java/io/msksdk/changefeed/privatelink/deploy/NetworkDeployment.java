package io.msksdk.changefeed.privatelink.deploy;

import static java.util.Objects.requireNonNull;

import io.msksdk.changefeed.internal.CallStep;
import io.msksdk.changefeed.privatelink.NetworkPlan;
import io.msksdk.changefeed.privatelink.PlannedSubnet;
import io.msksdk.changefeed.privatelink.SecurityRule;
import io.msksdk.core.check.Finding;
import io.msksdk.core.json.JsonObject;
import io.msksdk.core.runbook.PreconditionException;
import io.msksdk.core.runbook.Runbook;
import io.msksdk.core.time.Time;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sets up the network of new brokers: VPC, subnets, gateway, route table and security groups. The
 * runbook prints what it would do; run, it leaves alone what is there already. Machines are not
 * started. Thread-safe.
 *
 * <pre>{@code
 * NetworkDeployment network = NetworkDeployment.of(NetworkPlan.of(plan, "10.0.0.0/16"), aws);
 * network.runbook().run(RunOptions.recordIn(path));
 * PrivateLinkDeployment.of(plan, aws, network.network());
 * }</pre>
 */
public final class NetworkDeployment {
  private static final String EVERYWHERE = "0.0.0.0/0";

  private final NetworkPlan plan;
  private final NetworkAws aws;

  private NetworkDeployment(NetworkPlan plan, NetworkAws aws) {
    this.plan = requireNonNull(plan, "plan");
    this.aws = requireNonNull(aws, "aws");
  }

  /**
   * Makes a deployment.
   *
   * @param plan the plan
   * @param aws the calls it makes
   * @return a deployment; nothing is done until its runbook is run
   */
  public static NetworkDeployment of(NetworkPlan plan, NetworkAws aws) {
    return new NetworkDeployment(plan, aws);
  }

  /**
   * Returns the steps.
   *
   * @return a runbook whose text is the dry run
   */
  public Runbook runbook() {
    List<CallStep> steps = new ArrayList<>();
    steps.add(
        CallStep.of(
            "vpc",
            "create VPC " + plan.vpc() + ", " + plan.cidr(),
            () -> aws.vpc(plan.vpc()).isPresent(),
            () -> aws.createVpc(plan.vpc(), plan.cidr())));
    plan.brokerSubnets().forEach(subnet -> steps.add(subnet(subnet)));
    steps.add(subnet(plan.bastion()));
    steps.addAll(wayOut());
    steps.addAll(group(plan.brokerGroup(), plan.brokerRules()));
    steps.add(createGroup(plan.balancerGroup())); // its rules come with the balancer
    JsonObject definition = JsonObject.builder().text("plan", plan.toString()).build();
    return Runbook.of("private-link-network", plan.vpc(), definition, steps, Time.system());
  }

  private CallStep subnet(PlannedSubnet subnet) {
    return CallStep.of(
        "subnet:" + subnet.name(),
        "create subnet " + subnet.name() + ", " + subnet.cidr() + " in " + subnet.azId(),
        () -> aws.subnet(vpc(), subnet.name()).isPresent(),
        () -> aws.createSubnet(vpc(), subnet));
  }

  private List<CallStep> wayOut() {
    String gateway = plan.internetGateway();
    String table = plan.routeTable();
    return List.of(
        CallStep.of(
            "gateway",
            "create internet gateway " + gateway,
            () -> aws.internetGateway(gateway).isPresent(),
            () -> aws.createInternetGateway(gateway)),
        CallStep.of(
            "attach",
            "attach " + gateway + " to " + plan.vpc(),
            () -> aws.attached(gateway(), vpc()),
            () -> aws.attach(gateway(), vpc())),
        CallStep.of(
            "table",
            "create route table " + table,
            () -> aws.routeTable(vpc(), table).isPresent(),
            () -> aws.createRouteTable(vpc(), table)),
        CallStep.of(
            "route",
            "route " + EVERYWHERE + " to " + gateway,
            () -> aws.routed(table(), EVERYWHERE, gateway()),
            () -> aws.route(table(), EVERYWHERE, gateway())),
        CallStep.of(
            "associate",
            "let " + plan.bastion().name() + " use " + table,
            () -> aws.associated(table(), subnetId(plan.bastion())),
            () -> aws.associate(table(), subnetId(plan.bastion()))));
  }

  private List<CallStep> group(String name, List<SecurityRule> rules) {
    List<CallStep> steps = new ArrayList<>();
    steps.add(createGroup(name));
    for (SecurityRule rule : rules) {
      steps.add(
          CallStep.of(
              "rule:" + name + ":" + rule.fromPort(),
              "allow in TCP " + rule.fromPort() + " " + rule.cidr() + " on " + name,
              () -> aws.allows(groupId(name), rule),
              () -> aws.allow(groupId(name), rule)));
    }
    return steps;
  }

  private CallStep createGroup(String name) {
    return CallStep.of(
        "group:" + name,
        "create security group " + name,
        () -> aws.securityGroup(vpc(), name).isPresent(),
        () -> aws.createSecurityGroup(vpc(), name));
  }

  /**
   * Returns where the balancer will stand, once the runbook was run.
   *
   * @return the ids AWS gave
   * @throws PreconditionException when something is not there yet
   */
  public PrivateLinkDeployment.Network network() {
    Map<String, String> subnets = new LinkedHashMap<>();
    plan.brokerSubnets().forEach(subnet -> subnets.put(subnet.azId(), subnetId(subnet)));
    return new PrivateLinkDeployment.Network(vpc(), subnets, groupId(plan.balancerGroup()));
  }

  private String vpc() {
    return aws.vpc(plan.vpc()).orElseThrow(() -> missing("VPC", plan.vpc()));
  }

  private String subnetId(PlannedSubnet subnet) {
    return aws.subnet(vpc(), subnet.name()).orElseThrow(() -> missing("subnet", subnet.name()));
  }

  private String gateway() {
    String name = plan.internetGateway();
    return aws.internetGateway(name).orElseThrow(() -> missing("internet gateway", name));
  }

  private String table() {
    String name = plan.routeTable();
    return aws.routeTable(vpc(), name).orElseThrow(() -> missing("route table", name));
  }

  private String groupId(String name) {
    return aws.securityGroup(vpc(), name).orElseThrow(() -> missing("security group", name));
  }

  static PreconditionException missing(String what, String name) {
    return PreconditionException.of(
        Finding.error("privatelink.missing", what, name, "one that exists")
            .advising("Run the deployment's runbook first, or again."));
  }
}
