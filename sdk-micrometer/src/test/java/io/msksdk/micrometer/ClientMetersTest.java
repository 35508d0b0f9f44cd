package io.msksdk.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.msksdk.admin.call.CallEvent;
import io.msksdk.auth.iam.LoginEvent;
import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.core.operation.WaitTimeoutException;
import io.msksdk.core.operation.Waits;
import io.msksdk.core.operation.Watch;
import io.msksdk.core.time.Time;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientMetersTest {
  private static final WaitPolicy SHORT =
      WaitPolicy.atMost(Duration.ofMillis(20))
          .pollingEvery(Duration.ofMillis(1), Duration.ofMillis(2));

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final ClientMeters meters = ClientMeters.in(registry);

  @Test
  void calls_areTimedByOperationAndOutcome() {
    meters.called(CallEvent.of("DescribeClusterV2", Duration.ofMillis(40), "id", null));
    meters.called(CallEvent.of("DescribeClusterV2", Duration.ofMillis(60), "id", null));
    meters.called(CallEvent.of("DescribeClusterV2", Duration.ofMillis(5), null, "call.throttled"));

    var success =
        registry
            .get("msk.calls")
            .tags("operation", "DescribeClusterV2", "outcome", "success")
            .timer();
    assertThat(success.count()).isEqualTo(2);
    assertThat(success.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(100);
    assertThat(registry.get("msk.calls").tag("outcome", "call.throttled").timer().count())
        .isEqualTo(1);
  }

  @Test
  void logins_areTimedByRegionAndOutcome() {
    meters.loggedIn(new LoginEvent("eu-west-1", Duration.ofMillis(3), Optional.empty()));
    meters.loggedIn(
        new LoginEvent("eu-west-1", Duration.ofMillis(3), Optional.of("call.not-sent")));

    assertThat(registry.get("msk.logins").tag("outcome", "success").timer().count()).isEqualTo(1);
    assertThat(registry.get("msk.logins").tag("outcome", "call.not-sent").timer().count())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"create-cluster", "delete-topic"})
  void waits_areCountedByKind_withoutTheNameOfAnything(String kind) {
    awaited(watch("create cluster orders").kind(kind));

    assertThat(registry.get("msk.waits").tags("kind", kind, "outcome", "succeeded").timer().count())
        .isEqualTo(1);
    assertThat(registry.get("msk.waits.looks").tag("kind", kind).summary().totalAmount())
        .isEqualTo(1);
    assertThat(registry.getMeters())
        .allSatisfy(meter -> assertThat(meter.getId().toString()).doesNotContain("orders"));
  }

  @Test
  void waitWithoutAKind_isAnOperation() {
    awaited(watch("operation on cluster orders"));

    assertThat(registry.get("msk.waits").tag("kind", "operation").timer().count()).isEqualTo(1);
  }

  private static Watch.Builder<String, String> watch(String what) {
    Watch.Builder<String, String> watch = Watch.of(what, "arn:orders", SHORT, () -> "ACTIVE");
    watch.succeedWhen("ACTIVE"::equals, state -> state);
    return watch;
  }

  private void awaited(Watch.Builder<String, String> watch) {
    try (Waits waits = Waits.on(Time.system(), meters)) {
      assertThat(waits.handle(watch.build()).await(SHORT)).isEqualTo("ACTIVE");
    }
  }

  @Test
  void waitsThatEndBadly_areCountedAsSuch_inTheBackgroundToo() {
    try (Waits waits = Waits.on(Time.system(), meters)) {
      Watch.Builder<String, String> never = Watch.of("create cluster a", "id", SHORT, () -> "?");
      Watch.Builder<String, String> failing =
          Watch.of("create cluster b", "id", SHORT, () -> "FAILED");
      failing.failWhen("FAILED"::equals, state -> new Watch.Failure("code", "message", ""));

      assertThatThrownBy(() -> waits.handle(never.build()).await(SHORT))
          .isInstanceOf(WaitTimeoutException.class);
      assertThatThrownBy(() -> waits.handle(failing.build()).completion(SHORT).join())
          .isInstanceOf(CompletionException.class);
    }

    assertThat(registry.get("msk.waits").tag("outcome", "timed-out").timer().count()).isEqualTo(1);
    assertThat(registry.get("msk.waits").tag("outcome", "failed").timer().count()).isEqualTo(1);
  }
}
