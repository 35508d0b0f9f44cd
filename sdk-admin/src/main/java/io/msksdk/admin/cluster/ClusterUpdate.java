package io.msksdk.admin.cluster;

import io.msksdk.admin.call.internal.AwsCalls;
import io.msksdk.core.catalogue.Limits;
import io.msksdk.core.check.Finding;
import org.jspecify.annotations.Nullable;

/** One kind of update with its values. */
interface ClusterUpdate {

  /** What it does, in words. */
  String what();

  /** Whether the service lists it as an operation of this type, for one whose answer was lost. */
  boolean carriedOutAs(String type);

  /** Whether the cluster is so already; several of MSK's calls refuse an update of nothing. */
  boolean alreadySo(Cluster now);

  /** Why the service would refuse it, null when nothing speaks against it. */
  default @Nullable Finding refusal(Cluster now, Limits limits) {
    return null;
  }

  /** What the cluster will be, for the rules every spec is under. */
  default ClusterSpec.Builder target(ClusterSpec now) {
    return now.toBuilder();
  }

  /** Whether the service refuses it for hours after another one of its kind. */
  default boolean cools() {
    return false;
  }

  /**
   * Makes the call.
   *
   * @return the ARN of the operation
   */
  String send(AwsCalls calls, Cluster now);
}
