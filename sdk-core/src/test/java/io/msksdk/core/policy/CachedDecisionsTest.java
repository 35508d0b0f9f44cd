package io.msksdk.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class CachedDecisionsTest {
  private static final String READ = "kafka-cluster:ReadData";
  private static final CompiledPolicies POLICIES =
      Ask.identity(Statement.allow(READ).on(Ask.R + "topic/*").build());

  @Test
  void decision_isRemembered_alsoForAnEqualContext() {
    CachedDecisions cached = POLICIES.cached(100);

    Decision refused = cached.decide(Ask.caller(), "kafka-cluster:WriteData", Ask.TOPIC);

    assertThat(cached.decide(Ask.caller(), "kafka-cluster:WriteData", Ask.TOPIC)).isSameAs(refused);
    assertThat(cached.size()).isEqualTo(1);
  }

  @Test
  void context_actionAndResource_tellQuestionsApart() {
    CachedDecisions cached =
        Ask.identity(Statement.allow(READ).on("*").when("Bool", "a:b", "true").build()).cached(100);
    RequestContext yes = Ask.caller().with("a:b", "true");

    assertThat(cached.decide(yes, READ, Ask.TOPIC).allowed()).isTrue();
    assertThat(cached.decide(yes.with("a:b", "false"), READ, Ask.TOPIC).allowed()).isFalse();
    assertThat(cached.decide(RequestContext.of(Ask.STRANGER), READ, Ask.TOPIC).allowed()).isFalse();
    assertThat(cached.decide(yes, "kafka-cluster:WriteData", Ask.TOPIC).allowed()).isFalse();
    assertThat(cached.decide(yes, READ, Ask.GROUP).allowed()).isTrue();
    assertThat(cached.size()).isEqualTo(5);
  }

  @Test
  void memory_isBounded_andKeepsWhatIsAskedForAgain() {
    CachedDecisions cached = POLICIES.cached(100);
    Decision kept = cached.decide(Ask.caller(), "kafka-cluster:WriteData", Ask.TOPIC);

    for (int i = 0; i < 10_000; i++) {
      assertThat(cached.decide(Ask.caller(), READ, Ask.TOPIC + i).allowed()).isTrue();
      if (i % 10 == 0) {
        assertThat(cached.decide(Ask.caller(), "kafka-cluster:WriteData", Ask.TOPIC))
            .isSameAs(kept);
      }
      assertThat(cached.size()).isLessThanOrEqualTo(100);
    }
  }

  @Test
  void threads_getTheDecisionsOfThePolicies() throws Exception {
    CachedDecisions cached = POLICIES.cached(50);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      Callable<Boolean> work =
          () -> {
            boolean right = true;
            for (int i = 0; i < 20_000; i++) {
              String name = Integer.toString(i % 97);
              right &= cached.decide(Ask.caller(), READ, Ask.TOPIC + name).allowed();
              right &= !cached.decide(Ask.caller(), READ, Ask.GROUP + name).allowed();
            }
            return right;
          };
      List<Future<Boolean>> results = new ArrayList<>(threads.invokeAll(List.of(work, work, work)));

      for (Future<Boolean> result : results) {
        assertThat(result.get()).isTrue();
      }
      assertThat(cached.size()).isLessThanOrEqualTo(60);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void uselessSize_isRefused() {
    assertThatThrownBy(() -> POLICIES.cached(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("mostDecisions: 1 (expected: at least 2).");
  }
}
