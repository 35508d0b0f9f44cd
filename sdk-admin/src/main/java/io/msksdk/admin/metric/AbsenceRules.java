package io.msksdk.admin.metric;

import io.msksdk.admin.cluster.Cluster;
import io.msksdk.admin.cluster.ClusterState;
import io.msksdk.admin.cluster.StorageMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The reasons the guide gives for metrics that are not there (Amazon MSK Developer Guide,
 * "Monitoring an Amazon MSK cluster" and "Consumer-lag monitoring").
 */
final class AbsenceRules {
  private static final Set<ClusterState> NEVER_ACTIVE =
      Set.of(ClusterState.CREATING, ClusterState.FAILED);

  private static final List<BiFunction<MetricQuery, Cluster, @Nullable MetricAbsence>> RULES =
      List.of(
          AbsenceRules::serverless,
          AbsenceRules::notActive,
          AbsenceRules::level,
          AbsenceRules::zooKeeper,
          AbsenceRules::tiered,
          AbsenceRules::brokerNumber,
          AbsenceRules::groupName,
          AbsenceRules::oldKafka,
          AbsenceRules::groupState,
          AbsenceRules::burstBalance,
          AbsenceRules::cpuCredits,
          AbsenceRules::renamed,
          AbsenceRules::neverNonzero,
          AbsenceRules::notYet,
          AbsenceRules::tooManyPartitions);

  private AbsenceRules() {}

  /** What is certain stands alone: beside it a possibility only distracts. */
  static List<MetricAbsence> explain(MetricQuery query, Cluster cluster) {
    List<MetricAbsence> found =
        RULES.stream().flatMap(rule -> Stream.ofNullable(rule.apply(query, cluster))).toList();
    List<MetricAbsence> certain = found.stream().filter(MetricAbsence::certain).toList();
    return certain.isEmpty() ? found : certain;
  }

  private static @Nullable MetricAbsence serverless(MetricQuery query, Cluster cluster) {
    if (!cluster.serverless() || query.metric().serverless()) {
      return null;
    }
    return certain(
        "serverless",
        "Serverless clusters do not have " + query.metric().name() + ".",
        query.metric().lag() ? "Read lag through the Kafka Admin API." : "");
  }

  private static @Nullable MetricAbsence notActive(MetricQuery query, Cluster cluster) {
    if (!NEVER_ACTIVE.contains(cluster.state())) {
      return null;
    }
    return certain(
        "not-active",
        "The cluster is " + cluster.rawState() + "; metrics begin when it is ACTIVE.",
        "Wait until it is ACTIVE.");
  }

  private static @Nullable MetricAbsence level(MetricQuery query, Cluster cluster) {
    var has = cluster.monitoring().level();
    var needs = query.metric().level();
    if (cluster.serverless() || has.compareTo(needs) >= 0) {
      return null;
    }
    return certain(
        "level",
        "The cluster's monitoring level is " + has + ", the metric begins at " + needs + ".",
        "Raise the level, which is billed"
            + (query.metric().lag() ? ", or read lag through the Kafka Admin API." : "."));
  }

  private static @Nullable MetricAbsence zooKeeper(MetricQuery query, Cluster cluster) {
    boolean kraft = cluster.kafkaVersion().filter(v -> v.endsWith(".kraft")).isPresent();
    return query.metric().zooKeeperOnly() && kraft
        ? certain("kraft", "The cluster keeps its metadata in KRaft and has no ZooKeeper.", "")
        : null;
  }

  private static @Nullable MetricAbsence tiered(MetricQuery query, Cluster cluster) {
    return query.metric().tieredOnly() && cluster.storageMode() == StorageMode.LOCAL
        ? certain(
            "local-storage",
            "The cluster keeps all data on its brokers: its storage mode is LOCAL.",
            "Switch to tiered storage, if you want it.")
        : null;
  }

