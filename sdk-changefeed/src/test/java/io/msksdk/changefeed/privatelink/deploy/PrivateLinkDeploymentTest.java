package io.msksdk.changefeed.privatelink.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.changefeed.privatelink.AdvertisedPattern;
import io.msksdk.changefeed.privatelink.EndpointService;
import io.msksdk.changefeed.privatelink.Guide;
import io.msksdk.changefeed.privatelink.PrivateLinkPlan;
import io.msksdk.changefeed.privatelink.SecurityRule;
import io.msksdk.changefeed.privatelink.TargetGroup;
import io.msksdk.core.check.Finding;
import io.msksdk.core.runbook.Effect;
import io.msksdk.core.runbook.PreconditionException;
import io.msksdk.core.runbook.RunOptions;
import io.msksdk.core.runbook.RunStore;
import io.msksdk.core.runbook.StepState;
import io.msksdk.core.time.ManualTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The steps at AWS, against an account in memory. */
class PrivateLinkDeploymentTest {
  private static final PrivateLinkDeployment.Network NETWORK =
      new PrivateLinkDeployment.Network(
          "vpc-1",
          Map.of("usw2-az1", "subnet-a", "usw2-az2", "subnet-c", "usw2-az3", "subnet-b"),
          "sg-1");

  private final PrivateLinkPlan plan = Guide.plan().build();
  private final Account account = new Account();
  private final PrivateLinkDeployment deployment = PrivateLinkDeployment.of(plan, account, NETWORK);

  private static RunOptions allowed(RunStore store) {
    return RunOptions.recordIn(store).allowing(Effect.BILLED);
  }

  @Test
  void dryRun_printsEveryStep_andCallsNobody() {
    assertThat(deployment.runbook().toString())
        .contains(
            "create target group bootstrap-target-group, TCP 9092",
            "register 3 targets in bootstrap-target-group",
            "allow in TCP 9092-9095 10.250.0.0/16 on sg-1",
            "create internal Network Load Balancer kafka-lb in [subnet-a, subnet-c, subnet-b]"
                + "  [BILLED]",
            "listen on TCP 9095 for broker-target-group-3",
            "allow arn:aws:iam::123456789012:root to connect");
    assertThat(account.changes).isEmpty();
  }

  @Test
  void run_setsEverythingUp_andASecondRunChangesNothing() {
    deployment.runbook().run(allowed(RunStore.memory()));
    List<String> first = List.copyOf(account.changes);

    var again = deployment.runbook().run(allowed(RunStore.memory()));

    assertThat(first).hasSize(17).contains("listener 9093 tg/broker-target-group-1");
    assertThat(account.changes).isEqualTo(first);
    assertThat(again.steps()).extracting("state").containsOnly(StepState.ALREADY_SO);
  }

  @Test
  void run_thatDied_isTakenUp() {
    RunStore store = RunStore.memory();
    account.dieAt = 9;
    assertThatThrownBy(() -> deployment.runbook().run(allowed(store)))
        .isInstanceOf(IllegalStateException.class);

    deployment.runbook().run(allowed(store));

    assertThat(account.changes).hasSize(17).doesNotHaveDuplicates();
  }

  @Test
  void balancer_isAwaited_beforeItsListeners() {
    ManualTime time = ManualTime.startingAt(Instant.EPOCH);
    account.looks = 5;
    List<String> seen = new ArrayList<>();

    deployment
        .on(time)
        .runbook()
        .run(allowed(RunStore.memory()).reporting(progress -> seen.add(progress.toString())));

    assertThat(time.now()).isAfter(Instant.EPOCH);
    assertThat(seen).anyMatch(line -> line.contains("provisioning"));
    assertThat(account.changes).hasSize(17);
  }

  @Test
  void balancer_thatIsStartingSinceAnEarlierRun_isNotMadeTwice() {
    account.balancers.put("kafka-lb", "lb/kafka-lb");
    account.looks = 3;

    deployment.on(ManualTime.startingAt(Instant.EPOCH)).runbook().run(allowed(RunStore.memory()));

    assertThat(account.changes).hasSize(16).noneMatch(c -> c.startsWith("balancer"));
  }

  @Test
  void form_hasTheNameThatAwsGave() {
    assertThatThrownBy(deployment::form)
        .isInstanceOf(PreconditionException.class)
        .hasMessageContaining("Run the deployment's runbook first");

    deployment.runbook().run(allowed(RunStore.memory()));

    assertThat(deployment.form().toString())
        .contains("Endpoint Service Name: com.amazonaws.vpce.us-west-2.vpce-svc-1");
  }

  @Test
  void secondProject_sharesBalancerAndService() {
    deployment.runbook().run(allowed(RunStore.memory()));
    PrivateLinkPlan second =
        plan.second(new AdvertisedPattern("def", "us-west-2", "3199015")).build();

    PrivateLinkDeployment.of(second, account, NETWORK).runbook().run(allowed(RunStore.memory()));

    assertThat(account.listeners).hasSize(8);
    assertThat(account.changes).filteredOn(c -> c.startsWith("balancer")).hasSize(1);
    assertThat(account.changes).filteredOn(c -> c.startsWith("service")).hasSize(1);
  }

