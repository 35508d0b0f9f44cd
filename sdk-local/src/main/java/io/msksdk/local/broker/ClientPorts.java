package io.msksdk.local.broker;

import java.util.List;
import java.util.Map;
import kafka.network.SocketServer;
import org.apache.kafka.common.Endpoint;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The ports of a running broker that clients use, which can be closed and opened again. The port
 * between brokers stays open, so that the cluster itself notices nothing.
 */
final class ClientPorts {
  private final SocketServer sockets;
  private final Map<String, Integer> ports;
  private List<Endpoint> closed = List.of();

  ClientPorts(SocketServer sockets, Map<String, Integer> ports) {
    this.sockets = sockets;
    this.ports = Map.copyOf(ports);
  }

  /** Cuts all connections of clients and refuses new ones. */
  void cut() {
    if (closed.isEmpty()) {
      List<Endpoint> open =
          sockets.dataPlaneAcceptors().keySet().stream()
              .filter(endpoint -> !endpoint.listener().equals(ListenerProperties.INTERNAL))
              .toList();
      sockets.removeListeners(CollectionConverters.asScala(open).toSeq());
      closed = open.stream().map(this::atItsPort).toList();
    }
  }

  /** Opens the same ports again. */
  void heal() {
    if (!closed.isEmpty()) {
      sockets.addListeners(CollectionConverters.asScala(closed).toSeq());
      closed = List.of();
    }
  }

  /** A broker may have been asked for any free port: now it must be the one that clients know. */
  private Endpoint atItsPort(Endpoint endpoint) {
    return new Endpoint(
        endpoint.listener(),
        endpoint.securityProtocol(),
        endpoint.host(),
        ports.getOrDefault(endpoint.listener(), endpoint.port()));
  }
}
