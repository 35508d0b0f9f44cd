package io.msksdk.changefeed.privatelink;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A broker's server.properties: whole for a new cluster, the least change for a running one. */
record ServerSettings(PrivateLinkPlan plan, PlannedBroker broker) {
  private static final String LISTENERS = "listeners";
  private static final String ADVERTISED = "advertised.listeners";
  private static final String PROTOCOLS = "listener.security.protocol.map";

  Map<String, String> whole() {
    PortPlan ports = plan.ports();
    Map<String, String> all = new LinkedHashMap<>();
    all.put("process.roles", "broker,controller");
    all.put("node.id", String.valueOf(broker.nodeId()));
    all.put("controller.quorum.voters", voters());
    all.put(
        LISTENERS,
        "INTERNAL://0.0.0.0:"
            + ports.internal()
            + ",CONTROLLER://0.0.0.0:"
            + ports.controller()
            + ","
            + bound());
    all.put("inter.broker.listener.name", "INTERNAL");
    all.put(ADVERTISED, "INTERNAL://" + broker.ip() + ":" + ports.internal() + "," + advertised());
    all.put("controller.listener.names", "CONTROLLER");
    all.put(
        PROTOCOLS,
        "INTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT,"
            + protocol()
            + ",SSL:SSL,SASL_PLAINTEXT:SASL_PLAINTEXT,SASL_SSL:SASL_SSL");
    all.put("log.dirs", "./data");
    return all;
  }

  private String voters() {
    return plan.brokers().stream()
        .map(each -> each.nodeId() + "@" + each.ip() + ":" + plan.ports().controller())
        .collect(Collectors.joining(","));
  }

  private String bound() {
    return plan.listener() + "://0.0.0.0:" + plan.ports().external();
  }

  private String advertised() {
    return plan.listener() + "://" + broker.advertised();
  }

  private String protocol() {
    return plan.listener() + ":PLAINTEXT";
  }

  Map<String, String> patch(Map<String, String> current) {
    requireFreePort(current.getOrDefault(LISTENERS, ""));
    Map<String, String> patch = new LinkedHashMap<>();
    append(patch, current, LISTENERS, bound(), "://");
    append(patch, current, ADVERTISED, advertised(), "://");
    append(patch, current, PROTOCOLS, protocol(), ":");
    return patch;
  }

  private void append(
      Map<String, String> patch,
      Map<String, String> current,
      String key,
      String entry,
      String separator) {
    List<String> entries = new ArrayList<>(entries(current.getOrDefault(key, "")));
    if (entries.contains(entry)) {
      return;
    }
    entries.removeIf(old -> old.startsWith(plan.listener() + separator));
    entries.add(entry);
    patch.put(key, String.join(",", entries));
  }

  private static List<String> entries(String value) {
    List<String> entries = new ArrayList<>();
    for (String entry : value.split(",", -1)) {
      if (!entry.isBlank()) {
        entries.add(entry.strip());
      }
    }
    return entries;
  }

  private void requireFreePort(String listeners) {
    for (String entry : entries(listeners)) {
      boolean ours = entry.startsWith(plan.listener() + "://");
      if (!ours && entry.endsWith(":" + plan.ports().external())) {
        throw InvalidSpecException.of(
            Finding.error(
                "privatelink.bound-port",
                LISTENERS + " of broker " + broker.nodeId(),
                entry,
                "no listener on " + plan.ports().external()));
      }
    }
  }

  static String text(Map<String, String> properties) {
    return properties.entrySet().stream()
        .map(property -> property.getKey() + "=" + property.getValue() + "\n")
        .collect(Collectors.joining());
  }
}
