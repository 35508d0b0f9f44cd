package io.msksdk.core.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.core.MskException;
import io.msksdk.core.call.CallPolicy;
import io.msksdk.core.call.Caller;
import io.msksdk.core.call.ServiceError;
import io.msksdk.core.call.ServiceException;
import io.msksdk.core.json.JsonObject;
import io.msksdk.core.operation.WaitInterruptedException;
import io.msksdk.core.time.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GateTest {
  private final Instant start = Instant.parse("2026-01-01T00:00:00Z");
  private final ManualTime time = ManualTime.startingAt(start);
  private final RunStore store = RunStore.memory();
  private final List<String> begun = new ArrayList<>();

  /** A step with gates; it is so already when it has no action. */
  private record Gated(GateTest test, boolean done, List<Gate> preconditions, List<Gate> gates)
      implements RunbookStep {

    @Override
    public String id() {
      return "stop";
    }

    @Override
    public String title() {
      return "stop producers";
    }

    @Override
    public boolean done() {
      return done;
    }

    @Override
    public String begin() {
      test.begun.add("stop");
      return "stopped";
    }
  }

  /** A gate that shows these looks one after another, the last one for ever. */
  private static Gate gate(Boolean... looks) {
    Deque<Boolean> left = new ArrayDeque<>(Arrays.asList(looks));
    return Gate.of(
        "fenced",
        "offsets stand still",
        () -> {
          boolean passes = left.size() > 1 ? left.remove() : left.element();
          return passes ? GateLook.passes("still") : GateLook.holds("orders-0 moved by 12");
        });
  }

  private RunRecord run(Gated step, RunOptions options) {
    return Runbook.of("test", "thing", JsonObject.builder().build(), List.of(step), time)
        .run(options);
  }

  @CanIgnoreReturnValue
  private RunRecord run(Gate gate) {
    return run(new Gated(this, false, List.of(), List.of(gate)), RunOptions.recordIn(store));
  }

  @Test
  void gateThatPasses_leavesEvidence_thatAnotherProcessReads() {
    RunRecord record = run(gate(true));

    assertThat(record.steps().get(0).evidence()).containsExactly(start + " fenced: still");
    assertThat(RunRecord.parse(record.toJson())).isEqualTo(record);
  }

  @Test
  void gateThatIsHeld_endsTheRunForNow_andTheRecordNamesIt() {
    assertThatThrownBy(() -> run(gate(false).within(Duration.ofSeconds(10))))
        .isInstanceOf(PreconditionException.class)
        .hasMessageContaining("stop/fenced: orders-0 moved by 12 (expected: offsets stand still)")
        .matches(e -> ((MskException) e).retryable());

    StepRecord step = store.load().orElseThrow().steps().get(0);
    assertThat(step.state()).isEqualTo(StepState.RUNNING);
    assertThat(step.note()).isEqualTo("held by fenced: orders-0 moved by 12");
    assertThat(time.now()).isEqualTo(start.plusSeconds(10));
  }

  @Test
  void heldGate_isLookedAtAgain_withoutAnotherBegin() {
    assertThatThrownBy(() -> run(gate(false))).isInstanceOf(PreconditionException.class);

    RunRecord record = run(gate(true));

    assertThat(record.finished()).isTrue();
    assertThat(begun).containsExactly("stop");
  }

  @Test
  void gateThatMustHoldForATime_countsFromTheLastLookThatDidNotPass() {
    run(gate(true, true, false, true).holdingFor(Duration.ofSeconds(5)).within(ofMinute()));

    assertThat(time.now()).isEqualTo(start.plusSeconds(2 + 5));
  }

  private static Duration ofMinute() {
    return Duration.ofMinutes(1);
  }

  @Test
  void precondition_keepsTheStepFromBeginning() {
    Gated step = new Gated(this, false, List.of(gate(false)), List.of());

    assertThatThrownBy(() -> run(step, RunOptions.recordIn(store)))
        .isInstanceOf(PreconditionException.class);

    assertThat(begun).isEmpty();
    assertThat(store.load().orElseThrow().steps().get(0).state()).isEqualTo(StepState.WAITING);
  }

  @Test
  void stepThatIsSoAlready_mustPassItsGatesToo() {
    Gated step = new Gated(this, true, List.of(), List.of(gate(false)));

    assertThatThrownBy(() -> run(step, RunOptions.recordIn(store)))
        .isInstanceOf(PreconditionException.class);
  }

  @Test
  void override_passesAHeldGate_andTheRecordSaysWhy() {
    Gated step = new Gated(this, false, List.of(), List.of(gate(false).within(ofMinute())));

    RunRecord record =
        run(step, RunOptions.recordIn(store).overriding("stop/fenced", "CHG-1, known writer"));

    assertThat(record.finished()).isTrue();
    assertThat(record.steps().get(0).evidence())
        .containsExactly(start + " fenced: orders-0 moved by 12 (OVERRIDDEN: CHG-1, known writer)");
  }

  @Test
  void abandonedRun_isFollowedByAFreshOne() {
    assertThatThrownBy(() -> run(gate(false))).isInstanceOf(PreconditionException.class);
    RunRecord given = store.load().orElseThrow().abandoned("called off", start);
    store.save(given);

    run(gate(true));

    assertThat(given.ended()).isTrue();
    assertThat(given.finished()).isFalse();
    assertThat(begun).containsExactly("stop", "stop");
  }

  @Test
  void lookThatTakesLong_isNotTakenForATimeOfLooks() {
    AtomicInteger looks = new AtomicInteger();
    Gate slow =
        Gate.of(
            "fenced",
            "offsets stand still",
            () -> {
              looks.incrementAndGet();
              time.advance(Duration.ofSeconds(10));
              return GateLook.passes("still");
            });

    run(slow.holdingFor(Duration.ofSeconds(5)));

    assertThat(looks).hasValue(3);
  }

  @Test
  void interruptInTheMiddleOfALook_isNoFailureOfTheStep() {
    Caller caller = Caller.of(CallPolicy.defaults(), time);
    ServiceError down = new ServiceError("Describe", 503, "Unavailable", "down", null, null, null);
    Gate gate =
        Gate.of(
            "fenced",
            "offsets stand still",
            () ->
                caller.read(
                    "Describe",
                    () -> {
                      Thread.currentThread().interrupt();
                      throw new ServiceException(down, null);
                    }));

    assertThatThrownBy(() -> run(gate.within(ofMinute())))
        .isInstanceOf(WaitInterruptedException.class);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(store.load().orElseThrow().steps().get(0).state()).isEqualTo(StepState.RUNNING);
  }
}
