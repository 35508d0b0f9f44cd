package io.msksdk.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.core.policy.internal.JsonText;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine against {@link NaiveEvaluation}, on random policies and requests. */
class OracleTest {
  private static final int POLICIES = 1_500;
  private static final int REQUESTS = 12;

  @ParameterizedTest
  @ValueSource(longs = {1, 20_261, 42})
  void decisions_areThoseOfTheRulesWrittenPlainly(long seed) {
    RandomPolicies random = new RandomPolicies(seed);
    Map<Decision.Outcome, Integer> seen = new EnumMap<>(Decision.Outcome.class);
    for (int i = 0; i < POLICIES; i++) {
      NaiveEvaluation.Policies policies = random.policies();
      CompiledPolicies compiled = compiled(policies);
      CachedDecisions cached = compiled.cached(8);
      for (int j = 0; j < REQUESTS; j++) {
        NaiveEvaluation.Request request = random.request();
        RequestContext context = context(request);
        Decision decision =
            compiled.decide(AccessRequest.of(context, request.action(), request.resource()));

        assertThat(decision.outcome().name())
            .as("%s%n%s%n%s", policies, request, decision)
            .isEqualTo(NaiveEvaluation.decide(policies, request));
        assertThat(cached.decide(context, request.action(), request.resource()))
            .isEqualTo(decision);
        seen.merge(decision.outcome(), 1, Integer::sum);
      }
    }

    assertThat(seen.keySet()).containsExactlyInAnyOrder(Decision.Outcome.values());
    assertThat(seen.values()).allSatisfy(times -> assertThat(times).isGreaterThan(1_000));
  }

  @Test
  void documents_surviveBeingWrittenAndReadAgain() {
    RandomPolicies random = new RandomPolicies(3);
    for (int i = 0; i < POLICIES; i++) {
      PolicyDocument document = document(random.policies().identity());

      assertThat(PolicyDocument.parse(document.toJson())).isEqualTo(document);
    }
  }

  private static CompiledPolicies compiled(NaiveEvaluation.Policies policies) {
    PolicySet.Builder set = PolicySet.builder().identity("i", document(policies.identity()));
    if (!policies.resource().isEmpty()) {
      set.resource("r", document(policies.resource()));
    }
    if (!policies.session().isEmpty()) {
      set.session("s", document(policies.session()));
    }
    policies.boundaries().forEach(boundary -> set.boundary("b", document(boundary)));
    return set.build().compile();
  }

  private static PolicyDocument document(List<Map<String, Object>> statements) {
    return PolicyDocument.parse(
        JsonText.compact(Map.of("Version", "2012-10-17", "Statement", statements)));
  }

  private static RequestContext context(NaiveEvaluation.Request request) {
    RequestContext context = RequestContext.of(request.principal());
    for (Map.Entry<String, Object> key : request.context().entrySet()) {
      if (key.getValue() instanceof String text) {
        context = context.with(key.getKey(), text);
      } else {
        context =
            context.with(
                key.getKey(), ((List<?>) key.getValue()).stream().map(String.class::cast).toList());
      }
    }
    return context;
  }
}
