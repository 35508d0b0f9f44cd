package io.msksdk.replication.failover;

import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;

/** What the replicators of one Region, that of their targets, report. */
public interface ReplicatorReadings {

  /**
   * Reads data points.
   *
   * @param replicator the replicator's name
   * @param measure which
   * @param since from when on
   * @return the points that begin at that time or later, in any order
   */
  List<ReplicatorReading> read(String replicator, ReplicatorMeasure measure, Instant since);

  /**
   * Reads from CloudWatch. The names of the dimensions are looked up first, as the guide spells
   * them in several ways.
   *
   * @param client a client for the Region of the targets; the caller closes it
   * @return the readings
   */
  static ReplicatorReadings cloudWatch(CloudWatchClient client) {
    return new CloudWatchReadings(client);
  }
}
