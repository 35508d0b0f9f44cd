package io.msksdk.core.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A {@link PolicySet} prepared for decisions: every pattern, date and address block is read once.
 * Immutable and thread-safe.
 *
 * <pre>{@code
 * CompiledPolicies policies = PolicySet.builder().identity("orders", document).build().compile();
 * Decision decision = policies.decide(AccessRequest.of(context, "kafka-cluster:Connect", arn));
 * }</pre>
 */
public final class CompiledPolicies {
  private final StatementTable denials;
  private final StatementTable identity;
  private final StatementTable resource;
  private final boolean trust;
  private final List<Limit> limits;

  /** Policies one of which has to allow. */
  private record Limit(PolicySet.Kind kind, StatementTable allowances) {}

  /** The kind and level that make policies alternatives to each other. */
  private record Level(PolicySet.Kind kind, String name) {}

  private CompiledPolicies(List<PolicySet.Entry> entries) {
    this.denials = table(entries, Statement.Effect.DENY);
    this.identity = allowances(entries, kind -> kind == PolicySet.Kind.IDENTITY);
    this.resource =
        allowances(
            entries, kind -> kind == PolicySet.Kind.RESOURCE || kind == PolicySet.Kind.TRUST);
    this.trust = entries.stream().anyMatch(entry -> entry.kind() == PolicySet.Kind.TRUST);
    this.limits = limits(entries);
  }

  static CompiledPolicies of(List<PolicySet.Entry> entries) {
    return new CompiledPolicies(entries);
  }

  /**
   * Decides about a request.
   *
   * @param request who wants to do what
   * @return the decision with its reason
   */
  public Decision decide(AccessRequest request) {
    String service = request.service();
    CompiledStatement denial = denials.first(request, service, PrincipalMatch.ACCOUNT);
    if (denial != null) {
      return denial.decision();
    }
    CompiledStatement grant = grant(request, service);
    if (grant == null) {
      return refusal(request, service);
    }
    for (int i = 0; i < limits.size(); i++) {
      Limit limit = limits.get(i);
      if (limit.allowances().first(request, service, PrincipalMatch.ACCOUNT) == null) {
        return Refusal.of(
            request, "no " + limit.kind().label() + " allows", limit.allowances().all());
      }
    }
    return grant.decision();
  }

  /**
   * Puts a memory of decisions in front of these policies, for callers that ask the same again and
   * again.
   *
   * @param mostDecisions how many decisions to remember at most; at least 2
   * @return the decisions of these policies; thread-safe
   */
  public CachedDecisions cached(int mostDecisions) {
    return new CachedDecisions(this, mostDecisions);
  }

  private @Nullable CompiledStatement grant(AccessRequest request, String service) {
    CompiledStatement named = resource.first(request, service, PrincipalMatch.DIRECT);
    if (named != null && !request.crossAccount()) {
      return named;
    }
    if (request.crossAccount() || trust) {
      CompiledStatement shared =
          named == null ? resource.first(request, service, PrincipalMatch.ACCOUNT) : named;
      return shared == null ? null : identity.first(request, service, PrincipalMatch.DIRECT);
    }
    return identity.first(request, service, PrincipalMatch.DIRECT);
  }

  /** Tells which of the policies that grant is the one that is missing. */
  private Decision refusal(AccessRequest request, String service) {
    if (!request.crossAccount() && !trust) {
      List<CompiledStatement> granting = new ArrayList<>(identity.all());
      granting.addAll(resource.all());
      return Refusal.of(request, "no statement allows", granting);
    }
    if (resource.first(request, service, PrincipalMatch.ACCOUNT) != null) {
      return Refusal.of(
          request,
          "a policy of the resource leaves it to the caller's account, where no identity policy"
              + " allows",
          identity.all());
    }
    if (trust) {
      return Refusal.of(request, "no trust policy allows", resource.all());
    }
    return Refusal.of(
        request,
        "the resource belongs to account "
            + request.resourceAccount()
            + ", where no resource policy allows",
        resource.all());
  }

  private static StatementTable allowances(
      List<PolicySet.Entry> entries, Predicate<PolicySet.Kind> kinds) {
    List<PolicySet.Entry> chosen =
        entries.stream().filter(entry -> kinds.test(entry.kind())).toList();
    return table(chosen, Statement.Effect.ALLOW);
  }

  private static List<Limit> limits(List<PolicySet.Entry> entries) {
    Map<Level, List<PolicySet.Entry>> levels = new LinkedHashMap<>();
    for (PolicySet.Entry entry : entries) {
      if (entry.kind().limits()) {
        Level level = new Level(entry.kind(), entry.level());
        levels.computeIfAbsent(level, each -> new ArrayList<>()).add(entry);
      }
    }
    List<Limit> limits = new ArrayList<>();
    levels.forEach(
        (level, policies) ->
            limits.add(new Limit(level.kind(), table(policies, Statement.Effect.ALLOW))));
    return List.copyOf(limits);
  }

  private static StatementTable table(
      Collection<PolicySet.Entry> entries, Statement.Effect effect) {
    List<CompiledStatement> statements = new ArrayList<>();
    for (PolicySet.Entry entry : entries) {
      for (int i = 0; i < entry.document().statements().size(); i++) {
        if (entry.document().statements().get(i).effect() == effect) {
          statements.add(CompiledStatement.of(entry, i));
        }
      }
    }
    return new StatementTable(statements);
  }
}
