package io.msksdk.admin.plan;

import io.msksdk.admin.call.internal.Session;
import io.msksdk.admin.cluster.Clusters;
import io.msksdk.admin.cluster.DefaultClusters;
import io.msksdk.admin.operation.DefaultOperations;
import io.msksdk.admin.operation.Operations;
import io.msksdk.admin.tag.DefaultTags;
import io.msksdk.admin.tag.Tags;
import io.msksdk.core.time.Time;

/** What the steps of a plan work with. */
record PlanParts(Session session, Clusters clusters, Operations operations, Tags tags) {

  static PlanParts on(Session session) {
    return new PlanParts(
        session,
        DefaultClusters.on(session),
        DefaultOperations.on(session),
        DefaultTags.on(session));
  }

  PlanParts because(String reason) {
    return reason.isEmpty() ? this : on(session.because(reason));
  }

  Time time() {
    return session.time();
  }
}
