package io.msksdk.local.iam;

import io.msksdk.core.policy.KafkaClusterAction;
import io.msksdk.local.identity.PoliciesInForce;
import java.util.ArrayList;
import java.util.List;

/**
 * What the guide requires beside an action (developer guide, "Semantics of IAM authorization policy
 * actions and resources", column Required actions) and no request of Kafka asks for.
 */
final class RequiredActions {
  private final ClusterAccess access;

  RequiredActions(ClusterAccess access) {
    this.access = access;
  }

  /** The needs that the policies do not meet although they allow an action. */
  List<IamNeed> missing(String principal, PoliciesInForce policies, IamNeed allowed) {
    List<IamNeed> missing = new ArrayList<>();
    for (KafkaClusterAction row : allowed.row().closure()) {
      if (row.equals(allowed.row()) || row.equals(KafkaActions.CONNECT)) {
        continue; // to connect was asked for at the login
      }
      if (row.resourceType().equals(allowed.row().resourceType())) {
        IamNeed need = IamNeed.on(row, allowed.resource());
        if (!access.decide(policies, need).allowed()) {
          missing.add(need);
        }
      } else if (row.resourceType().equals("group") && !onSomeGroup(policies, row)) {
        missing.add(onGroup(principal, row));
      }
      // a producer's rights on topics are asked for when it writes to one, and named then
    }
    return missing;
  }

  /** Reading says nothing of a group: a right on any group of the cluster will do. */
  private boolean onSomeGroup(PoliciesInForce policies, KafkaClusterAction row) {
    return policies.spokenOf(access.actions().groups()).stream()
        .anyMatch(group -> access.decide(policies, IamNeed.on(row, group)).allowed());
  }

  private IamNeed onGroup(String principal, KafkaClusterAction row) {
    String groups = access.actions().groups();
    return access
        .signatures()
        .identities()
        .needs()
        .lastOf(principal, groups)
        .map(group -> IamNeed.on(row, group))
        .orElseGet(() -> IamNeed.onAny(row, groups));
  }
}
