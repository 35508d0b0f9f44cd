package io.msksdk.local.cluster.change;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.cluster.ClusterChange;
import io.msksdk.local.cluster.ClusterOperationSnapshot;
import io.msksdk.local.cluster.ClusterSnapshot;
import io.msksdk.local.cluster.ClusterUpdates;
import io.msksdk.local.cluster.DocumentedDuration;
import io.msksdk.local.cluster.listener.ClientAccess;
import io.msksdk.local.cluster.listener.ClusterListeners;
import io.msksdk.local.cluster.listener.SecurityRules;
import io.msksdk.local.refusal.Refusal;
import io.msksdk.local.wire.WireRequest;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.ClientAuthentication;
import software.amazon.awssdk.services.kafka.model.ClientBroker;
import software.amazon.awssdk.services.kafka.model.ConnectivityInfo;
import software.amazon.awssdk.services.kafka.model.EncryptionInfo;
import software.amazon.awssdk.services.kafka.model.MutableClusterInfo;
import software.amazon.awssdk.services.kafka.model.Provisioned;
import software.amazon.awssdk.services.kafka.model.Sasl;
import software.amazon.awssdk.services.kafka.model.UpdateSecurityRequest;
import software.amazon.awssdk.services.kafka.model.UpdateSecurityResponse;

/** Changes how clients authenticate and encrypt (developer guide, "Updating security"). */
record UpdateSecurityOperation(ClusterUpdates updates) implements Operation<UpdateSecurityRequest> {
  @Override
  public String name() {
    return "UpdateSecurity";
  }

  @Override
  public UpdateSecurityRequest read(WireRequest request) {
    return request.as(UpdateSecurityRequest.builder());
  }

  @Override
  public UpdateSecurityResponse answer(UpdateSecurityRequest request, Caller caller) {
    String version = Members.required(Members.CURRENT_VERSION, request.currentVersion());
    if (request.clientAuthentication() == null && request.encryptionInfo() == null) {
      throw Refusal.badRequest(
          "clientAuthentication", "Specify clientAuthentication, encryptionInfo, or both of them.");
    }
    ClusterOperationSnapshot operation =
        updates.start(caller, request.clusterArn(), version, cluster -> change(cluster, request));
    return UpdateSecurityResponse.builder()
        .clusterArn(operation.clusterArn())
        .clusterOperationArn(operation.arn())
        .build();
  }

  private static ClusterChange change(ClusterSnapshot cluster, UpdateSecurityRequest request) {
    Provisioned before = cluster.provisioned();
    checkFixed(request.encryptionInfo());
    ClientAuthentication authentication =
        merged(before.clientAuthentication(), request.clientAuthentication());
    EncryptionInfo encryption = merged(before.encryptionInfo(), request.encryptionInfo());
    SecurityRules.check(authentication, encryption, "");
    checkPublic(before, authentication, encryption);
    return ClusterChange.of(
            "UPDATE_SECURITY",
            info(request, before.clientAuthentication(), before.encryptionInfo()),
            info(request, authentication, encryption),
            before.toBuilder()
                .clientAuthentication(authentication)
                .encryptionInfo(encryption)
                .build(),
            DocumentedDuration.PER_BROKER)
        .taking(
            DocumentedDuration.PER_BROKER.duration().multipliedBy(before.numberOfBrokerNodes()));
  }

  private static void checkFixed(@Nullable EncryptionInfo asked) {
    if (asked == null) {
      return;
    }
    if (asked.encryptionAtRest() != null) {
      throw Refusal.badRequest(
          "encryptionInfo.encryptionAtRest",
          "Updating encryption-at-rest settings on your cluster is not currently supported.");
    }
    if (asked.encryptionInTransit() != null && asked.encryptionInTransit().inCluster() != null) {
      throw Refusal.badRequest(
          "encryptionInfo.encryptionInTransit.inCluster",
          "Updating the inter-broker encryption setting on your cluster is not currently"
              + " supported.");
    }
  }

  private static void checkPublic(
      Provisioned before,
      @Nullable ClientAuthentication authentication,
      EncryptionInfo encryption) {
    ConnectivityInfo connectivity = before.brokerNodeGroupInfo().connectivityInfo();
    if (ClusterListeners.isPublic(connectivity)
        && (ClientAccess.of(authentication).open()
            || ClusterListeners.encryption(encryption) != ClientBroker.TLS)) {
      throw Refusal.badRequest(
          "clientAuthentication",
          "Public access requires client authentication and encryption between clients and"
              + " brokers. Turn public access off first.");
    }
  }

  private static @Nullable ClientAuthentication merged(
      @Nullable ClientAuthentication before, @Nullable ClientAuthentication asked) {
    if (before == null || asked == null) {
      return asked == null ? before : asked;
    }
    ClientAuthentication.Builder merged = before.toBuilder();
    if (asked.sasl() != null) {
      merged.sasl(merged(before.sasl(), asked.sasl()));
    }
    if (asked.tls() != null) {
      merged.tls(asked.tls());
    }
    if (asked.unauthenticated() != null) {
      merged.unauthenticated(asked.unauthenticated());
    }
    return merged.build();
  }

  private static Sasl merged(@Nullable Sasl before, Sasl asked) {
    return before == null
        ? asked
        : Sasl.builder()
            .iam(asked.iam() == null ? before.iam() : asked.iam())
            .scram(asked.scram() == null ? before.scram() : asked.scram())
            .build();
  }

  private static EncryptionInfo merged(EncryptionInfo before, @Nullable EncryptionInfo asked) {
    if (asked == null
        || asked.encryptionInTransit() == null
        || asked.encryptionInTransit().clientBroker() == null) {
      return before;
    }
    return before.toBuilder()
        .encryptionInTransit(
            before.encryptionInTransit().toBuilder()
                .clientBroker(asked.encryptionInTransit().clientBroker())
                .build())
        .build();
  }

  private static MutableClusterInfo info(
      UpdateSecurityRequest request,
      @Nullable ClientAuthentication authentication,
      EncryptionInfo encryption) {
    return MutableClusterInfo.builder()
        .clientAuthentication(request.clientAuthentication() == null ? null : authentication)
        .encryptionInfo(request.encryptionInfo() == null ? null : encryption)
        .build();
  }
}