  private static @Nullable MetricAbsence brokerNumber(MetricQuery query, Cluster cluster) {
    String broker = query.dimensions().get(MetricDimension.BROKER);
    if (broker == null || cluster.brokers().isEmpty()) {
      return null;
    }
    boolean number = broker.matches("[1-9]\\d{0,5}");
    return number && Integer.parseInt(broker) <= cluster.brokers().getAsInt()
        ? null
        : certain(
            "no-such-broker",
            "There is no broker " + broker + ".",
            "Brokers are numbered from 1 to " + cluster.brokers().getAsInt() + ".");
  }

  private static @Nullable MetricAbsence groupName(MetricQuery query, Cluster cluster) {
    return query.dimensions().getOrDefault(MetricDimension.GROUP, "").contains(":")
        ? certain(
            "group-name",
            "MSK publishes no lag of groups with a colon in their name.",
            "Read lag through the Kafka Admin API.")
        : null;
  }

  private static @Nullable MetricAbsence oldKafka(MetricQuery query, Cluster cluster) {
    boolean old =
        cluster.kafkaVersion().filter(v -> VersionNumbers.of(v).before(2, 2, 1)).isPresent();
    return query.metric().lag() && old
        ? certain("old-kafka", "Lag metrics need Apache Kafka 2.2.1 or later.", "Upgrade.")
        : null;
  }

  private static @Nullable MetricAbsence groupState(MetricQuery query, Cluster cluster) {
    return query.metric().lag()
        ? perhaps(
            "group-state",
            "The group is not STABLE or EMPTY: MSK publishes nothing while a group rebalances.",
            "Wait for the rebalance to end, or read lag through the Kafka Admin API.")
        : null;
  }

  private static @Nullable MetricAbsence burstBalance(MetricQuery query, Cluster cluster) {
    return query.metric().name().equals("BurstBalance")
        ? perhaps(
            "burst-baseline",
            "The volumes' baseline is above their maximum burst, and so there is no balance.",
            "")
        : null;
  }

  private static @Nullable MetricAbsence cpuCredits(MetricQuery query, Cluster cluster) {
    boolean burstable =
        cluster.brokerSize().filter(size -> size.toString().contains("t3.")).isPresent();
    return query.metric().name().toLowerCase(Locale.ROOT).startsWith("cpucredit")
            && cluster.brokerSize().isPresent()
            && !burstable
        ? certain("no-credits", "Only kafka.t3 brokers earn CPU credits.", "")
        : null;
  }

  private static @Nullable MetricAbsence renamed(MetricQuery query, Cluster cluster) {
    Optional<String> old = query.metric().oldName();
    return old.isEmpty()
        ? null
        : perhaps(
            "renamed",
            "Before Kafka 3.6.0 the metric is called " + old.get() + ".",
            "A query asks for both names; a dashboard or alarm of your own may not.");
  }

  private static @Nullable MetricAbsence neverNonzero(MetricQuery query, Cluster cluster) {
    return query.dimensions().containsKey(MetricDimension.TOPIC)
            && query.dimensions().containsKey(MetricDimension.BROKER)
        ? perhaps(
            "never-nonzero",
            "Its value was never above zero: with Kafka 2.4.1 and later, metrics of a topic on a"
                + " broker begin with their first other value.",
            "Count no value as zero.")
        : null;
  }

  private static @Nullable MetricAbsence notYet(MetricQuery query, Cluster cluster) {
    MetricVisibility visibility = query.metric().visibility();
    return visibility == MetricVisibility.CLUSTER_ACTIVE
        ? null
        : perhaps(
            "not-yet", "The metric begins when " + visibility.event() + ".", "Check that it has.");
  }

  private static MetricAbsence tooManyPartitions(MetricQuery query, Cluster cluster) {
    return perhaps(
        "too-many-partitions",
        "Brokers with more partitions than recommended can lose metrics.",
        "Compare PartitionCount with the limit of the broker size.");
  }

  private static MetricAbsence certain(String code, String reason, String remedy) {
    return new MetricAbsence(code, true, reason, remedy);
  }

  private static MetricAbsence perhaps(String code, String reason, String remedy) {
    return new MetricAbsence(code, false, reason, remedy);
  }
}
