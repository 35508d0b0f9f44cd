package io.msksdk.admin.connectivity;

import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.policy.AccessRequest;
import io.msksdk.core.policy.CompiledPolicies;
import io.msksdk.core.policy.PolicyDocument;
import io.msksdk.core.policy.PolicySet;
import io.msksdk.core.policy.RequestContext;
import java.util.List;

/** What a client's identity policy lacks, as far as its identity alone can tell. */
final class ClientRights {
  private static final String SERVICE = "kafka:";

  private ClientRights() {}

  static List<String> missing(
      PolicyDocument policy, String account, MskClusterArn cluster, PolicyDocument wanted) {
    CompiledPolicies rights = PolicySet.builder().identity("client", policy).build().compile();
    RequestContext client =
        RequestContext.of("arn:" + cluster.partition() + ":iam::" + account + ":user/client");
    return wanted.statements().stream()
        .flatMap(statement -> statement.actions().stream())
        .filter(action -> !rights.decide(request(client, action, account, cluster)).allowed())
        .sorted()
        .toList();
  }

  /** What the cluster's own policy says is the owner's side, which the procedure sees to. */
  private static AccessRequest request(
      RequestContext client, String action, String account, MskClusterArn cluster) {
    String resource = action.startsWith(SERVICE) ? cluster.toString() : AccessRequest.NO_RESOURCE;
    return AccessRequest.of(client, action, resource).ownedBy(account);
  }
}
