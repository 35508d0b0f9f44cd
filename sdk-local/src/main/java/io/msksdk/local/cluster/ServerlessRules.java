package io.msksdk.local.cluster;

import io.msksdk.local.quota.Quotas;
import io.msksdk.local.refusal.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.ServerlessClientAuthentication;
import software.amazon.awssdk.services.kafka.model.ServerlessRequest;
import software.amazon.awssdk.services.kafka.model.VpcConfig;

/** What a new serverless cluster must be (developer guide, "MSK Serverless"). */
final class ServerlessRules {
  private static final String VPCS = "serverless.vpcConfigs";
  private static final int FEWEST_SUBNETS = 2;

  private ServerlessRules() {}

  static void check(@Nullable String name, ServerlessRequest request, long present, Quotas quotas) {
    ClusterRules.name(name);
    vpcs(request.vpcConfigs(), quotas.of("clientVpcsPerServerlessCluster"));
    authentication(request.clientAuthentication());
    long most = quotas.of("serverlessClustersPerAccount");
    if (present >= most) {
      throw Refusal.badRequest(
          "serverless",
          "The account has " + present + " serverless clusters and may have " + most + ".");
    }
  }

  private static void vpcs(List<VpcConfig> vpcs, long most) {
    if (vpcs.isEmpty()) {
      throw ClusterRules.missing(VPCS);
    }
    if (vpcs.size() > most) {
      throw Refusal.badRequest(VPCS, "A serverless cluster can have at most " + most + " VPCs.");
    }
    for (VpcConfig vpc : vpcs) {
      if (!vpc.hasSubnetIds() || vpc.subnetIds().isEmpty()) {
        throw ClusterRules.missing(VPCS + ".subnetIds");
      }
      if (vpc.subnetIds().stream().distinct().count() < FEWEST_SUBNETS) {
        throw Refusal.badRequest(
            VPCS + ".subnetIds",
            "Specify at least two subnets in different Availability Zones for each VPC.");
      }
    }
  }

  private static void authentication(@Nullable ServerlessClientAuthentication authentication) {
    if (authentication == null) {
      // it is on where nothing is said
      return;
    }
    boolean iam =
        authentication.sasl() != null
            && authentication.sasl().iam() != null
            && Boolean.TRUE.equals(authentication.sasl().iam().enabled());
    if (!iam) {
      throw Refusal.badRequest(
          "serverless.clientAuthentication",
          "Serverless clusters require IAM access control: enable clientAuthentication.sasl.iam.");
    }
  }
}
