package io.msksdk.local.cluster.operation;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Members;
import io.msksdk.local.api.Operation;
import io.msksdk.local.cluster.Clusters;
import io.msksdk.local.cluster.listener.Access;
import io.msksdk.local.cluster.listener.Listener;
import io.msksdk.local.cluster.listener.Network;
import io.msksdk.local.resource.Owner;
import io.msksdk.local.wire.WireRequest;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.kafka.model.GetBootstrapBrokersRequest;
import software.amazon.awssdk.services.kafka.model.GetBootstrapBrokersResponse;

/** Says where clients begin: up to three brokers for each way in that is open. */
record GetBootstrapBrokersOperation(Clusters clusters, ClusterViewers viewers)
    implements Operation<GetBootstrapBrokersRequest> {
  private static final int BROKERS_NAMED = 3;

  @Override
  public String name() {
    return "GetBootstrapBrokers";
  }

  @Override
  public GetBootstrapBrokersRequest read(WireRequest request) {
    return request.as(GetBootstrapBrokersRequest.builder());
  }

  @Override
  public GetBootstrapBrokersResponse answer(GetBootstrapBrokersRequest request, Caller caller) {
    Owner owner = viewers.seenBy(caller, name(), request.clusterArn());
    Map<Listener, List<String>> addresses =
        Members.withoutNotFound(
            "clusterArn", () -> clusters.addresses(owner, request.clusterArn()));
    GetBootstrapBrokersResponse.Builder response = GetBootstrapBrokersResponse.builder();
    addresses.forEach(
        (listener, all) ->
            put(response, listener, String.join(",", all.stream().limit(BROKERS_NAMED).toList())));
    return response.build();
  }

  private static void put(
      GetBootstrapBrokersResponse.Builder response, Listener listener, String brokers) {
    switch (listener.network()) {
      case PRIVATE -> putPrivate(response, listener.access(), brokers);
      case PUBLIC -> putPublic(response, listener.access(), brokers);
      case VPC -> putVpc(response, listener.access(), brokers);
      case IPV6 -> putIpv6(response, listener.access(), brokers);
    }
  }

  private static void putPrivate(
      GetBootstrapBrokersResponse.Builder response, Access access, String brokers) {
    switch (access) {
      case IAM -> response.bootstrapBrokerStringSaslIam(brokers);
      case SCRAM -> response.bootstrapBrokerStringSaslScram(brokers);
      case TLS, MUTUAL_TLS -> response.bootstrapBrokerStringTls(brokers);
      case PLAINTEXT -> response.bootstrapBrokerString(brokers);
    }
  }

  private static void putIpv6(
      GetBootstrapBrokersResponse.Builder response, Access access, String brokers) {
    switch (access) {
      case IAM -> response.bootstrapBrokerStringSaslIamIpv6(brokers);
      case SCRAM -> response.bootstrapBrokerStringSaslScramIpv6(brokers);
      case TLS, MUTUAL_TLS -> response.bootstrapBrokerStringTlsIpv6(brokers);
      case PLAINTEXT -> response.bootstrapBrokerStringIpv6(brokers);
    }
  }

  private static void putPublic(
      GetBootstrapBrokersResponse.Builder response, Access access, String brokers) {
    switch (access) {
      case IAM -> response.bootstrapBrokerStringPublicSaslIam(brokers);
      case SCRAM -> response.bootstrapBrokerStringPublicSaslScram(brokers);
      case TLS, MUTUAL_TLS -> response.bootstrapBrokerStringPublicTls(brokers);
      case PLAINTEXT -> throw new IllegalStateException(Network.PUBLIC + " without encryption");
    }
  }

  private static void putVpc(
      GetBootstrapBrokersResponse.Builder response, Access access, String brokers) {
    switch (access) {
      case IAM -> response.bootstrapBrokerStringVpcConnectivitySaslIam(brokers);
      case SCRAM -> response.bootstrapBrokerStringVpcConnectivitySaslScram(brokers);
      case TLS, MUTUAL_TLS -> response.bootstrapBrokerStringVpcConnectivityTls(brokers);
      case PLAINTEXT -> throw new IllegalStateException(Network.VPC + " without encryption");
    }
  }
}
