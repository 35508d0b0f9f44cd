package io.msksdk.local.broker;

import io.msksdk.local.certificate.IssuedCertificate;
import io.msksdk.local.cluster.listener.Access;
import io.msksdk.local.cluster.listener.Listener;
import io.msksdk.local.cluster.listener.Network;
import io.msksdk.local.iam.IamListener;
import io.msksdk.local.iam.IamLoginModule;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/**
 * The configuration of a broker's listeners: each on its own port, one for other brokers and one
 * for each way in of the cluster. The name of a client's listener tells access and network.
 */
final class ListenerProperties {
  static final String CONTROLLER = "CONTROLLER";
  static final String INTERNAL = "INTERNAL";

  private static final String LOOPBACK = "127.0.0.1";
  private static final String SCRAM = "SCRAM-SHA-512";

  private final Set<Listener> listeners;
  private final String caPem;

  ListenerProperties(Set<Listener> listeners, String caPem) {
    this.listeners = listeners;
    this.caPem = caPem;
  }

  /** The names of all listeners of a broker. */
  Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    names.add(INTERNAL);
    listeners.forEach(listener -> names.add(listener.listenerName()));
    return names;
  }

  /** The host of a listener, as it stands in addresses. */
  static String host(Listener listener) {
    return listener.network() == Network.IPV6 ? "[::1]" : "localhost";
  }

  /** The properties; a listener without a port yet takes any. */
  Map<String, String> with(IssuedCertificate certificate, Map<String, Integer> ports) {
    Map<String, String> properties = new HashMap<>();
    StringJoiner sockets = new StringJoiner(",");
    StringJoiner protocols = new StringJoiner(",");
    sockets.add(INTERNAL + "://" + LOOPBACK + ":" + ports.getOrDefault(INTERNAL, 0));
    protocols.add(INTERNAL + ":PLAINTEXT").add(CONTROLLER + ":PLAINTEXT");
    for (Listener listener : listeners) {
      String name = listener.listenerName();
      sockets.add(name + "://" + host(listener) + ":" + ports.getOrDefault(name, 0));
      protocols.add(name + ":" + protocol(listener.access()));
      putAccess(properties, listener);
    }
    properties.put("inter.broker.listener.name", INTERNAL);
    properties.put("listeners", sockets.toString());
    properties.put("listener.security.protocol.map", protocols.toString());
    properties.put("ssl.engine.factory.class", BrokerSslEngines.class.getName());
    properties.put("ssl.keystore.type", "PEM");
    properties.put("ssl.keystore.key", certificate.privateKeyPem());
    properties.put("ssl.keystore.certificate.chain", certificate.chainPem());
    return properties;
  }

  private void putAccess(Map<String, String> properties, Listener listener) {
    String prefix = "listener.name." + listener.listenerName().toLowerCase(Locale.ROOT) + ".";
    switch (listener.access()) {
      case IAM -> properties.putAll(IamListener.properties(prefix));
      case SCRAM -> putScram(properties, prefix);
      case MUTUAL_TLS -> putClientCertificates(properties, prefix, "required");
      case TLS -> {
        // both have one address (guide, "Port information"): clients with a certificate come here
        if (listeners.contains(new Listener(Access.MUTUAL_TLS, listener.network()))) {
          putClientCertificates(properties, prefix, "requested");
        }
      }
      case PLAINTEXT -> {}
    }
  }

  private static String protocol(Access access) {
    return switch (access) {
      case IAM, SCRAM -> "SASL_SSL";
      case TLS, MUTUAL_TLS -> "SSL";
      case PLAINTEXT -> "PLAINTEXT";
    };
  }

  private static void putScram(Map<String, String> properties, String prefix) {
    properties.put(prefix + "sasl.enabled.mechanisms", SCRAM);
    properties.put(
        prefix + SCRAM.toLowerCase(Locale.ROOT) + ".sasl.jaas.config",
        // not Kafka's own, which registers its SASL factories with the JVM for all class loaders
        IamLoginModule.class.getName() + " required;");
  }

  private void putClientCertificates(
      Map<String, String> properties, String prefix, String clientAuth) {
    properties.put(prefix + "ssl.client.auth", clientAuth);
    properties.put(prefix + "ssl.truststore.type", "PEM");
    properties.put(prefix + "ssl.truststore.certificates", caPem);
  }
}
