package io.msksdk.changefeed.privatelink.deploy;

import io.msksdk.auth.call.AwsAnswers;
import io.msksdk.changefeed.privatelink.EndpointService;
import io.msksdk.core.call.ServiceError;
import io.msksdk.core.call.ServiceException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AcceptVpcEndpointConnectionsResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.UnsuccessfulItem;

/** The calls of EC2 about endpoint services. */
record EndpointCalls(Ec2Client client) {
  private static final String ACCEPT = "AcceptVpcEndpointConnections";

  Optional<String> service(String loadBalancer) {
    return AwsAnswers.get(
        "DescribeVpcEndpointServiceConfigurations",
        () ->
            client
                .describeVpcEndpointServiceConfigurationsPaginator(r -> {})
                .serviceConfigurations()
                .stream()
                .filter(service -> service.networkLoadBalancerArns().contains(loadBalancer))
                .map(service -> service.serviceId())
                .findFirst());
  }

  void create(EndpointService service, String loadBalancer) {
    AwsAnswers.get(
        "CreateVpcEndpointServiceConfiguration",
        () ->
            client.createVpcEndpointServiceConfiguration(
                r ->
                    r.overrideConfiguration(AwsAnswers.ONCE)
                        .acceptanceRequired(true)
                        .networkLoadBalancerArns(loadBalancer)
                        .tagSpecifications(
                            Names.tag(ResourceType.VPC_ENDPOINT_SERVICE, service.name()))));
  }

  Set<String> principals(String service) {
    return AwsAnswers.get(
        "DescribeVpcEndpointServicePermissions",
        () ->
            client
                .describeVpcEndpointServicePermissionsPaginator(r -> r.serviceId(service))
                .allowedPrincipals()
                .stream()
                .map(allowed -> allowed.principal())
                .collect(Collectors.toSet()));
  }

  void allow(String service, String principal) {
    AwsAnswers.get(
        "ModifyVpcEndpointServicePermissions",
        () ->
            client.modifyVpcEndpointServicePermissions(
                r ->
                    r.overrideConfiguration(AwsAnswers.ONCE)
                        .serviceId(service)
                        .addAllowedPrincipals(principal)));
  }

  Map<String, String> pending(String service) {
    Filter ours = Names.filter("service-id", service);
    Filter waiting = Names.filter("vpc-endpoint-state", "pendingAcceptance");
    return AwsAnswers.get(
        "DescribeVpcEndpointConnections",
        () -> {
          Map<String, String> owners = new HashMap<>();
          client
              .describeVpcEndpointConnectionsPaginator(r -> r.filters(ours, waiting))
              .vpcEndpointConnections()
              .forEach(c -> owners.put(c.vpcEndpointId(), c.vpcEndpointOwner()));
          return owners;
        });
  }

  void accept(String service, List<String> endpoints) {
    AcceptVpcEndpointConnectionsResponse answer =
        AwsAnswers.get(
            ACCEPT,
            () ->
                client.acceptVpcEndpointConnections(
                    r ->
                        r.overrideConfiguration(AwsAnswers.ONCE)
                            .serviceId(service)
                            .vpcEndpointIds(endpoints)));
    // an answer of 200 may still list endpoints that were not accepted
    answer.unsuccessful().stream().findFirst().ifPresent(EndpointCalls::refuse);
  }

  private static void refuse(UnsuccessfulItem item) {
    String message = item.resourceId() + ": " + item.error().message();
    throw new ServiceException(
        new ServiceError(ACCEPT, 200, item.error().code(), message, null, null, null), null);
  }
}
