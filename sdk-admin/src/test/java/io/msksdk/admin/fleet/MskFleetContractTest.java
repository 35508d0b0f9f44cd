package io.msksdk.admin.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.admin.Locally;
import io.msksdk.admin.Msk;
import io.msksdk.admin.OtherAccounts;
import io.msksdk.admin.cluster.BrokerSize;
import io.msksdk.admin.cluster.ClusterSpec;
import io.msksdk.admin.version.EndOfSupport;
import io.msksdk.auth.credentials.CredentialSource;
import io.msksdk.auth.credentials.StsEndpoint;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.call.AccessDeniedException;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.testkit.DataPlane;
import io.msksdk.testkit.EngineTime;
import io.msksdk.testkit.LocalMsk;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;

class MskFleetContractTest {

  @Test
  void rolesOfAccounts_areLookedAtInEveryRegion() {
    try (LocalMsk local = LocalMsk.builder().dataPlane(DataPlane.NONE).start()) {
      String role = OtherAccounts.role(local, "444455556666", "reader");
      try (Msk theirs = OtherAccounts.user(local, "444455556666");
          MskFleet fleet =
              MskFleet.ofRoles()
                  .account("test", role)
                  .account("gone", "arn:aws:iam::777788889999:role/nobody")
                  .regions(Region.of(local.region()), Region.EU_NORTH_1)
                  .from(CredentialSource.provider(Locally.credentials(local.admin())))
                  .sts(StsEndpoint.in(local.region()).at(local.endpoint()))
                  .each(msk -> msk.endpoint(local.endpoint()))
                  .build()) {
        var created =
            theirs
                .clusters()
                .create(
                    ClusterSpec.provisioned("theirs", "3.6.0")
                        .brokers(3, BrokerSize.standard("t3.small"))
                        .subnets("subnet-a", "subnet-b", "subnet-c")
                        .build());

        List<FleetResult> results = fleet.look(Runnable::run);

        assertThat(results)
            .extracting(result -> result.member().toString())
            .containsExactly(
                "test in " + local.region(),
                "test in eu-north-1",
                "gone in " + local.region(),
                "gone in eu-north-1");
        assertThat(results.get(0).failure()).isEmpty();
        assertThat(results.get(0).findings().get(MskClusterArn.parse(created.id())))
            .extracting(Finding::code)
            .containsExactly("cluster.t3");
        assertThat(results.get(1).clusters()).isEmpty();
        assertThat(results.get(1).failure()).isEmpty();
        assertThat(results.get(2).failure()).isPresent();
        assertThat(results.get(3).failure()).isPresent();
      }
    }
  }

  @Test
  void fleetWithoutAccountsAndRegions_isRefused() {
    assertThatThrownBy(() -> MskFleet.ofRoles().build())
        .isInstanceOfSatisfying(
            InvalidSpecException.class, e -> assertThat(e.findings()).hasSize(2));
  }

  @Test
  void memberThatCannotBeRead_isAResult_besideTheOthers() {
    try (LocalMsk local =
            LocalMsk.builder().dataPlane(DataPlane.NONE).time(EngineTime.manual()).start();
        Msk prod = Locally.msk(local).build();
        Msk closed =
            Locally.msk(local)
                .credentials(Locally.credentials(local.admin().withSecret("wrong")))
                .build()) {
      var creation =
          prod.clusters()
              .create(
                  ClusterSpec.provisioned("orders", "3.6.0")
                      .subnets("subnet-a", "subnet-b", "subnet-c")
                      .build());
      local.advance(Duration.ofHours(2));
      MskClusterArn orders =
          creation
              .await(
                  WaitPolicy.atMost(Duration.ofSeconds(30))
                      .pollingEvery(Duration.ofMillis(5), Duration.ofMillis(50)))
              .arn();
      var unused = prod.clusters().update(orders).brokers(6);

      List<FleetResult> results =
          MskFleet.of(
                  List.of(
                      new FleetMember("prod", local.region(), prod),
                      new FleetMember("closed", local.region(), closed)))
              .look(Runnable::run);

      assertThat(results.get(0).failure()).isEmpty();
      assertThat(results.get(0).clusters()).hasSize(1);
      assertThat(results.get(0).inFlight())
          .extracting(operation -> operation.type())
          .containsExactly("INCREASE_BROKER_COUNT");
      LocalDate day = LocalDate.parse("2026-01-01");
      assertThat(results.get(0).deadlines(EndOfSupport.published().with("3.6.0", day), day))
          .containsOnlyKeys(orders);
      assertThat(results.get(1).failure())
          .hasValueSatisfying(e -> assertThat(e).isInstanceOf(AccessDeniedException.class));
      assertThat(results.get(1).toString()).contains("closed in", "call.access-denied");
    }
  }
}
