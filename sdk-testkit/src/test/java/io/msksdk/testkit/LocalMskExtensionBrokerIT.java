package io.msksdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

class LocalMskExtensionBrokerIT {

  @Test
  void annotatedClass_sharesOneClusterAmongItsTests_andDeletesIt() {
    Injected.ARNS.clear();

    Events tests = run(Injected.class);

    tests.assertStatistics(count -> count.started(3).succeeded(3));
    assertThat(Injected.ARNS).hasSize(4).containsOnly(Injected.ARNS.get(0));
    assertThat(LocalMsk.shared().events().toString()).contains(Injected.ARNS.get(0));
  }

  @Test
  void failedTest_carriesWhatWasDeniedMeanwhile() {
    Events tests = run(Denied.class);

    tests.assertStatistics(count -> count.started(1).failed(1));
    Throwable failure =
        tests.failed().stream()
            .flatMap(event -> event.getPayload(TestExecutionResult.class).stream())
            .flatMap(result -> result.getThrowable().stream())
            .findFirst()
            .orElseThrow();
    assertThat(failure.getSuppressed())
        .singleElement()
        .asString()
        .contains("denied by the local MSK while the test ran")
        .contains("user/nobody")
        .contains("kafka-cluster:Connect");
  }

  @Test
  void brokenInvariant_failsTheTestThatBrokeItAndNoOther() {
    Events tests = run(Breaking.class);

    tests.assertStatistics(count -> count.started(2).succeeded(1).failed(1));
    assertThat(
            tests.failed().stream()
                .flatMap(event -> event.getPayload(TestExecutionResult.class).stream())
                .flatMap(result -> result.getThrowable().stream()))
        .singleElement()
        .isInstanceOf(AssertionError.class)
        .asString()
        .contains("the local MSK did what MSK never does")
        .contains("went from ACTIVE to CREATING (rule: transition");
  }

  private static Events run(Class<?> test) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(test))
        .execute()
        .testEvents();
  }

  @LocalMskTest
  static class Injected {
    static final List<String> ARNS = new ArrayList<>();

    @BeforeAll
    static void note(LocalCluster cluster) {
      ARNS.add(cluster.arn());
    }

    @Test
    void first(LocalMsk local, LocalCluster cluster) {
      assertThat(local).isSameAs(LocalMsk.shared());
      ARNS.add(cluster.arn());
    }

    @Test
    void second(LocalCluster cluster) {
      ARNS.add(cluster.arn());
    }

    @Nested
    class Inner {
      @Test
      void third(LocalCluster cluster) {
        ARNS.add(cluster.arn());
      }
    }
  }

  @LocalMskTest
  static class Denied {
    @Test
    void connects(LocalMsk local, LocalCluster cluster) throws Exception {
      LocalIdentity nobody = local.identity("nobody");
      try (Admin admin = Admin.create(cluster.clientProperties(nobody))) {
        admin.describeCluster().nodes().get(30, TimeUnit.SECONDS);
      }
    }
  }

  @LocalMskTest
  @TestMethodOrder(MethodOrderer.MethodName.class)
  static class Breaking {
    @Test
    void first_putsItIntoAStateItCannotEnter(LocalCluster cluster) {
      cluster.enter("CREATING");
    }

    @Test
    void second_putsItRight(LocalCluster cluster) {
      cluster.enter("ACTIVE");
    }
  }
}
