package io.msksdk.local.identity;

import io.msksdk.core.policy.AccessRequest;
import io.msksdk.core.policy.CachedDecisions;
import io.msksdk.core.policy.CompiledPolicies;
import io.msksdk.core.policy.Decision;
import io.msksdk.core.policy.PolicyDocument;
import io.msksdk.core.policy.PolicySet;
import io.msksdk.core.policy.RequestContext;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Decides what identities may do. The policies of an identity are compiled once and again when they
 * or the policy of the resource have changed. Thread-safe.
 */
public final class Permissions {
  private static final int MOST_DECISIONS = 20_000;
  private static final String LOOPBACK = "127.0.0.1";

  private final Map<Parties, Compiled> compiled = new ConcurrentHashMap<>();
  private volatile ResourceFacts resources = arn -> Map.of();

  Permissions() {}

  /**
   * Says where tags and policies of resources are found.
   *
   * @param facts what knows the resources
   */
  public void consult(ResourceFacts facts) {
    resources = facts;
  }

  /**
   * Decides about one call of a service.
   *
   * @param identity who calls
   * @param details adds what is known about the call to what is known about the caller
   * @param action the action in full
   * @param resource the ARN of the resource, or {@code *}
   * @return the decision with its reason
   */
  public Decision decide(
      Identity identity, UnaryOperator<RequestContext> details, String action, String resource) {
    Compiled policies = compiled(identity, resource);
    RequestContext context = policies.base();
    for (Map.Entry<String, String> tag : resources.tags(resource).entrySet()) {
      context = context.with("aws:ResourceTag/" + tag.getKey(), tag.getValue());
    }
    return policies.policies().decide(AccessRequest.of(details.apply(context), action, resource));
  }

  /**
   * Decides about something that is asked again and again, such as a request of a Kafka client.
   *
   * @param identity who asks
   * @param action the action in full
   * @param resource the ARN of the resource
   * @param cluster the ARN of the cluster it belongs to, whose policy counts
   * @param now the present time
   * @return the decision with its reason, remembered from before where nothing has changed
   */
  public Decision decideOften(
      Identity identity, String action, String resource, String cluster, Instant now) {
    Compiled policies = compiled(identity, cluster);
    return policies.readsTheTime()
        ? policies
            .policies()
            .decide(AccessRequest.of(dated(policies.base(), now), action, resource))
        : policies.often().decide(policies.base(), action, resource);
  }

  /**
   * Adds the time to what is known about a call.
   *
   * @param context the call
   * @param now the present time
   * @return the context with the time in both forms that conditions read
   */
  public static RequestContext dated(RequestContext context, Instant now) {
    return context
        .with("aws:CurrentTime", now.toString())
        .with("aws:EpochTime", Long.toString(now.getEpochSecond()));
  }

  private Compiled compiled(Identity identity, String resource) {
    PolicyDocument shared = resources.policy(resource);
    Parties parties = new Parties(identity.arn(), shared == null ? "" : resource);
    List<PolicyDocument> own = identity.policies();
    Compiled known = compiled.get(parties);
    if (known == null || known.own() != own || !Objects.equals(known.shared(), shared)) {
      known = Compiled.of(identity.arn(), own, shared);
      compiled.put(parties, known);
    }
    return known;
  }

  /** Whose policies, and of which resource. */
  private record Parties(String identity, String resource) {}

  /** Policies ready for decisions, with the objects they were made of. */
  private record Compiled(
      List<PolicyDocument> own,
      @Nullable PolicyDocument shared,
      CompiledPolicies policies,
      CachedDecisions often,
      RequestContext base,
      boolean readsTheTime) {

    static Compiled of(String arn, List<PolicyDocument> own, @Nullable PolicyDocument shared) {
      PolicySet.Builder set = PolicySet.builder();
      for (int i = 0; i < own.size(); i++) {
        set.identity(own.get(i).id().orElse(Integer.toString(i + 1)), own.get(i));
      }
      boolean timed = own.stream().anyMatch(Compiled::readsTheTime);
      if (shared != null) {
        set.resource("of the resource", shared);
        timed |= readsTheTime(shared);
      }
      CompiledPolicies policies = set.build().compile();
      // the endpoint stands in for one that is reached by TLS only, as policies demand it
      RequestContext base =
          RequestContext.of(arn).with("aws:SourceIp", LOOPBACK).with("aws:SecureTransport", "true");
      return new Compiled(own, shared, policies, policies.cached(MOST_DECISIONS), base, timed);
    }

    private static boolean readsTheTime(PolicyDocument document) {
      String text = document.toString().toLowerCase(Locale.ROOT);
      return text.contains("aws:currenttime") || text.contains("aws:epochtime");
    }
  }
}
