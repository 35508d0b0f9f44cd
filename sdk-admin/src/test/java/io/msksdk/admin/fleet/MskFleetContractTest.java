package io.msksdk.admin.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.admin.Locally;
import io.msksdk.admin.Msk;
import io.msksdk.admin.cluster.ClusterSpec;
import io.msksdk.admin.version.EndOfSupport;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.call.AccessDeniedException;
import io.msksdk.testkit.DataPlane;
import io.msksdk.testkit.EngineTime;
import io.msksdk.testkit.LocalMsk;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class MskFleetContractTest {

  @Test
  void memberThatCannotBeRead_isAResult_besideTheOthers() {
    try (LocalMsk local =
            LocalMsk.builder().dataPlane(DataPlane.NONE).time(EngineTime.manual()).start();
        Msk prod = Locally.msk(local).build();
        Msk closed =
            Locally.msk(local)
                .credentials(Locally.credentials(local.admin().withSecret("wrong")))
                .build()) {
      MskClusterArn orders =
          MskClusterArn.parse(
              prod.clusters()
                  .create(
                      ClusterSpec.provisioned("orders", "3.6.0")
                          .subnets("subnet-a", "subnet-b", "subnet-c")
                          .build())
                  .id());
      local.advance(Duration.ofHours(2));
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
