package io.msksdk.admin.node;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import software.amazon.awssdk.services.kafka.model.NodeInfo;

/** A broker or controller as the service listed it. Immutable. */
public final class Node {
  private final NodeInfo raw;

  private Node(NodeInfo raw) {
    this.raw = raw;
  }

  static Node of(NodeInfo raw) {
    return new Node(requireNonNull(raw, "raw"));
  }

  /**
   * Returns the id of a broker, which the service writes as a number with a fraction.
   *
   * @return the id, empty for a controller
   */
  public OptionalInt brokerId() {
    return raw.brokerNodeInfo() == null || raw.brokerNodeInfo().brokerId() == null
        ? OptionalInt.empty()
        : OptionalInt.of((int) Math.round(raw.brokerNodeInfo().brokerId()));
  }

  /**
   * Returns the names clients reach the node by, without ports.
   *
   * @return host names, unmodifiable
   */
  public List<String> endpoints() {
    if (raw.brokerNodeInfo() != null) {
      return List.copyOf(raw.brokerNodeInfo().endpoints());
    }
    return raw.controllerNodeInfo() == null
        ? List.of()
        : List.copyOf(raw.controllerNodeInfo().endpoints());
  }

  /**
   * Returns the subnet of a broker.
   *
   * @return the subnet id, empty for a controller
   */
  public Optional<String> subnet() {
    return Optional.ofNullable(raw.brokerNodeInfo()).map(broker -> broker.clientSubnet());
  }

  /**
   * Returns the Kafka version a broker runs, which differs from the cluster's during an update.
   *
   * @return the version, empty for a controller
   */
  public Optional<String> kafkaVersion() {
    return Optional.ofNullable(raw.brokerNodeInfo())
        .map(broker -> broker.currentBrokerSoftwareInfo())
        .map(software -> software.kafkaVersion());
  }

  /**
   * Returns what the AWS client read, for members this type does not show.
   *
   * @return the AWS client's own object
   */
  public NodeInfo raw() {
    return raw;
  }

  @Override
  public String toString() {
    return "Node["
        + (brokerId().isPresent() ? "broker " + brokerId().getAsInt() : "controller")
        + ", "
        + endpoints()
        + "]";
  }
}
