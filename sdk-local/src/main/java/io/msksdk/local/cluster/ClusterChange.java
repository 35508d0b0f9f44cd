package io.msksdk.local.cluster;

import io.msksdk.local.cluster.brokers.BrokerWork;
import java.time.Duration;
import software.amazon.awssdk.services.kafka.model.ClusterState;
import software.amazon.awssdk.services.kafka.model.MutableClusterInfo;
import software.amazon.awssdk.services.kafka.model.Provisioned;

/**
 * An accepted change of a cluster.
 *
 * @param type the operation's type
 * @param step the step between the first and the last one
 * @param source what is changed, as it was
 * @param target what is changed, as it will be
 * @param after the settings when it is done
 * @param takes how long the service takes
 * @param work what is done to the brokers
 */
public record ClusterChange(
    String type,
    String step,
    MutableClusterInfo source,
    MutableClusterInfo target,
    Provisioned after,
    Duration takes,
    BrokerWork work) {
  /** The type of the one operation that is no update (developer guide, "Rebooting a broker"). */
  public static final String REBOOT = "REBOOT_NODE";

  private static final String STORAGE = "STORAGE";

  /**
   * Makes a change whose step is named as its type.
   *
   * @param type the operation's type
   * @param source what is changed, as it was
   * @param target what is changed, as it will be
   * @param after the settings when it is done
   * @param takes how long the service takes
   * @return the change, without work on brokers
   */
  public static ClusterChange of(
      String type,
      MutableClusterInfo source,
      MutableClusterInfo target,
      Provisioned after,
      DocumentedDuration takes) {
    return new ClusterChange(type, type, source, target, after, takes.duration(), BrokerWork.NONE);
  }

  /**
   * Adds what is done to the brokers.
   *
   * @param more the work
   * @return the change with it
   */
  public ClusterChange with(BrokerWork more) {
    return new ClusterChange(type, step, source, target, after, takes, more);
  }

  /**
   * Replaces how long the service takes.
   *
   * @param longer the time
   * @return the change with it
   */
  public ClusterChange taking(Duration longer) {
    return new ClusterChange(type, step, source, target, after, longer, work);
  }

  ClusterState meanwhile() {
    return reboots() ? ClusterState.REBOOTING_BROKER : ClusterState.UPDATING;
  }

  boolean reboots() {
    return type.equals(REBOOT);
  }

  boolean changesStorage() {
    return type.endsWith(STORAGE);
  }
}