  @Test
  void portThatAnotherListenerHas_isRefused() {
    account.balancers.put("kafka-lb", "lb/kafka-lb");
    account.listeners.put(9093, "tg/somebody");

    assertThatThrownBy(() -> deployment.runbook().run(allowed(RunStore.memory())))
        .isInstanceOf(PreconditionException.class)
        .hasMessageContaining("port 9093: tg/somebody");
  }

  @Test
  void costs_mustBeAllowed() {
    assertThatThrownBy(() -> deployment.runbook().run(RunOptions.unrecorded()))
        .isInstanceOf(PreconditionException.class)
        .hasMessageContaining("BILLED");
    assertThat(account.changes).isEmpty();
  }

  @Test
  void subnets_mustBeInTheirZones() {
    deployment.check();
    account.zones.put("subnet-b", "usw2-az4");
    account.names.remove("usw2-az1");

    assertThatThrownBy(deployment::check)
        .isInstanceOfSatisfying(
            PreconditionException.class,
            e ->
                assertThat(e.findings())
                    .extracting(Finding::code)
                    .containsExactly("privatelink.region", "privatelink.subnet"));
  }

  @Test
  void connections_areAccepted_fromTidbCloudOnly() {
    deployment.runbook().run(allowed(RunStore.memory()));
    account.pending.put("vpce-theirs", "123456789012");
    account.pending.put("vpce-stranger", "999999999999");

    assertThat(deployment.acceptTidbCloud()).containsExactly("vpce-theirs");
    assertThat(account.changes).contains("accept [vpce-theirs]");
  }

  private static final class Account implements PrivateLinkAws {
    final List<String> changes = new ArrayList<>();
    final Map<String, String> names =
        new HashMap<>(
            Map.of("usw2-az1", "us-west-2a", "usw2-az2", "us-west-2c", "usw2-az3", "us-west-2b"));
    final Map<String, String> zones =
        new HashMap<>(
            Map.of("subnet-a", "usw2-az1", "subnet-c", "usw2-az2", "subnet-b", "usw2-az3"));
    final Map<String, Set<TargetGroup.Target>> groups = new HashMap<>();
    final Map<String, String> balancers = new HashMap<>();
    final Map<Integer, String> listeners = new HashMap<>();
    final Set<SecurityRule> rules = new HashSet<>();
    final Map<String, String> services = new HashMap<>();
    final Set<String> principals = new HashSet<>();
    final Map<String, String> pending = new HashMap<>();
    int dieAt = -1;
    int looks;

    private void change(String what) {
      changes.add(what);
      if (changes.size() == dieAt) {
        throw new IllegalStateException("the process dies after " + what);
      }
    }

    @Override
    public Map<String, String> zoneNames() {
      return names;
    }

    @Override
    public String zoneOf(String subnet) {
      return zones.get(subnet);
    }

    @Override
    public Optional<String> targetGroup(String name) {
      return groups.containsKey("tg/" + name) ? Optional.of("tg/" + name) : Optional.empty();
    }

    @Override
    public void createTargetGroup(TargetGroup group, String vpc) {
      groups.put("tg/" + group.name(), new HashSet<>());
      change("group " + group.name() + " " + vpc);
    }

    @Override
    public Set<TargetGroup.Target> targets(String targetGroup) {
      return groups.get(targetGroup);
    }

    @Override
    public void registerTargets(String targetGroup, List<TargetGroup.Target> targets) {
      groups.get(targetGroup).addAll(targets);
      change("targets " + targetGroup);
    }

    @Override
    public Optional<String> loadBalancer(String name) {
      return Optional.ofNullable(balancers.get(name));
    }

    @Override
    public void createLoadBalancer(String name, List<String> subnets, String securityGroup) {
      balancers.put(name, "lb/" + name);
      change("balancer " + name);
    }

    @Override
    public boolean active(String loadBalancer) {
      if (looks > 0) {
        looks--;
        return false;
      }
      return true;
    }

    @Override
    public Map<Integer, String> listeners(String loadBalancer) {
      return listeners;
    }

    @Override
    public void createListener(String loadBalancer, int port, String targetGroup) {
      listeners.put(port, targetGroup);
      change("listener " + port + " " + targetGroup);
    }

    @Override
    public boolean allows(String securityGroup, SecurityRule rule) {
      return rules.contains(rule);
    }

    @Override
    public void allow(String securityGroup, SecurityRule rule) {
      rules.add(rule);
      change("rule " + rule);
    }

    @Override
    public Optional<String> endpointService(String loadBalancer) {
      return Optional.ofNullable(services.get(loadBalancer));
    }

    @Override
    public void createEndpointService(EndpointService service, String loadBalancer) {
      services.put(loadBalancer, "vpce-svc-1");
      change("service " + service.name());
    }

    @Override
    public Set<String> principals(String service) {
      return principals;
    }

    @Override
    public void allowPrincipal(String service, String principal) {
      principals.add(principal);
      change("principal " + principal);
    }

    @Override
    public Map<String, String> pendingConnections(String service) {
      return pending;
    }

    @Override
    public void accept(String service, List<String> endpoints) {
      change("accept " + endpoints);
    }
  }
}
