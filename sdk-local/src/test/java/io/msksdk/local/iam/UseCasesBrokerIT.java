package io.msksdk.local.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.msksdk.core.policy.KafkaClusterAction;
import io.msksdk.local.TestEngine;
import io.msksdk.local.iam.UseCase.Names;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/** Every documented use case, with its actions and without each one of them, in both modes. */
class UseCasesBrokerIT {
  private static final String EVERYTHING =
      "{\"Effect\":\"Allow\",\"Action\":\"kafka-cluster:*\",\"Resource\":\"*\"}";
  private static final AtomicInteger RUNS = new AtomicInteger();

  private static TestEngine engine;
  private static IamCluster cluster;

  @BeforeAll
  static void start() {
    engine = TestEngine.start();
    cluster = IamCluster.in(engine, "use-cases");
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  @ParameterizedTest
  @EnumSource
  void useCase_withItsActions_passes(UseCase useCase) {
    Run run = new Run(useCase, "default", "");

    run.go();

    assertThat(run.denials()).isEmpty();
    assertThat(run.warnings()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void useCase_withItsActionsInStrictMode_passes(UseCase useCase) {
    Run run = new Run(useCase, "strict", "");

    run.go();

    assertThat(run.denials()).isEmpty();
  }

  static Stream<Arguments> removals() {
    return Arrays.stream(UseCase.values())
        .filter(useCase -> useCase != UseCase.ADMIN)
        .flatMap(useCase -> useCase.actions().stream().map(a -> Arguments.of(useCase, a)));
  }

  @ParameterizedTest
  @MethodSource("removals")
  void useCase_withoutAnActionInStrictMode_isRefusedWithTheStatementThatIsMissing(
      UseCase useCase, KafkaClusterAction removed) {
    Run run = new Run(useCase, "strict", removed.name());

    assertThatThrownBy(run::go).isInstanceOf(RuntimeException.class);

    run.assertDenied(removed);
  }

  /** Of each use case the last action, and every one that no broker asks for. */
  static Stream<Arguments> someRemovals() {
    return removals()
        .filter(
            removal -> {
              UseCase useCase = (UseCase) removal.get()[0];
              List<KafkaClusterAction> actions = useCase.actions();
              KafkaClusterAction removed = (KafkaClusterAction) removal.get()[1];
              return useCase.onlyRequired(removed)
                  || removed.equals(actions.get(actions.size() - 1));
            });
  }

  @ParameterizedTest
  @MethodSource("someRemovals")
  void useCase_withoutAnAction_isRefusedWhereTheBrokerAsksForItAndElseWarned(
      UseCase useCase, KafkaClusterAction removed) {
    refusedWhereAskedFor(useCase, removed);
  }

  @ParameterizedTest
  @Tag("full")
  @MethodSource("removals")
  void useCase_withoutAnyOfItsActions_isRefusedOrWarnedTheSameWay(
      UseCase useCase, KafkaClusterAction removed) {
    refusedWhereAskedFor(useCase, removed);
  }

  private static void refusedWhereAskedFor(UseCase useCase, KafkaClusterAction removed) {
    Run run = new Run(useCase, "default", removed.name());

    if (useCase.onlyRequired(removed)) {
      run.go();
      assertThat(run.denials()).isEmpty();
      assertThat(run.warnings())
          .singleElement()
          .satisfies(
              warning -> {
                JsonNode facts = warning.path("facts");
                assertThat(facts.path("missing").asText()).isEqualTo(removed.action());
                assertThat(TestEngine.json(facts.path("remedy").asText()))
                    .isEqualTo(run.statement(removed));
              });
    } else {
      assertThatThrownBy(run::go).isInstanceOf(RuntimeException.class);
      run.assertDenied(removed);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ADMIN")
  void policyObserved_isEnoughForTheUseCaseAndNamesNothingElse(UseCase useCase) {
    Run run = new Run(useCase, "default", "");
    run.allow(EVERYTHING);
    run.go();

    String proposed = run.observed();
    run.allow(proposed);
    run.go();

    assertThat(run.denials()).isEmpty();
    assertThat(proposed).contains("kafka-cluster:Connect").doesNotContain("*");
    List<String> actions = useCase.actions().stream().map(KafkaClusterAction::action).toList();
    assertThat(Pattern.compile("kafka-cluster:\\w+").matcher(proposed).results())
        .extracting(MatchResult::group)
        .isSubsetOf(actions);
  }

  /** One caller of its own with what it works on. */
  private static final class Run {
    private final UseCase useCase;
    private final Names names;
    private final String key;
    private final String user;
    private final long before;
    private boolean ran;

    Run(UseCase useCase, String mode, String without) {
      int number = RUNS.incrementAndGet();
      this.useCase = useCase;
      this.names = new Names("topic-" + number, "group-" + number, "id-" + number);
      this.key = "AKIACASE%012d".formatted(number);
      this.user = "case-" + number;
      this.before = cluster.lastEvent();
      allow(useCase.statements(cluster, names, without));
      cluster.authorise(
          "{\"mode\":\"%s\",\"principal\":\"%s\"}".formatted(mode, TestEngine.userArn(user)));
    }

    void allow(String statements) {
      engine.user(key, "secret-" + user, user, statements);
    }

    /** Does what the case is about; what it works on is there, and new. */
    void go() {
      KafkaCaller admin = cluster.admin();
      if (ran) {
        var unused = admin.admin(a -> a.deleteTopics(List.of(names.topic())).all());
      }
      if (useCase.needsTopic()) {
        cluster.createTopic(names.topic());
      }
      if (useCase == UseCase.CONSUME) {
        admin.produce(names.topic(), "first");
      }
      ran = true;
      useCase.run(
          KafkaCaller.iam(
              engine, cluster.brokers(), () -> AwsBasicCredentials.create(key, "secret-" + user)),
          names);
    }

    JsonNode denials() {
      return engine.denials(TestEngine.userArn(user));
    }

    List<JsonNode> warnings() {
      return cluster.events("warning", TestEngine.userArn(user), before);
    }

    String observed() {
      return engine
          .get("/_local/policy?principal=" + TestEngine.encoded(TestEngine.userArn(user)))
          .path("Statement")
          .toString();
    }

    void assertDenied(KafkaClusterAction removed) {
      assertThat(denials()).isNotEmpty();
      assertThat(denials())
          .allSatisfy(
              denial -> {
                assertThat(denial.path("action").asText()).isEqualTo(removed.action());
                assertThat(TestEngine.json(denial.path("remedy").asText()))
                    .isEqualTo(statement(removed));
              });
    }

    JsonNode statement(KafkaClusterAction action) {
      return TestEngine.json(UseCase.statement(action, names.arn(cluster, action)));
    }
  }
}
