package io.msksdk.admin.runstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.core.json.JsonObject;
import io.msksdk.core.runbook.Gate;
import io.msksdk.core.runbook.GateLook;
import io.msksdk.core.runbook.PreconditionException;
import io.msksdk.core.runbook.RunOptions;
import io.msksdk.core.runbook.RunRecord;
import io.msksdk.core.runbook.Runbook;
import io.msksdk.core.runbook.RunbookStep;
import io.msksdk.core.time.Time;
import io.msksdk.testkit.LocalCluster;
import io.msksdk.testkit.LocalMskTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@LocalMskTest
class KafkaRunStoreBrokerIT {

  private record Step(boolean passes) implements RunbookStep {

    @Override
    public String id() {
      return "look";
    }

    @Override
    public String title() {
      return "look";
    }

    @Override
    public boolean done() {
      return false;
    }

    @Override
    public String begin() {
      return "begun";
    }

    @Override
    public List<Gate> gates() {
      return List.of(Gate.of("gate", "pass", () -> new GateLook(passes, "seen")));
    }
  }

  private static Runbook runbook(boolean passes) {
    return Runbook.of(
        "test", "thing", JsonObject.builder().build(), List.of(new Step(passes)), Time.system());
  }

  @Test
  void record_isTakenUpByTheNextOwner_andTheFormerOneCanSaveNoMore(LocalCluster cluster) {
    try (KafkaRunStore first = KafkaRunStore.open(cluster.clientProperties(), "runs", "orders")) {
      assertThat(first.load()).isEmpty();
      assertThatThrownBy(() -> runbook(false).run(RunOptions.recordIn(first)))
          .hasMessageContaining("look/gate");
      RunRecord held = first.load().orElseThrow();

      try (KafkaRunStore second =
          KafkaRunStore.open(cluster.clientProperties(), "runs", "orders")) {
        assertThat(second.load()).contains(held);
        RunRecord record = runbook(true).run(RunOptions.recordIn(second));

        assertThat(second.load()).contains(record);
        assertThatThrownBy(() -> first.save(held))
            .isInstanceOf(PreconditionException.class)
            .hasMessageContaining("run: orders (expected: owned by this process)");
        assertThat(second.load()).contains(record);
      }
    }
  }

  @Test
  void runs_ofOneTopic_areApart(LocalCluster cluster) {
    try (KafkaRunStore one = KafkaRunStore.open(cluster.clientProperties(), "runs-apart", "one");
        KafkaRunStore other =
            KafkaRunStore.open(cluster.clientProperties(), "runs-apart", "other")) {
      RunRecord record = runbook(true).run(RunOptions.recordIn(one));

      assertThat(one.load()).contains(record);
      assertThat(other.load()).isEmpty();
    }
  }

  @Test
  void storeThatWasClosed_isToldAsARefusal(LocalCluster cluster) {
    KafkaRunStore store = KafkaRunStore.open(cluster.clientProperties(), "runs-closed", "orders");
    store.close();

    assertThatThrownBy(() -> runbook(true).run(RunOptions.recordIn(store)))
        .isInstanceOf(PreconditionException.class)
        .hasMessageContaining("run: orders (expected: a store that is open)");
  }
}
