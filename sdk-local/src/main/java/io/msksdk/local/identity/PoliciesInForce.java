package io.msksdk.local.identity;

import io.msksdk.core.policy.AccessRequest;
import io.msksdk.core.policy.CachedDecisions;
import io.msksdk.core.policy.CompiledPolicies;
import io.msksdk.core.policy.Decision;
import io.msksdk.core.policy.PolicyDocument;
import io.msksdk.core.policy.PolicySet;
import io.msksdk.core.policy.RequestContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The policies that decide about what an identity does to a resource, ready for decisions. As long
 * as none of them changes it is the same object. Immutable.
 */
public final class PoliciesInForce {
  private static final int MOST_DECISIONS = 20_000;
  private static final String LOOPBACK = "127.0.0.1";

  private final Sources sources;
  private final CompiledPolicies policies;
  private final CachedDecisions decisions;
  private final RequestContext context;
  private final RequestContext onTheResource;
  private final boolean changesWithTime;

  private PoliciesInForce(Identity identity, Sources sources) {
    this.sources = sources;
    this.policies = sources.compile();
    this.decisions = policies.cached(MOST_DECISIONS);
    // the endpoint stands in for one that is reached by TLS only, as policies demand it
    this.context =
        RequestContext.of(identity.arn())
            .with("aws:SourceIp", LOOPBACK)
            .with("aws:SecureTransport", "true");
    this.onTheResource = tagged(context, sources.tags());
    this.changesWithTime = sources.documents().stream().anyMatch(PoliciesInForce::readsTheTime);
  }

  static PoliciesInForce of(Identity identity, Sources sources) {
    return new PoliciesInForce(identity, sources);
  }

  /** Whether these are made of the very same documents and equal tags. */
  boolean areOf(Sources others) {
    return sources.own() == others.own()
        && sources.everything() == others.everything()
        && Objects.equals(sources.shared(), others.shared())
        && sources.tags().equals(others.tags());
  }

  RequestContext context() {
    return context;
  }

  Decision decide(AccessRequest request) {
    return policies.decide(request);
  }

  /**
   * Says whether the identity may do everything whatever policies say.
   *
   * @return true for the administrator
   */
  public boolean everything() {
    return sources.everything();
  }

  /**
   * Says whether a decision may be another one later although no policy has changed.
   *
   * @return true when a condition reads the time
   */
  public boolean changesWithTime() {
    return changesWithTime;
  }

  /**
   * Decides about one need.
   *
   * @param action the action in full
   * @param resource the ARN of the resource; the tags count on the cluster's own
   * @param now the present time
   * @return the decision with its reason, remembered from before where it cannot be another one
   */
  public Decision decide(String action, String resource, Instant now) {
    RequestContext known = resource.equals(sources.resource()) ? onTheResource : context;
    return changesWithTime
        ? policies.decide(AccessRequest.of(Permissions.dated(known, now), action, resource))
        : decisions.decide(known, action, resource);
  }

  /**
   * Returns one resource for each pattern that allows something on a kind of resource, and one that
   * no pattern names.
   *
   * @param prefix how the ARNs of the kind begin
   * @return ARNs
   */
  public List<String> spokenOf(String prefix) {
    return SpokenNames.of(sources.documents(), prefix);
  }

  static RequestContext tagged(RequestContext context, Map<String, String> tags) {
    RequestContext tagged = context;
    for (Map.Entry<String, String> tag : tags.entrySet()) {
      tagged = tagged.with("aws:ResourceTag/" + tag.getKey(), tag.getValue());
    }
    return tagged;
  }

  private static boolean readsTheTime(PolicyDocument document) {
    String text = document.toString().toLowerCase(Locale.ROOT);
    return text.contains("aws:currenttime") || text.contains("aws:epochtime");
  }

  /**
   * What the policies come from.
   *
   * @param own the identity's policies
   * @param everything whether the identity needs none
   * @param resource the ARN of the resource that has policy and tags
   * @param shared the policy of the resource, null when it has none
   * @param tags the tags of the resource
   */
  record Sources(
      List<PolicyDocument> own,
      boolean everything,
      String resource,
      @Nullable PolicyDocument shared,
      Map<String, String> tags) {

    List<PolicyDocument> documents() {
      List<PolicyDocument> documents = new ArrayList<>(own);
      if (shared != null) {
        documents.add(shared);
      }
      return documents;
    }

    CompiledPolicies compile() {
      PolicySet.Builder set = PolicySet.builder();
      for (int i = 0; i < own.size(); i++) {
        set.identity(own.get(i).id().orElse(Integer.toString(i + 1)), own.get(i));
      }
      if (shared != null) {
        set.resource("of the resource", shared);
      }
      return set.build().compile();
    }
  }
}
