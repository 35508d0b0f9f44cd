package io.msksdk.changefeed.privatelink.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.changefeed.privatelink.Guide;
import io.msksdk.changefeed.privatelink.NetworkPlan;
import io.msksdk.changefeed.privatelink.PlannedSubnet;
import io.msksdk.changefeed.privatelink.SecurityRule;
import io.msksdk.core.runbook.PreconditionException;
import io.msksdk.core.runbook.RunOptions;
import io.msksdk.core.runbook.RunStore;
import io.msksdk.core.runbook.StepState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The steps of the network, against an account in memory. */
class NetworkDeploymentTest {
  private final Account account = new Account();
  private final NetworkDeployment deployment =
      NetworkDeployment.of(NetworkPlan.of(Guide.plan().build(), "10.0.0.0/16"), account);

  @Test
  void dryRun_printsEveryStep_andCallsNobody() {
    assertThat(deployment.runbook().toString())
        .contains(
            "create VPC Kafka VPC, 10.0.0.0/16",
            "create subnet broker-usw2-az2, 10.0.64.0/18 in usw2-az2",
            "create subnet bastion, 10.0.192.0/18 in usw2-az1",
            "create internet gateway kafka-vpc-igw",
            "route 0.0.0.0/0 to kafka-vpc-igw",
            "let bastion use kafka-vpc-igw-route-table",
            "allow in TCP 39092 10.0.0.0/16 on kafka-brokers",
            "create security group kafka-lb");
    assertThat(account.changes).isEmpty();
  }

  @Test
  void run_setsEverythingUp_andASecondRunChangesNothing() {
    deployment.runbook().run(RunOptions.recordIn(RunStore.memory()));
    List<String> first = List.copyOf(account.changes);

    var again = deployment.runbook().run(RunOptions.recordIn(RunStore.memory()));

    assertThat(first).hasSize(16).contains("route 0.0.0.0/0 id:kafka-vpc-igw");
    assertThat(account.changes).isEqualTo(first);
    assertThat(again.steps()).extracting("state").containsOnly(StepState.ALREADY_SO);
  }

  @Test
  void network_isWhereTheBalancerStands() {
    assertThatThrownBy(deployment::network)
        .isInstanceOf(PreconditionException.class)
        .hasMessageContaining("Kafka VPC");

    deployment.runbook().run(RunOptions.unrecorded());

    assertThat(deployment.network())
        .isEqualTo(
            new PrivateLinkDeployment.Network(
                "id:Kafka VPC",
                Map.of(
                    "usw2-az1", "id:broker-usw2-az1",
                    "usw2-az2", "id:broker-usw2-az2",
                    "usw2-az3", "id:broker-usw2-az3"),
                "id:kafka-lb"));
  }

  private static final class Account implements NetworkAws {
    final List<String> changes = new ArrayList<>();
    final Map<String, String> made = new HashMap<>();

    private void make(String name) {
      change(name);
      made.put(name, "id:" + name);
    }

    private void change(String what) {
      changes.add(what);
    }

    private Optional<String> find(String name) {
      return Optional.ofNullable(made.get(name));
    }

    @Override
    public Optional<String> vpc(String name) {
      return find(name);
    }

    @Override
    public void createVpc(String name, String cidr) {
      make(name);
    }

    @Override
    public Optional<String> subnet(String vpc, String name) {
      return find(name);
    }

    @Override
    public void createSubnet(String vpc, PlannedSubnet subnet) {
      make(subnet.name());
    }

    @Override
    public Optional<String> securityGroup(String vpc, String name) {
      return find(name);
    }

    @Override
    public void createSecurityGroup(String vpc, String name) {
      make(name);
    }

    @Override
    public boolean allows(String securityGroup, SecurityRule rule) {
      return changes.contains(rule.toString());
    }

    @Override
    public void allow(String securityGroup, SecurityRule rule) {
      change(rule.toString());
    }

    @Override
    public Optional<String> internetGateway(String name) {
      return find(name);
    }

    @Override
    public void createInternetGateway(String name) {
      make(name);
    }

    @Override
    public boolean attached(String gateway, String vpc) {
      return changes.contains("attach " + gateway + " " + vpc);
    }

    @Override
    public void attach(String gateway, String vpc) {
      change("attach " + gateway + " " + vpc);
    }

    @Override
    public Optional<String> routeTable(String vpc, String name) {
      return find(name);
    }

    @Override
    public void createRouteTable(String vpc, String name) {
      make(name);
    }

    @Override
    public boolean routed(String routeTable, String cidr, String gateway) {
      return changes.contains("route " + cidr + " " + gateway);
    }

    @Override
    public void route(String routeTable, String cidr, String gateway) {
      change("route " + cidr + " " + gateway);
    }

    @Override
    public boolean associated(String routeTable, String subnet) {
      return changes.contains("associate " + routeTable + " " + subnet);
    }

    @Override
    public void associate(String routeTable, String subnet) {
      change("associate " + routeTable + " " + subnet);
    }
  }
}
