package io.msksdk.local.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.msksdk.core.policy.Decision;
import io.msksdk.core.policy.PolicySet;
import io.msksdk.core.policy.RequestContext;
import io.msksdk.local.http.HttpCall;
import io.msksdk.local.identity.Identities;
import io.msksdk.local.identity.Identity;
import io.msksdk.local.identity.Permissions;
import io.msksdk.local.refusal.Refusal;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Holds calls of a service against the policies of their callers. */
final class Authorisation {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Identities identities;
  private final InstantSource time;

  Authorisation(Identities identities, InstantSource time) {
    this.identities = identities;
    this.time = time;
  }

  /** Refuses a call that the caller's policies do not allow, in the words of AWS. */
  void require(Identity identity, HttpCall call, String region, String action, String resource) {
    identities.needs().observe(identity.arn(), action, resource);
    if (identity.administrator()) {
      return;
    }
    Decision decision =
        identities
            .permissions()
            .decide(identity, context -> details(context, call, region), action, resource);
    if (!decision.allowed()) {
      throw Refusal.of(
          403,
          "AccessDeniedException",
          "User: %s is not authorized to perform: %s on resource: %s %s"
              .formatted(identity.arn(), action, resource, because(decision, action)));
    }
  }

  private RequestContext details(RequestContext base, HttpCall call, String region) {
    RequestContext context =
        Permissions.dated(base, time.instant())
            .with("aws:SourceIp", call.sourceIp())
            .with("aws:RequestedRegion", region)
            .with("aws:UserAgent", call.header("User-Agent"));
    TreeSet<String> keys = new TreeSet<>(call.query().getOrDefault("tagKeys", List.of()));
    for (Map.Entry<String, JsonNode> tag : tags(call.body()).properties()) {
      keys.add(tag.getKey());
      context = context.with("aws:RequestTag/" + tag.getKey(), tag.getValue().asText());
    }
    return context.with("aws:TagKeys", keys);
  }

  private static JsonNode tags(byte[] body) {
    try {
      return body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body).path("tags");
    } catch (IOException e) {
      // the operation says so; without tags no condition on them holds
      return JSON.createObjectNode();
    }
  }

  private static String because(Decision decision, String action) {
    String policy = policy(decision.kind().orElse(PolicySet.Kind.IDENTITY));
    if (decision.outcome() == Decision.Outcome.EXPLICIT_DENY) {
      return "with an explicit deny in " + article(policy) + " " + policy;
    }
    // a resource of another account needs both, and this is the one that is missing
    String missing =
        decision.reason().contains("where no resource policy") ? "resource-based policy" : policy;
    return "because no " + missing + " allows the " + action + " action";
  }

  private static String policy(PolicySet.Kind kind) {
    return switch (kind) {
      case IDENTITY -> "identity-based policy";
      case RESOURCE, TRUST -> "resource-based policy";
      case SESSION -> "session policy";
      case BOUNDARY -> "permissions boundary";
      case SERVICE_CONTROL -> "service control policy";
      case RESOURCE_CONTROL -> "resource control policy";
      case ENDPOINT -> "VPC endpoint policy";
    };
  }

  private static String article(String policy) {
    return policy.startsWith("i") ? "an" : "a";
  }
}
