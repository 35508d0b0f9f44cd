package io.msksdk.admin.cluster;

import io.msksdk.admin.call.internal.AwsCalls;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.UpdateMonitoringRequest;

/** UpdateMonitoring: metrics, exporters and logs share one call. */
record UpdateMonitoringOperation(MonitoringSettings settings) implements ClusterUpdate {

  @Override
  public String what() {
    return "change monitoring to " + settings;
  }

  @Override
  public boolean carriedOutAs(String type) {
    return type.equals("UPDATE_MONITORING");
  }

  @Override
  public boolean alreadySo(Cluster now) {
    return now.monitoring().equals(settings);
  }

  @Override
  public ClusterSpec.Builder target(ClusterSpec now) {
    return now.toBuilder().monitoring(settings);
  }

  @Override
  public String send(AwsCalls calls, Cluster now) {
    UpdateMonitoringRequest request =
        UpdateMonitoringRequest.builder()
            .clusterArn(now.arn().toString())
            .currentVersion(now.currentVersion().orElse(null))
            .enhancedMonitoring(MonitoringShape.level(settings))
            .openMonitoring(MonitoringShape.exporters(settings))
            .loggingInfo(MonitoringShape.logs(settings))
            .build();
    return calls.write(request, KafkaClient::updateMonitoring).clusterOperationArn();
  }
}
