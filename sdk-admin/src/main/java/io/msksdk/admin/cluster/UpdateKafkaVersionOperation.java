package io.msksdk.admin.cluster;

import io.msksdk.admin.call.internal.AwsCalls;
import io.msksdk.admin.configuration.ConfigurationRevision;
import io.msksdk.core.catalogue.Limits;
import io.msksdk.core.check.Finding;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.UpdateClusterKafkaVersionRequest;

/** UpdateClusterKafkaVersion. */
record UpdateKafkaVersionOperation(String version, @Nullable ConfigurationRevision revision)
    implements ClusterUpdate {

  @Override
  public String what() {
    return "update Kafka to " + version + (revision == null ? "" : " with " + revision);
  }

  @Override
  public boolean carriedOutAs(String type) {
    return type.equals("UPDATE_CLUSTER_KAFKA_VERSION");
  }

  @Override
  public boolean alreadySo(Cluster now) {
    return now.kafkaVersion().filter(version::equals).isPresent()
        && (revision == null || now.configuration().filter(revision::equals).isPresent());
  }

  @Override
  public @Nullable Finding refusal(Cluster now, Limits limits) {
    KafkaVersionText present = KafkaVersionText.of(now.kafkaVersion().orElse(""));
    KafkaVersionText next = KafkaVersionText.of(version);
    if (present.kraft() != next.kraft()) {
      return Finding.error(
              "version.metadata", "kafkaVersion", version, "the metadata mode of " + present.text())
          .advising("ZooKeeper or KRaft is fixed when a cluster is created: migrate.");
    }
    return next.compareTo(present) < 0
        ? Finding.error(
                "version.downgrade", "kafkaVersion", version, "later than " + present.text())
            .advising("There is no downgrade.")
        : null;
  }

  @Override
  public ClusterSpec.Builder target(ClusterSpec now) {
    ClusterSpec.Builder target = now.toBuilder().kafkaVersion(version);
    return revision == null ? target : target.configuration(revision);
  }

  @Override
  public String send(AwsCalls calls, Cluster now) {
    UpdateClusterKafkaVersionRequest request =
        UpdateClusterKafkaVersionRequest.builder()
            .clusterArn(now.arn().toString())
            .currentVersion(now.currentVersion().orElse(null))
            .targetKafkaVersion(version)
            .configurationInfo(
                revision == null ? null : CreateClusterOperation.configuration(revision))
            .build();
    return calls.write(request, KafkaClient::updateClusterKafkaVersion).clusterOperationArn();
  }
}
