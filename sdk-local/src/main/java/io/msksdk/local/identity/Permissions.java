package io.msksdk.local.identity;

import io.msksdk.core.policy.AccessRequest;
import io.msksdk.core.policy.Decision;
import io.msksdk.core.policy.PolicyDocument;
import io.msksdk.core.policy.RequestContext;
import io.msksdk.core.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Decides what identities may do. The policies of an identity are compiled once and again when they
 * or the policy of the resource have changed. Thread-safe.
 */
public final class Permissions {
  private final Map<Parties, PoliciesInForce> callers = new ConcurrentHashMap<>();
  private final Map<Parties, PoliciesInForce> brokers = new ConcurrentHashMap<>();
  private final AuthorisationSettings settings;
  private final BiFunction<Identity, Instant, List<PolicyDocument>> ownAt;
  private volatile ResourceFacts resources = arn -> Map.of();
  private volatile InstantSource time = Time.system()::now;

  Permissions(
      AuthorisationSettings settings, BiFunction<Identity, Instant, List<PolicyDocument>> ownAt) {
    this.settings = settings;
    this.ownAt = ownAt;
  }

  /**
   * Says what time delayed changes wait for.
   *
   * @param clock the local time
   */
  public void follow(InstantSource clock) {
    time = clock;
  }

  /**
   * Returns the local time.
   *
   * @return the present time
   */
  Instant now() {
    return time.instant();
  }

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
    PoliciesInForce policies =
        compiled(
            identity,
            new PoliciesInForce.Sources(
                identity.policies(),
                identity.administrator(),
                resource,
                resources.policy(resource),
                Map.of()),
            callers);
    RequestContext context = PoliciesInForce.tagged(policies.context(), resources.tags(resource));
    return policies.decide(AccessRequest.of(details.apply(context), action, resource));
  }

  /**
   * Returns the policies by which brokers decide about an identity now: as they were a while ago
   * where changes are delayed.
   *
   * @param identity who asks
   * @param cluster the ARN of the cluster, whose policy and tags count
   * @return the policies; the same object as long as nothing has changed
   */
  public PoliciesInForce inForce(Identity identity, String cluster) {
    Duration delay = settings.policyDelay();
    return compiled(
        identity,
        delay.isZero()
            ? sources(identity, cluster, identity.policies(), resources.policy(cluster))
            : sourcesAt(identity, cluster, time.instant().minus(delay)),
        brokers);
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

  private PoliciesInForce.Sources sourcesAt(Identity identity, String cluster, Instant then) {
    return sources(
        identity, cluster, ownAt.apply(identity, then), resources.policyAt(cluster, then));
  }

  private PoliciesInForce.Sources sources(
      Identity identity,
      String cluster,
      List<PolicyDocument> own,
      @Nullable PolicyDocument shared) {
    return new PoliciesInForce.Sources(
        own, identity.administrator(), cluster, shared, resources.tags(cluster));
  }

  private static PoliciesInForce compiled(
      Identity identity, PoliciesInForce.Sources sources, Map<Parties, PoliciesInForce> known) {
    // what has neither policy nor tags of its own decides nothing: all such share one compilation
    boolean plain = sources.shared() == null && sources.tags().isEmpty();
    Parties parties = new Parties(identity.arn(), plain ? "" : sources.resource());
    PoliciesInForce before = known.get(parties);
    if (before != null && before.areOf(sources)) {
      return before;
    }
    PoliciesInForce compiled = PoliciesInForce.of(identity, sources);
    known.put(parties, compiled);
    return compiled;
  }

  /** Whose policies, and of which resource. */
  private record Parties(String identity, String resource) {}
}
