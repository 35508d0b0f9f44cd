package io.msksdk.core.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.json.JsonObject;
import io.msksdk.core.operation.OperationSnapshot;
import io.msksdk.core.time.ManualTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RunbookTest {
  private final ManualTime time = ManualTime.startingAt(Instant.parse("2026-01-01T00:00:00Z"));
  private final List<String> begun = new ArrayList<>();
  private final Set<String> running = new HashSet<>();
  private final Set<String> done = new HashSet<>();
  private final RunStore store = RunStore.memory();

  /** A step whose service is the sets of this test. */
  private record Step(RunbookTest service, String id, Set<Effect> effects, boolean dies)
      implements RunbookStep {

    @Override
    public String title() {
      return "do " + id;
    }

    @Override
    public Optional<String> underWay() {
      return service.running.contains(id) ? Optional.of("op-" + id) : Optional.empty();
    }

    @Override
    public boolean done() {
      return service.done.contains(id);
    }

    @Override
    public String begin() {
      service.begun.add(id);
      service.running.add(id);
      if (dies) {
        throw new IllegalStateException("killed after the call");
      }
      return "op-" + id;
    }

    @Override
    public void await(String token, Consumer<OperationSnapshot> progress) {
      assertThat(token).isEqualTo("op-" + id);
      service.running.remove(id);
      service.done.add(id);
    }
  }

  private Step step(String id, Effect... effects) {
    return new Step(this, id, Set.of(effects), false);
  }

  private Runbook runbook(Step... steps) {
    return Runbook.of("test", "thing", JsonObject.builder().build(), List.of(steps), time);
  }

  @Test
  void steps_runInOrder_andTheRecordSaysSo() {
    List<String> seen = new ArrayList<>();

    RunRecord record =
        runbook(step("a"), step("b"))
            .run(RunOptions.recordIn(store).reporting(p -> seen.add(p.toString())));

    assertThat(begun).containsExactly("a", "b");
    assertThat(record.finished()).isTrue();
    assertThat(seen)
        .containsExactly(
            "1/2 BEGINNING do a",
            "1/2 RUNNING do a",
            "1/2 DONE do a",
            "2/2 BEGINNING do b",
            "2/2 RUNNING do b",
            "2/2 DONE do b");
  }

  @Test
  void stepThatIsSoAlready_isNotBegun() {
    done.add("a");

    RunRecord record = runbook(step("a"), step("b")).run(RunOptions.recordIn(store));

    assertThat(begun).containsExactly("b");
    assertThat(record.steps().get(0).state()).isEqualTo(StepState.ALREADY_SO);
  }

  @Test
  void processThatDiedAfterItsCall_isTakenUpWithoutAnother() {
    Step dying = new Step(this, "a", Set.of(), true);
    assertThatThrownBy(() -> runbook(dying, step("b")).run(RunOptions.recordIn(store)))
        .hasMessage("killed after the call");

    RunRecord record = runbook(step("a"), step("b")).run(RunOptions.recordIn(store));

    assertThat(begun).containsExactly("a", "b");
    assertThat(record.finished()).isTrue();
  }

  @Test
  void finishedRecord_isFollowedByAFreshRun() {
    runbook(step("a")).run(RunOptions.recordIn(store));
    done.clear();

    runbook(step("a")).run(RunOptions.recordIn(store));

    assertThat(begun).containsExactly("a", "a");
  }

  @Test
  void effectsThatAreNotAllowed_areAllNamed_beforeAnything() {
    Runbook runbook = runbook(step("a"), step("b", Effect.IRREVERSIBLE, Effect.BILLED));

    assertThatThrownBy(() -> runbook.run(RunOptions.recordIn(store).allowing(Effect.BILLED)))
        .isInstanceOfSatisfying(
            PreconditionException.class, e -> assertThat(e.findings()).hasSize(1))
        .hasMessageContaining("do b: IRREVERSIBLE");
    assertThat(begun).isEmpty();
    assertThat(store.load()).isEmpty();
  }

  @Test
  void digest_isTheSameForTheSameSteps_andAnotherForOthers() {
    assertThat(runbook(step("a")).digest()).isEqualTo(runbook(step("a")).digest());
    assertThat(runbook(step("a")).digest()).isNotEqualTo(runbook(step("b")).digest());
  }

  @Test
  void record_isReadAsItWasWritten() {
    RunRecord record = runbook(step("a")).run(RunOptions.recordIn(store).because("CHG-1"));

    assertThat(RunRecord.parse(record.toJson())).isEqualTo(record);
    assertThat(record.reason()).isEqualTo("CHG-1");
  }

  @Test
  void recordOfALaterFormat_isRefused() {
    assertThatThrownBy(() -> RunRecord.parse("{\"format\": 2}"))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("format: 2 (expected: 1)");
    assertThatThrownBy(() -> RunRecord.parse("{\"format\": 1, \"runb"))
        .hasMessageContaining("one whole JSON object");
  }

  /** A step that says what it costs, and writes down why it runs. */
  private record Noted(RunbookTest service, String reason) implements RunbookStep {

    @Override
    public String id() {
      return "noted";
    }

    @Override
    public String title() {
      return "do something dear";
    }

    @Override
    public Set<Effect> effects() {
      return Set.of();
    }

    @Override
    public List<String> notes() {
      return List.of("It is billed.");
    }

    @Override
    public RunbookStep because(String why) {
      return new Noted(service, why);
    }

    @Override
    public Optional<String> underWay() {
      return Optional.empty();
    }

    @Override
    public boolean done() {
      return service.done.contains("noted");
    }

    @Override
    public String begin() {
      service.begun.add("because " + reason);
      if (service.running.add("once")) {
        throw new IllegalStateException("killed before anything happened");
      }
      return "noted";
    }

    @Override
    public void await(String token, Consumer<OperationSnapshot> progress) {}
  }

  @Test
  void reason_reachesEveryStep_alsoByWhoTakesTheRunUpWithoutOne() {
    Runbook runbook =
        Runbook.of(
            "test", "thing", JsonObject.builder().build(), List.of(new Noted(this, "")), time);
    assertThatThrownBy(() -> runbook.run(RunOptions.recordIn(store).because("CHG-1")))
        .hasMessageContaining("killed");

    runbook.run(RunOptions.recordIn(store));

    assertThat(begun).containsExactly("because CHG-1", "because CHG-1");
  }

  @Test
  void notes_arePrintedBelowTheirStep() {
    Runbook runbook =
        Runbook.of(
            "test", "thing", JsonObject.builder().build(), List.of(new Noted(this, "")), time);

    assertThat(runbook.toString()).contains("1. do something dear\n     It is billed.\ndigest ");
  }

  @Test
  void recordWhoseStepsAreOthers_isRefused_andNothingIsBegun() {
    Runbook runbook = runbook(step("a"), step("b"));
    RunRecord record =
        new RunRecord(
            "test", "thing", runbook.digest(), JsonObject.builder().build(), "", List.of());
    store.save(record);

    assertThatThrownBy(() -> runbook.run(RunOptions.recordIn(store)))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("steps: [] (expected: [a, b])");

    assertThat(begun).isEmpty();
    assertThat(store.load()).contains(record);
  }
}
