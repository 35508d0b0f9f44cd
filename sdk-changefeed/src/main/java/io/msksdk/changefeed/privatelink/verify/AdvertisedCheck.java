package io.msksdk.changefeed.privatelink.verify;

import io.msksdk.changefeed.privatelink.PlannedBroker;
import io.msksdk.changefeed.privatelink.PrivateLinkPlan;
import io.msksdk.core.check.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Compares what brokers advertise on the listener of the balancer with the plan. */
record AdvertisedCheck(
    PrivateLinkPlan plan, Map<Integer, BrokerDoor.Address> seen, Set<Integer> alive) {

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    for (PlannedBroker broker : plan.brokers()) {
      BrokerDoor.Address address = seen.get(broker.nodeId());
      Finding finding = address == null ? absent(broker) : host(broker, address);
      if (finding != null) {
        findings.add(finding);
      }
      if (address != null && address.port() != broker.advertisedPort()) {
        findings.add(port(broker, address));
      }
    }
    Map<Integer, BrokerDoor.Address> strangers = new TreeMap<>(seen);
    plan.brokers().forEach(broker -> strangers.remove(broker.nodeId()));
    strangers.forEach(
        (id, address) ->
            findings.add(
                Finding.error("verify.unplanned", "broker " + id, address, "no broker of that id")
                    .advising("Add it to the plan: it needs a port and a target group.")));
    return findings;
  }

  /** A broker that is down is not advertised either; that it is down is said elsewhere. */
  private @Nullable Finding absent(PlannedBroker broker) {
    return alive.contains(broker.nodeId()) ? missing(plan, broker) : null;
  }

  static Finding missing(PrivateLinkPlan plan, PlannedBroker broker) {
    return Finding.error(
            "verify.listener-missing",
            plan.listener() + " of broker " + broker.nodeId(),
            null,
            broker.advertised())
        .advising(
            "Add the listener to its server.properties and restart it; one that is not plaintext"
                + " needs connectingExternally.");
  }

  private @Nullable Finding host(PlannedBroker broker, BrokerDoor.Address address) {
    if (address.host().equals(broker.advertisedHost())) {
      return null;
    }
    String property = plan.listener() + " of broker " + broker.nodeId();
    for (String az : plan.azIds()) {
      if (address.host().equals(plan.pattern().host(broker.nodeId(), az))) {
        return Finding.error("verify.az", property, az, broker.azId())
            .advising("TiDB Cloud goes by the zone in the name: advertise the broker's own.");
      }
    }
    return Finding.error("verify.pattern", property, address.host(), broker.advertisedHost())
        .advising("Correct advertised.listeners and restart the broker.");
  }

  private Finding port(PlannedBroker broker, BrokerDoor.Address address) {
    String whose =
        plan.brokers().stream()
            .filter(other -> other.advertisedPort() == address.port())
            .map(other -> ", which is broker " + other.nodeId() + "'s")
            .findFirst()
            .orElse("");
    return Finding.error(
            "verify.port",
            plan.listener() + " of broker " + broker.nodeId(),
            address.port() + whose,
            String.valueOf(broker.advertisedPort()))
        .advising("Correct advertised.listeners and restart the broker.");
  }
}
