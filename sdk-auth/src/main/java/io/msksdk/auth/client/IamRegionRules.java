package io.msksdk.auth.client;

import io.msksdk.auth.client.IamRegion.Rule;
import io.msksdk.auth.iam.IamLogin;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which Region is signed for: the one that was set, else the one the hosts of the brokers tell,
 * else the one of the cluster's ARN, else the process's own.
 */
final class IamRegionRules {
  private static final String PROPERTY = "region";

  private IamRegionRules() {}

  static IamRegion of(
      @Nullable String explicit,
      Optional<String> ofCluster,
      List<HostPort> servers,
      Supplier<Optional<String>> otherwise) {
    if (explicit != null) {
      return new IamRegion(explicit, Rule.EXPLICIT);
    }
    TreeSet<String> told = new TreeSet<>();
    servers.forEach(server -> BrokerRegion.of(server).ifPresent(told::add));
    if (told.size() == 1) {
      return new IamRegion(told.first(), Rule.BROKER_HOST);
    }
    if (told.isEmpty() && ofCluster.isPresent()) {
      return new IamRegion(ofCluster.get(), Rule.CLUSTER_ARN);
    }
    Optional<String> last = told.isEmpty() ? otherwise.get() : Optional.empty();
    return last.map(region -> new IamRegion(region, Rule.DEFAULT_CHAIN))
        .orElseThrow(() -> untold(told, servers));
  }

  private static InvalidSpecException untold(SortedSet<String> told, List<HostPort> servers) {
    Finding finding =
        told.isEmpty()
            ? Finding.error(
                "iam.region-missing",
                PROPERTY,
                null,
                "the cluster's Region, which the broker host " + host(servers) + " does not tell")
            : Finding.error("iam.region-ambiguous", PROPERTY, told, "brokers of one Region");
    return InvalidSpecException.of(
        finding.advising("Say it: KafkaAuth.iam(provider).region(\"eu-west-1\")."));
  }

  /**
   * The official mechanism looks for a Region anywhere in the host before it asks us, so a host
   * that holds the name of another one would be signed for wrongly and refused with no reason
   * given.
   */
  static List<Finding> overruled(String region, List<HostPort> servers) {
    List<Finding> findings = new ArrayList<>();
    for (HostPort server : servers) {
      Optional<String> signed = IamLogin.overrulingRegion(server.host(), region);
      signed.ifPresent(
          other ->
              findings.add(
                  Finding.error(
                          "iam.region-overruled",
                          PROPERTY,
                          region,
                          other + ", which AWS_MSK_IAM reads from the host " + server.host())
                      .advising(
                          "Set the cluster's own Region, or reach the broker by a host name that"
                              + " holds no other Region's name.")));
    }
    return findings;
  }

  private static String host(List<HostPort> servers) {
    return servers.get(0).host();
  }
}
