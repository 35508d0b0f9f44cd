package io.msksdk.admin.bootstrap;

import io.msksdk.admin.call.internal.AwsCalls;
import io.msksdk.auth.client.Access;
import io.msksdk.auth.client.AuthMode;
import io.msksdk.auth.client.BootstrapBrokers;
import io.msksdk.auth.client.NetworkPath;
import io.msksdk.core.arn.MskClusterArn;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.GetBootstrapBrokersRequest;
import software.amazon.awssdk.services.kafka.model.GetBootstrapBrokersResponse;

/** GetBootstrapBrokers: 14 comma-separated strings, each present when its access is open. */
final class GetBootstrapBrokersOperation {
  private GetBootstrapBrokersOperation() {}

  static BootstrapBrokers call(AwsCalls calls, MskClusterArn cluster) {
    GetBootstrapBrokersRequest request =
        GetBootstrapBrokersRequest.builder().clusterArn(cluster.toString()).build();
    return brokers(cluster, calls.read(request, KafkaClient::getBootstrapBrokers));
  }

  static BootstrapBrokers brokers(MskClusterArn cluster, GetBootstrapBrokersResponse response) {
    BootstrapBrokers.Builder brokers = BootstrapBrokers.builder().region(cluster.region());
    for (NetworkPath path : NetworkPath.values()) {
      for (AuthMode mode : AuthMode.values()) {
        brokers.servers(mode, path, text(Access.of(mode, path), response));
      }
    }
    return brokers.build();
  }

  private static @Nullable String text(Access access, GetBootstrapBrokersResponse response) {
    for (SdkField<?> member : response.sdkFields()) {
      if (member.locationName().equalsIgnoreCase(access.field())) {
        return (String) member.getValueOrDefault(response);
      }
    }
    return null;
  }
}
