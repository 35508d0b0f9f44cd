package io.msksdk.replication.replicator;

import io.msksdk.admin.call.MskCalls;
import io.msksdk.core.call.CallException;
import io.msksdk.core.call.ServiceException;
import io.msksdk.core.check.Findings;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.UpdateReplicationInfoRequest;

/** UpdateReplicationInfo: read, change, send as a whole; once more when the version was stale. */
final class UpdateReplicatorOperation {
  private final MskCalls calls;
  private final Supplier<Replicator> read;

  UpdateReplicatorOperation(MskCalls calls, Supplier<Replicator> read) {
    this.calls = calls;
    this.read = read;
  }

  /** Returns the replicator as it was before. */
  Updated call(UnaryOperator<ReplicationSettings> change) {
    try {
      return attempt(change);
    } catch (ServiceException e) {
      if (!outdated(e)) {
        throw e;
      }
      return attempt(change);
    }
  }

  private Updated attempt(UnaryOperator<ReplicationSettings> change) {
    Replicator now = read.get();
    ReplicationSettings next = change.apply(now.settings());
    Findings findings = Findings.create();
    SettingsRules.check(next, findings);
    findings.requireNoErrors();
    if (next.equals(now.settings())) {
      return new Updated(now, false);
    }
    try {
      calls.write(request(now, next), KafkaClient::updateReplicationInfo);
    } catch (CallException e) {
      // the answer was lost: the settings themselves say whether it was applied
      if (e.notApplied() || !read.get().settings().equals(next)) {
        throw e;
      }
    }
    return new Updated(now, true);
  }

  static UpdateReplicationInfoRequest request(Replicator now, ReplicationSettings next) {
    ReplicationSettings before = now.settings();
    UpdateReplicationInfoRequest.Builder request =
        UpdateReplicationInfoRequest.builder()
            .replicatorArn(now.arn().toString())
            .currentVersion(now.currentVersion().orElse(null))
            .sourceKafkaClusterArn(now.source().arn().map(Object::toString).orElse(null))
            .sourceKafkaClusterId(id(now.source()))
            .targetKafkaClusterArn(now.target().arn().map(Object::toString).orElse(null))
            .targetKafkaClusterId(id(now.target()))
            .topicReplication(ReplicationShape.topicsUpdate(next))
            .consumerGroupReplication(ReplicationShape.groupsUpdate(next));
    if (!before.logs().equals(next.logs())) {
      request.logDelivery(ReplicationShape.logs(next.logs()));
    }
    return request.build();
  }

  private static @Nullable String id(ReplicatedCluster cluster) {
    return cluster.selfManaged().map(SelfManagedKafka::clusterId).orElse(null);
  }

  private static boolean outdated(ServiceException e) {
    return e.error().status() == 400
        && e.error().message().toLowerCase(Locale.ROOT).contains("version");
  }

  /**
   * What an update began from.
   *
   * @param before the replicator as it was
   * @param sent whether there was anything to change
   */
  record Updated(Replicator before, boolean sent) {}
}
