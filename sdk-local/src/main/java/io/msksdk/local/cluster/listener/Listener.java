package io.msksdk.local.cluster.listener;

import java.util.Locale;

/**
 * One of the ways into a cluster's brokers.
 *
 * @param access how clients authenticate
 * @param network from where they come
 */
public record Listener(Access access, Network network) {

  /**
   * Returns a way in from inside the VPC.
   *
   * @param access how clients authenticate
   * @return the listener
   */
  public static Listener inside(Access access) {
    return new Listener(access, Network.PRIVATE);
  }

  /**
   * Returns the name the brokers know it by. Those of IAM are the service's own, for quotas are set
   * by them (guide, "Amazon MSK quota": {@code listener.name.client_iam.max.connections}).
   *
   * @return the Kafka listener name, in capitals
   */
  public String listenerName() {
    return "CLIENT_" + (network == Network.PRIVATE ? access.name() : access + "_" + network);
  }

  /**
   * Returns the port the service documents for it (developer guide, "Port information").
   *
   * @return the port of an address in a cluster without brokers
   */
  public int documentedPort() {
    int port =
        switch (access) {
          case PLAINTEXT -> 9092;
          case TLS, MUTUAL_TLS -> 9094;
          case SCRAM -> 9096;
          case IAM -> 9098;
        };
    return network == Network.PUBLIC ? port + 100 : port;
  }

  @Override
  public String toString() {
    return (access + " on the " + network + " network").toLowerCase(Locale.ROOT);
  }
}
