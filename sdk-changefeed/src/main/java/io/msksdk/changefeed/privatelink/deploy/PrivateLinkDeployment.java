package io.msksdk.changefeed.privatelink.deploy;

import static java.util.Objects.requireNonNull;

import io.msksdk.changefeed.internal.CallStep;
import io.msksdk.changefeed.privatelink.BalancerListener;
import io.msksdk.changefeed.privatelink.EndpointService;
import io.msksdk.changefeed.privatelink.FormValues;
import io.msksdk.changefeed.privatelink.PrivateLinkPlan;
import io.msksdk.changefeed.privatelink.SecurityRule;
import io.msksdk.changefeed.privatelink.TargetGroup;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import io.msksdk.core.json.JsonObject;
import io.msksdk.core.operation.OperationSnapshot;
import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.core.operation.Waits;
import io.msksdk.core.operation.Watch;
import io.msksdk.core.runbook.Effect;
import io.msksdk.core.runbook.PreconditionException;
import io.msksdk.core.runbook.Runbook;
import io.msksdk.core.time.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Sets up target groups, balancer, listeners, rules and endpoint service of a plan. The runbook
 * prints what it would do; run, it leaves alone what is there already. Brokers are not touched:
 * their settings and restarts are the plan's. Thread-safe.
 *
 * <pre>{@code
 * PrivateLinkAws aws = PrivateLinkClients.of(ec2, loadBalancing);
 * PrivateLinkDeployment deployment = PrivateLinkDeployment.of(plan, aws, network);
 * Runbook steps = deployment.runbook();
 * System.out.println(steps);                                  // the dry run
 * steps.run(RunOptions.recordIn(path).allowing(Effect.BILLED));
 * System.out.println(deployment.form());                      // for TiDB Cloud's page
 * }</pre>
 */
public final class PrivateLinkDeployment {
  /** A balancer is usually active after three minutes. */
  private static final WaitPolicy START = WaitPolicy.atMost(Duration.ofMinutes(15));

  private final PrivateLinkPlan plan;
  private final PrivateLinkAws aws;
  private final Network network;
  private final Time time;

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

  private PrivateLinkDeployment(
      PrivateLinkPlan plan, PrivateLinkAws aws, Network network, Time time) {
    this.plan = requireNonNull(plan, "plan");
    this.aws = requireNonNull(aws, "aws");
    this.network = requireNonNull(network, "network");
    this.time = requireNonNull(time, "time");
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
    return new PrivateLinkDeployment(plan, aws, network, Time.system());
  }

  /**
   * Waits on another clock.
   *
   * @param newTime the clock
   * @return the same on that clock
   */
  public PrivateLinkDeployment on(Time newTime) {
    return new PrivateLinkDeployment(plan, aws, network, newTime);
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
    List<CallStep> steps = new ArrayList<>();
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
    return Runbook.of("private-link", subject, definition, steps, time);
  }

  private List<CallStep> targetGroup(TargetGroup group) {
    return List.of(
        CallStep.of(
            "group:" + group.name(),
            "create target group " + group.name() + ", TCP " + group.port(),
            () -> aws.targetGroup(group.name()).isPresent(),
            () -> aws.createTargetGroup(group, network.vpc())),
        CallStep.of(
            "targets:" + group.name(),
            "register " + group.targets().size() + " targets in " + group.name(),
            () -> aws.targets(arnOf(group.name())).containsAll(group.targets()),
            () -> aws.registerTargets(arnOf(group.name()), group.targets())));
  }

  private CallStep rule(SecurityRule rule) {
    String ports = rule.fromPort() + "-" + rule.toPort() + " " + rule.cidr();
    String way = rule.inbound() ? "in" : "out";
    return CallStep.of(
        "rule:" + way + ":" + ports,
        "allow " + way + " TCP " + ports + " on " + network.securityGroup(),
        () -> aws.allows(network.securityGroup(), rule),
        () -> aws.allow(network.securityGroup(), rule));
  }

  private CallStep balancer() {
    EndpointService service = plan.endpointService();
    List<String> subnets = plan.azIds().stream().map(this::subnet).toList();
    return CallStep.of(
            "balancer",
            "create internal Network Load Balancer " + service.loadBalancer() + " in " + subnets,
            () -> aws.loadBalancer(service.loadBalancer()).filter(aws::active).isPresent(),
            () -> aws.createLoadBalancer(service.loadBalancer(), subnets, network.securityGroup()))
        .with(Effect.BILLED)
        .ending(this::starting, this::awaitActive);
  }

  private boolean starting() {
    String name = plan.endpointService().loadBalancer();
    return aws.loadBalancer(name).filter(arn -> !aws.active(arn)).isPresent();
  }

  private void awaitActive(Consumer<OperationSnapshot> progress) {
    String balancer = plan.endpointService().loadBalancer();
    try (Waits waits = Waits.on(time)) {
      waits
          .handle(
              Watch.<Boolean, String>of(
                      "start of load balancer " + balancer,
                      balancer,
                      START,
                      () -> aws.loadBalancer(balancer).filter(aws::active).isPresent())
                  .state(active -> active ? "active" : "provisioning")
                  .succeedWhen(active -> active, active -> balancer)
                  .build())
          .await(START, progress);
    }
  }

  private String subnet(String az) {
    String subnet = network.subnets().get(az);
    if (subnet == null) {
      throw PreconditionException.of(
          Finding.error("privatelink.subnet", "subnets", null, "a subnet in " + az));
    }
    return subnet;
  }

  private CallStep listener(BalancerListener listener) {
    return CallStep.of(
        "listener:" + listener.port(),
        "listen on TCP " + listener.port() + " for " + listener.targetGroup(),
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

  private CallStep service() {
    return CallStep.of(
            "service",
            "create endpoint service " + plan.endpointService().name() + ", acceptance required",
            () -> aws.endpointService(balancerArn()).isPresent(),
            () -> aws.createEndpointService(plan.endpointService(), balancerArn()))
        .with(Effect.BILLED);
  }

  private CallStep principal() {
    return CallStep.of(
        "principal",
        "allow " + plan.principal() + " to connect",
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

  /**
   * Returns what to fill into TiDB Cloud's page, once the runbook was run.
   *
   * @return the values, with the name AWS gave the endpoint service
   * @throws PreconditionException when there is no endpoint service yet
   */
  public FormValues form() {
    return plan.form("com.amazonaws.vpce." + plan.pattern().region() + "." + serviceId());
  }

  private String arnOf(String targetGroup) {
    return aws.targetGroup(targetGroup)
        .orElseThrow(() -> NetworkDeployment.missing("target group", targetGroup));
  }

  private String balancerArn() {
    String name = plan.endpointService().loadBalancer();
    return aws.loadBalancer(name)
        .orElseThrow(() -> NetworkDeployment.missing("load balancer", name));
  }

  private String serviceId() {
    String name = plan.endpointService().name();
    return aws.endpointService(balancerArn())
        .orElseThrow(() -> NetworkDeployment.missing("endpoint service", name));
  }
}
