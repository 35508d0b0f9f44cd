package io.msksdk.changefeed.privatelink.deploy;

import static java.util.Objects.requireNonNull;

import io.msksdk.changefeed.privatelink.BalancerListener;
import io.msksdk.changefeed.privatelink.EndpointService;
import io.msksdk.changefeed.privatelink.PrivateLinkPlan;
import io.msksdk.changefeed.privatelink.SecurityRule;
import io.msksdk.changefeed.privatelink.TargetGroup;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import io.msksdk.core.json.JsonObject;
import io.msksdk.core.runbook.Effect;
import io.msksdk.core.runbook.PreconditionException;
import io.msksdk.core.runbook.Runbook;
import io.msksdk.core.time.Time;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Sets up target groups, balancer, listeners, rules and endpoint service of a plan. The runbook
 * prints what it would do; run, it leaves alone what is there already. Brokers are not touched:
 * their settings and restarts are the plan's. Thread-safe.
 *
 * <pre>{@code
 * PrivateLinkDeployment deployment = PrivateLinkDeployment.of(plan, aws, network);
 * Runbook steps = deployment.runbook();
 * System.out.println(steps);                                  // the dry run
 * steps.run(RunOptions.recordIn(path).allowing(Effect.BILLED));
 * }</pre>
 */
public final class PrivateLinkDeployment {
  private final PrivateLinkPlan plan;
  private final PrivateLinkAws aws;
  private final Network network;

  /**
   * Where the balancer stands.
   *
   * @param vpc the VPC of the brokers
   * @param subnets one subnet per zone, by the id of the zone
   * @param securityGroup the balancer's security group
   */
  public record Network(String vpc, Map<String, String> subnets, String securityGroup) {

    /**
     * Copies the subnets.
     *
     * @param vpc the VPC of the brokers
     * @param subnets one subnet per zone, by the id of the zone
     * @param securityGroup the balancer's security group
     */
    public Network {
      subnets = Map.copyOf(subnets);
    }
  }

  private PrivateLinkDeployment(PrivateLinkPlan plan, PrivateLinkAws aws, Network network) {
    this.plan = requireNonNull(plan, "plan");
    this.aws = requireNonNull(aws, "aws");
    this.network = requireNonNull(network, "network");
  }

  /**
   * Makes a deployment.
   *
   * @param plan the plan
   * @param aws the calls it makes
   * @param network where the balancer stands
   * @return a deployment; nothing is done until its runbook is run
   */
  public static PrivateLinkDeployment of(
      PrivateLinkPlan plan, PrivateLinkAws aws, Network network) {
    return new PrivateLinkDeployment(plan, aws, network);
  }

  /**
   * Checks that every zone of the plan has a subnet, and that each is in its zone. Reads only.
   *
   * @throws PreconditionException with everything that does not fit
   */
  public void check() {
    Findings findings = Findings.create();
    Map<String, String> names = new TreeMap<>(aws.zoneNames());
    for (String az : plan.azIds()) {
      String subnet = network.subnets().get(az);
      if (!names.containsKey(az)) {
        findings.add(
            Finding.error("privatelink.region", "azIds", az, "a zone of this Region: " + names)
                .advising("Kafka must be in the Region of the TiDB cluster."));
      } else if (subnet == null) {
        findings.add(
            Finding.error(
                "privatelink.subnet", "subnets", null, "a subnet in " + az + ", " + names.get(az)));
      } else if (!aws.zoneOf(subnet).equals(az)) {
        findings.add(
            Finding.error("privatelink.subnet", subnet, aws.zoneOf(subnet), "a subnet in " + az));
      }
    }
    if (findings.hasErrors()) {
      throw PreconditionException.of(findings.all());
    }
  }

  /**
   * Returns the steps.
   *
   * @return a runbook whose text is the dry run
   */
  public Runbook runbook() {
    List<DeployStep> steps = new ArrayList<>();
    plan.targetGroups().forEach(group -> steps.addAll(targetGroup(group)));
    plan.securityRules().forEach(rule -> steps.add(rule(rule)));
    steps.add(balancer());
    plan.listeners().forEach(listener -> steps.add(listener(listener)));
    steps.add(service());
    steps.add(principal());
    JsonObject definition =
        JsonObject.builder()
            .text("plan", plan.toString())
            .text("vpc", network.vpc())
            .text("securityGroup", network.securityGroup())
            .text("subnets", new TreeMap<>(network.subnets()).toString())
            .build();
    String subject = plan.endpointService().name();
    return Runbook.of("private-link", subject, definition, steps, Time.system());
  }

