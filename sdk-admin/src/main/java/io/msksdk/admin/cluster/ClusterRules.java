package io.msksdk.admin.cluster;

import io.msksdk.admin.tag.TagRules;
import io.msksdk.core.catalogue.BrokerSizes;
import io.msksdk.core.catalogue.Limits;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What MSK asks of a provisioned cluster, a rule a method. */
final class ClusterRules {
  private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+\\.(\\d+|x)(\\.[a-z]+)*");

  private ClusterRules() {}

  static Findings check(ClusterSpec spec, Limits limits) {
    return Findings.create()
        .add(name(spec.name(), limits))
        .add(version(spec.kafkaVersion()))
        .add(kraft(spec.kafkaVersion()))
        .add(subnets(spec.subnets(), limits))
        .add(distinct(spec.subnets()))
        .add(spread(spec.brokers(), spec.subnets().size()))
        .add(count(spec.brokers(), spec.kafkaVersion(), limits))
        .add(storage(spec, limits))
        .add(throughput(spec, limits))
        .add(tiered(spec))
        .add(rebalancing(spec))
        .addAll(SecurityRules.check(spec))
        .addAll(TagRules.check(spec.tags()))
        .addAll(BrokerSizeRules.check(spec))
        .add(open(spec));
  }

  static @Nullable Finding throughput(ClusterSpec spec, Limits limits) {
    if (spec.storage().throughputMibPerSecond().isEmpty()) {
      return null;
    }
    int asked = spec.storage().throughputMibPerSecond().getAsInt();
    String size = spec.brokerSize().instanceType();
    long min = limits.value("throughputMin");
    OptionalInt max =
        BrokerSizes.published()
            .size(size)
            .map(BrokerSizes.Size::mostThroughput)
            .orElse(OptionalInt.empty());
    if (max.isEmpty()) {
      return Finding.error(
              "cluster.throughput-size", "throughputMibPerSecond", asked, "none with " + size)
          .advising("It needs brokers of at least m5.4xlarge or m7g.2xlarge.");
    }
    if (asked < min || asked > max.getAsInt()) {
      return Finding.error(
          "cluster.throughput",
          "throughputMibPerSecond",
          asked,
          "from " + min + " to " + max.getAsInt() + " with " + size);
    }
    long smallest = limits.value("throughputVolumeMin");
    return spec.storageGib() < smallest
        ? Finding.error(
            "cluster.throughput-volume",
            "storageGib",
            spec.storageGib(),
            "at least " + smallest + " for provisioned throughput")
        : null;
  }

  static @Nullable Finding tiered(ClusterSpec spec) {
    if (spec.storage().mode() != StorageMode.TIERED) {
      return null;
    }
    if (spec.brokerSize().instanceType().contains("t3.") || spec.brokerSize().express()) {
      return Finding.error(
          "cluster.tiered-size",
          "storageMode",
          spec.storage().mode(),
          "LOCAL with " + spec.brokerSize());
    }
    return KafkaVersionText.of(spec.kafkaVersion()).tieredStorage()
        ? null
        : Finding.error(
            "cluster.tiered-version",
            "kafkaVersion",
            spec.kafkaVersion(),
            "3.6.0 or later, or 2.8.2.tiered, for tiered storage");
  }

  static @Nullable Finding rebalancing(ClusterSpec spec) {
    return spec.rebalancing().isEmpty() || spec.brokerSize().express()
        ? null
        : Finding.error(
            "cluster.rebalancing",
            "rebalancing",
            spec.rebalancing().get(),
            "no setting: only Express brokers have it");
  }

  static @Nullable Finding name(String name, Limits limits) {
    long max = limits.value("clusterNameMax");
    return name.isEmpty() || name.length() > max
        ? Finding.error("cluster.name", "name", name, "1 to " + max + " characters")
        : null;
  }

  static @Nullable Finding version(String version) {
    return VERSION.matcher(version).matches()
        ? null
        : Finding.error(
            "cluster.kafka-version", "kafkaVersion", version, "such as 3.6.0 or 3.7.x.kraft");
  }

  static @Nullable Finding kraft(String version) {
    boolean tooOld =
        version(version) == null
            && version.endsWith(".kraft")
            && !KafkaVersionText.of(version).atLeast(3, 7, 0);
    return tooOld
        ? Finding.error("cluster.kraft", "kafkaVersion", version, "3.7.x.kraft or later for KRaft")
            .advising("Earlier versions keep their metadata in ZooKeeper.")
        : null;
  }

  static @Nullable Finding subnets(List<String> subnets, Limits limits) {
    long min = limits.value("subnetsMin");
    long max = limits.value("subnetsMax");
    return subnets.size() >= min && subnets.size() <= max
        ? null
        : Finding.error(
                "cluster.subnets",
                "subnets",
                subnets.size() + " given",
                min + " or " + max + ", each in an Availability Zone of its own")
            .advising("They cannot be changed after creation.");
  }

  /** A spec does not know its Region: asked when a cluster is created. */
  static @Nullable Finding zones(List<String> subnets, String region, Limits limits) {
    long exactly = limits.value("subnetsInUsWest1");
    return !region.equals("us-west-1") || subnets.size() == exactly
        ? null
        : Finding.error(
            "cluster.subnets", "subnets", subnets.size() + " given", exactly + " in " + region);
  }

  static @Nullable Finding distinct(List<String> subnets) {
    return new HashSet<>(subnets).size() == subnets.size()
        ? null
        : Finding.error("cluster.subnets-repeated", "subnets", subnets, "each subnet once");
  }

  static @Nullable Finding spread(int brokers, int zones) {
    return brokers > 0 && (zones == 0 || brokers % zones == 0)
        ? null
        : Finding.error(
            "cluster.brokers-spread",
            "brokers",
            brokers,
            "a multiple of the " + zones + " subnets, since brokers are spread evenly");
  }

  static @Nullable Finding count(int brokers, String version, Limits limits) {
    boolean kraft = version.contains("kraft");
    String limit = kraft ? "brokersPerClusterKRaft" : "brokersPerClusterZooKeeper";
    long max = limits.value(limit);
    return brokers <= max
        ? null
        : Finding.error(
                "cluster.brokers-count",
                "brokers",
                brokers,
                "at most " + max + " with " + (kraft ? "KRaft" : "ZooKeeper") + " metadata")
            .advising("AWS Support can raise the quota; say so with limits(...).");
  }

  static @Nullable Finding storage(ClusterSpec spec, Limits limits) {
    long min = limits.value("storagePerBrokerMin");
    long max = limits.value("storagePerBrokerMax");
    boolean within = spec.storageGib() >= min && spec.storageGib() <= max;
    return within || spec.brokerSize().express()
        ? null
        : Finding.error(
            "cluster.storage", "storageGib", spec.storageGib(), "from " + min + " to " + max);
  }

  static @Nullable Finding open(ClusterSpec spec) {
    return spec.access().contains(ClusterAccess.UNAUTHENTICATED)
        ? Finding.warning("cluster.open", "access", spec.access(), "IAM or SCRAM alone")
            .advising("Everybody who reaches the brokers may do what no ACL forbids.")
        : null;
  }
}
