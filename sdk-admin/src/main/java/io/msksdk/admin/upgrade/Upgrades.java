package io.msksdk.admin.upgrade;

import io.msksdk.admin.cluster.BrokerSize;
import io.msksdk.admin.version.EndOfSupport;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.check.Finding;
import java.time.LocalDate;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;

/**
 * What to know before Apache Kafka of a cluster is updated. Thread-safe. Not for users to
 * implement.
 *
 * <pre>{@code
 * System.out.println(msk.upgrades().outlook(orders, "3.7.x"));
 * msk.upgrades().preflight(orders, admin).forEach(System.out::println);
 * msk.plans().change(orders, c -> c.kafkaVersion("3.7.x")).run(options);
 * }</pre>
 */
public interface Upgrades {

  /**
   * Plans the way to a version, as far as MSK can tell.
   *
   * @param cluster the cluster
   * @param target the version it shall have
   * @return the hops, and what speaks against them
   * @throws io.msksdk.core.runbook.PreconditionException when no way leads there
   */
  UpgradeOutlook outlook(MskClusterArn cluster, String target);

  /**
   * Asks the brokers what a rolling update would meet: brokers with more partitions than their size
   * should have, for which MSK refuses updates of version and configuration; partitions that are
   * offline or lack replicas now; topics that stop or lose records when one broker is away.
   *
   * @param cluster the cluster
   * @param admin an admin client of it, whose principal may describe topics and their settings; it
   *     stays the caller's
   * @return errors for what MSK would refuse, warnings for what clients would notice
   */
  List<Finding> preflight(MskClusterArn cluster, Admin admin);

  /**
   * Asks the brokers what becoming brokers of another size would meet: more partitions than that
   * size should have, for which MSK refuses it, and what any rolling restart meets.
   *
   * @param cluster the cluster
   * @param size the size they shall have
   * @param admin an admin client of it, as for {@link #preflight}
   * @return errors for what MSK would refuse, warnings for what clients would notice
   */
  List<Finding> resizePreflight(MskClusterArn cluster, BrokerSize size, Admin admin);

  /**
   * Reports the clusters of this account and Region whose version loses its support.
   *
   * @param table until when versions are supported
   * @param today the day to count from
   * @return the clusters, the most urgent first; unmodifiable
   */
  List<VersionDeadline> deadlines(EndOfSupport table, LocalDate today);
}
