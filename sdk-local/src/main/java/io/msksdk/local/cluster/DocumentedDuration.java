package io.msksdk.local.cluster;

import java.time.Duration;

/**
 * How long the service takes (developer guide, "Troubleshooting", "Broker sizes" and "Multi-VPC
 * private connectivity"; where the guide gives none, what users report).
 */
public enum DocumentedDuration {
  /** The creation of a provisioned cluster. */
  CREATE_CLUSTER(Duration.ofMinutes(30)),
  /** The creation of a serverless cluster. */
  CREATE_SERVERLESS(Duration.ofMinutes(5)),
  /** The deletion of a cluster. */
  DELETE_CLUSTER(Duration.ofMinutes(5)),
  /** How long an operation waits before it begins. */
  PENDING(Duration.ofMinutes(1)),
  /** The first and the last step of an operation, each. */
  STEP(Duration.ofMinutes(1)),
  /** A change that restarts brokers, for each broker. */
  PER_BROKER(Duration.ofMinutes(15)),
  /** A change of the number of brokers. */
  BROKER_COUNT(Duration.ofMinutes(30)),
  /** A change of the volumes. */
  STORAGE(Duration.ofMinutes(15)),
  /** Another configuration in force. */
  CONFIGURATION(Duration.ofMinutes(5)),
  /** Another level of monitoring or delivery of logs. */
  MONITORING(Duration.ofMinutes(5)),
  /** A change of the ways into the brokers. */
  CONNECTIVITY(Duration.ofMinutes(30)),
  /** The reboot of one broker. */
  REBOOT(Duration.ofMinutes(5)),
  /** A change that restarts nothing. */
  SETTING(Duration.ofMinutes(3)),
  /** Between two changes of the volumes (developer guide, "Scaling up broker storage"). */
  STORAGE_COOLDOWN(Duration.ofHours(6)),
  /** The renewal of the brokers' certificates. */
  CERTIFICATE_RENEWAL(Duration.ofMinutes(30)),
  /** How much later a renewal is tried that found the cluster busy. */
  RENEWAL_RETRY(Duration.ofHours(1));

  private final Duration duration;

  DocumentedDuration(Duration duration) {
    this.duration = duration;
  }

  /**
   * Returns the time.
   *
   * @return how long
   */
  public Duration duration() {
    return duration;
  }
}
