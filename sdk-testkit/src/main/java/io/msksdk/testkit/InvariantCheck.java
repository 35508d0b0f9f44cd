package io.msksdk.testkit;

import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.core.operation.WaitTimeoutException;
import io.msksdk.core.operation.Waits;
import io.msksdk.core.operation.Watch;
import io.msksdk.core.time.Time;
import java.time.Duration;
import java.util.List;

/** Holds what happened during a test against the invariants of the service. */
final class InvariantCheck {
  private static final WaitPolicy SETTLING =
      WaitPolicy.atMost(Duration.ofSeconds(10))
          .pollingEvery(Duration.ofMillis(1), Duration.ofMillis(50));

  private InvariantCheck() {}

  /** Fails when an invariant was broken, or when something a test began does not come to an end. */
  static void require(LocalMsk local, long after) {
    Invariants found = local.log().invariantsAfter(after);
    if (!found.violations().isEmpty()) {
      throw broken("the local MSK did what MSK never does:", found.violations());
    }
    if (!found.unsettled().isEmpty()) {
      settle(local, after);
    }
  }

  /** What was begun last may end a moment after the test. */
  private static void settle(LocalMsk local, long after) {
    Watch<Invariants, Invariants> watch =
        Watch.<Invariants, Invariants>of(
                "settle", local.toString(), SETTLING, () -> local.log().invariantsAfter(after))
            .succeedWhen(found -> found.unsettled().isEmpty(), found -> found)
            .build();
    try (Waits waits = Waits.on(Time.system())) {
      waits.handle(watch).await(SETTLING);
    } catch (WaitTimeoutException e) {
      throw broken(
          "the test left something running:", local.log().invariantsAfter(after).unsettled());
    }
  }

  private static AssertionError broken(String what, List<String> found) {
    return new AssertionError(what + "\n  " + String.join("\n  ", found));
  }
}
