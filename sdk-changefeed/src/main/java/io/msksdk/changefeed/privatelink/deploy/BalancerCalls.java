package io.msksdk.changefeed.privatelink.deploy;

import io.msksdk.auth.call.AwsAnswers;
import io.msksdk.changefeed.privatelink.TargetGroup;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.IpAddressType;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerSchemeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerStateEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupIpAddressTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;

/** The calls of Elastic Load Balancing. */
record BalancerCalls(ElasticLoadBalancingV2Client client) {

  Optional<String> targetGroup(String name) {
    return AwsAnswers.get(
        "DescribeTargetGroups",
        () -> {
          try {
            return client.describeTargetGroups(r -> r.names(name)).targetGroups().stream()
                .map(group -> group.targetGroupArn())
                .findFirst();
          } catch (TargetGroupNotFoundException none) {
            return Optional.empty();
          }
        });
  }

  void createTargetGroup(TargetGroup group, String vpc) {
    AwsAnswers.get(
        "CreateTargetGroup",
        () ->
            client.createTargetGroup(
                r ->
                    r.overrideConfiguration(AwsAnswers.ONCE)
                        .name(group.name())
                        .targetType(TargetTypeEnum.INSTANCE)
                        .protocol(ProtocolEnum.TCP)
                        .port(group.port())
                        .ipAddressType(TargetGroupIpAddressTypeEnum.IPV4)
                        .vpcId(vpc)
                        .healthCheckProtocol(ProtocolEnum.TCP)));
  }

  Set<TargetGroup.Target> targets(String targetGroup) {
    return AwsAnswers.get(
        "DescribeTargetHealth",
        () ->
            client
                .describeTargetHealth(r -> r.targetGroupArn(targetGroup))
                .targetHealthDescriptions()
                .stream()
                .map(health -> health.target())
                .map(target -> new TargetGroup.Target(target.id(), target.port()))
                .collect(Collectors.toSet()));
  }

  void registerTargets(String targetGroup, List<TargetGroup.Target> targets) {
    List<TargetDescription> all =
        targets.stream()
            .map(t -> TargetDescription.builder().id(t.instance()).port(t.port()).build())
            .toList();
    AwsAnswers.get(
        "RegisterTargets",
        () ->
            client.registerTargets(
                r ->
                    r.overrideConfiguration(AwsAnswers.ONCE)
                        .targetGroupArn(targetGroup)
                        .targets(all)));
  }

  Optional<String> loadBalancer(String name) {
    return AwsAnswers.get(
        "DescribeLoadBalancers",
        () -> {
          try {
            return client.describeLoadBalancers(r -> r.names(name)).loadBalancers().stream()
                .map(balancer -> balancer.loadBalancerArn())
                .findFirst();
          } catch (LoadBalancerNotFoundException none) {
            return Optional.empty();
          }
        });
  }

  void createLoadBalancer(String name, List<String> subnets, String securityGroup) {
    AwsAnswers.get(
        "CreateLoadBalancer",
        () ->
            client.createLoadBalancer(
                r ->
                    r.overrideConfiguration(AwsAnswers.ONCE)
                        .name(name)
                        .type(LoadBalancerTypeEnum.NETWORK)
                        .scheme(LoadBalancerSchemeEnum.INTERNAL)
                        .ipAddressType(IpAddressType.IPV4)
                        .subnets(subnets)
                        .securityGroups(securityGroup)));
  }

  boolean active(String loadBalancer) {
    return AwsAnswers.get(
        "DescribeLoadBalancers",
        () ->
            client
                .describeLoadBalancers(r -> r.loadBalancerArns(loadBalancer))
                .loadBalancers()
                .stream()
                .anyMatch(b -> b.state().code() == LoadBalancerStateEnum.ACTIVE));
  }

  Map<Integer, String> listeners(String loadBalancer) {
    return AwsAnswers.get(
        "DescribeListeners",
        () -> {
          Map<Integer, String> groups = new HashMap<>();
          client
              .describeListenersPaginator(r -> r.loadBalancerArn(loadBalancer))
              .listeners()
              .forEach(listener -> groups.put(listener.port(), group(listener)));
          return groups;
        });
  }

  /** A listener that does anything else than to forward is not ours. */
  private static String group(Listener listener) {
    return listener.defaultActions().stream()
        .map(Action::targetGroupArn)
        .filter(arn -> arn != null)
        .findFirst()
        .orElse(listener.listenerArn());
  }

  void createListener(String loadBalancer, int port, String targetGroup) {
    Action forward =
        Action.builder().type(ActionTypeEnum.FORWARD).targetGroupArn(targetGroup).build();
    AwsAnswers.get(
        "CreateListener",
        () ->
            client.createListener(
                r ->
                    r.overrideConfiguration(AwsAnswers.ONCE)
                        .loadBalancerArn(loadBalancer)
                        .protocol(ProtocolEnum.TCP)
                        .port(port)
                        .defaultActions(forward)));
  }
}