  private List<DeployStep> targetGroup(TargetGroup group) {
    return List.of(
        new DeployStep(
            "group:" + group.name(),
            "create target group " + group.name() + ", TCP " + group.port(),
            Set.of(),
            () -> aws.targetGroup(group.name()).isPresent(),
            () -> aws.createTargetGroup(group, network.vpc())),
        new DeployStep(
            "targets:" + group.name(),
            "register " + group.targets().size() + " targets in " + group.name(),
            Set.of(),
            () -> aws.targets(arnOf(group.name())).containsAll(group.targets()),
            () -> aws.registerTargets(arnOf(group.name()), group.targets())));
  }

  private DeployStep rule(SecurityRule rule) {
    String ports = rule.fromPort() + "-" + rule.toPort() + " " + rule.cidr();
    String way = rule.inbound() ? "in" : "out";
    return new DeployStep(
        "rule:" + way + ":" + ports,
        "allow " + way + " TCP " + ports + " on " + network.securityGroup(),
        Set.of(),
        () -> aws.allows(network.securityGroup(), rule),
        () -> aws.allow(network.securityGroup(), rule));
  }

  private DeployStep balancer() {
    EndpointService service = plan.endpointService();
    List<String> subnets = plan.azIds().stream().map(this::subnet).toList();
    return new DeployStep(
        "balancer",
        "create internal Network Load Balancer " + service.loadBalancer() + " in " + subnets,
        Set.of(Effect.BILLED),
        () -> aws.loadBalancer(service.loadBalancer()).isPresent(),
        () -> aws.createLoadBalancer(service.loadBalancer(), subnets, network.securityGroup()));
  }

  private String subnet(String az) {
    String subnet = network.subnets().get(az);
    if (subnet == null) {
      throw PreconditionException.of(
          Finding.error("privatelink.subnet", "subnets", null, "a subnet in " + az));
    }
    return subnet;
  }

  private DeployStep listener(BalancerListener listener) {
    return new DeployStep(
        "listener:" + listener.port(),
        "listen on TCP " + listener.port() + " for " + listener.targetGroup(),
        Set.of(),
        () -> listens(listener),
        () -> aws.createListener(balancerArn(), listener.port(), arnOf(listener.targetGroup())));
  }

  private boolean listens(BalancerListener listener) {
    String there = aws.listeners(balancerArn()).get(listener.port());
    if (there != null && !there.equals(arnOf(listener.targetGroup()))) {
      throw PreconditionException.of(
          Finding.error(
                  "privatelink.listener-taken", "port " + listener.port(), there, "no listener yet")
              .advising("Another project uses the port: plan beside it."));
    }
    return there != null;
  }

  private DeployStep service() {
    return new DeployStep(
        "service",
        "create endpoint service " + plan.endpointService().name() + ", acceptance required",
        Set.of(Effect.BILLED),
        () -> aws.endpointService(balancerArn()).isPresent(),
        () -> aws.createEndpointService(plan.endpointService(), balancerArn()));
  }

  private DeployStep principal() {
    return new DeployStep(
        "principal",
        "allow " + plan.principal() + " to connect",
        Set.of(),
        () -> aws.principals(serviceId()).contains(plan.principal()),
        () -> aws.allowPrincipal(serviceId(), plan.principal()));
  }

  /**
   * Accepts the connections that TiDB Cloud's account has asked for, and no other's.
   *
   * @return the ids of the endpoints that were accepted
   */
  public List<String> acceptTidbCloud() {
    String account = plan.principal().split(":", -1)[4];
    List<String> theirs =
        aws.pendingConnections(serviceId()).entrySet().stream()
            .filter(connection -> connection.getValue().equals(account))
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    if (!theirs.isEmpty()) {
      aws.accept(serviceId(), theirs);
    }
    return theirs;
  }

  private String arnOf(String targetGroup) {
    return aws.targetGroup(targetGroup).orElseThrow(() -> missing("target group", targetGroup));
  }

  private String balancerArn() {
    String name = plan.endpointService().loadBalancer();
    return aws.loadBalancer(name).orElseThrow(() -> missing("load balancer", name));
  }

  private String serviceId() {
    String name = plan.endpointService().name();
    return aws.endpointService(balancerArn()).orElseThrow(() -> missing("endpoint service", name));
  }

  private static PreconditionException missing(String what, String name) {
    return PreconditionException.of(
        Finding.error("privatelink.missing", what, name, "one that exists")
            .advising("Run the deployment's runbook first, or again."));
  }
}
