package io.msksdk.changefeed.privatelink.verify;

import io.msksdk.changefeed.privatelink.PlannedBroker;
import io.msksdk.changefeed.privatelink.PrivateLinkPlan;
import io.msksdk.core.check.Finding;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.KafkaException;

/** One run of a verification. Not thread-safe. */
final class Verification {
  private final PrivateLinkPlan plan;
  private final Map<String, ?> internal;
  private final Map<String, ?> external;
  private final Duration timeout;
  private final Set<Finding> findings = new LinkedHashSet<>();
  private final List<String> seen = new ArrayList<>();
  private final Set<Integer> alive = new TreeSet<>();

  Verification(
      PrivateLinkPlan plan, Map<String, ?> internal, Map<String, ?> external, Duration timeout) {
    this.plan = plan;
    this.internal = internal;
    this.external = external;
    this.timeout = timeout;
  }

  VerifyReport report() {
    return new VerifyReport(List.copyOf(findings), seen);
  }

  void brokers() {
    for (PlannedBroker broker : plan.brokers()) {
      internal(broker);
    }
    for (PlannedBroker broker : plan.brokers()) {
      external(broker);
    }
  }

  private void internal(PlannedBroker broker) {
    int port = plan.ports().internal();
    Optional<Map<Integer, BrokerDoor.Address>> answer =
        ask("INTERNAL", broker.ip(), port, internal);
    if (answer.isEmpty()) {
      findings.add(
          Finding.error(
                  "verify.broker-dead",
                  "broker " + broker.nodeId(),
                  "no answer on " + broker.ip() + ":" + port,
                  "an answer on INTERNAL")
              .advising("Start it, or let this machine through its security group."));
      return;
    }
    alive.add(broker.nodeId());
    BrokerDoor.Address own = answer.get().get(broker.nodeId());
    if (own == null || own.port() != port || !own.host().equals(broker.ip())) {
      findings.add(
          Finding.error(
              "verify.internal",
              "INTERNAL of broker " + broker.nodeId(),
              own == null ? null : own,
              broker.ip() + ":" + port));
    }
  }

  private void external(PlannedBroker broker) {
    if (!alive.contains(broker.nodeId())) {
      return;
    }
    int port = plan.ports().external();
    Optional<Map<Integer, BrokerDoor.Address>> answer =
        ask(plan.listener(), broker.ip(), port, external);
    if (answer.isEmpty()) {
      findings.add(AdvertisedCheck.missing(plan, broker));
      return;
    }
    findings.addAll(new AdvertisedCheck(plan, answer.get(), alive).findings());
  }

  void balancer(PrivateLinkVerifier.Balancer balancer) {
    String host = balancer.host();
    int bootstrap = plan.ports().bootstrap();
    Optional<Map<Integer, BrokerDoor.Address>> answer = ask("balancer", host, bootstrap, external);
    if (answer.isPresent()) {
      findings.addAll(new AdvertisedCheck(plan, answer.get(), alive).findings());
    } else {
      findings.add(
          Finding.error("verify.bootstrap", host, bootstrap, "an answer on the bootstrap port")
              .advising("Check the listener, its target group's health and the security group."));
    }
    List<String> addresses = balancer.addresses() == null ? addresses(host) : balancer.addresses();
    for (PlannedBroker broker : plan.brokers()) {
      port(host, addresses, broker);
    }
  }

  /**
   * The balancer's name has an address per zone, and only that of the broker's zone leads to it.
   */
  private void port(String host, List<String> addresses, PlannedBroker broker) {
    int silent = 0;
    Set<Integer> behind = new TreeSet<>();
    for (String address : addresses) {
      Optional<Integer> who = who(address, broker);
      who.ifPresent(behind::add);
      silent += who.isPresent() ? 0 : 1;
    }
    seen.add(host + ":" + broker.advertisedPort() + " leads to brokers " + behind);
    behind.remove(broker.nodeId());
    if (!behind.isEmpty()) {
      findings.add(
          Finding.error(
                  "verify.balancer-port",
                  "balancer's port " + broker.advertisedPort(),
                  "broker " + behind,
                  "broker " + broker.nodeId())
              .advising("Register that broker, and no other, in the port's target group."));
    }
    if (silent == addresses.size()) {
      missingPort(broker);
    } else if (silent > 0) {
      crossZone(broker);
    }
  }

  private void missingPort(PlannedBroker broker) {
    if (alive.contains(broker.nodeId())) {
      findings.add(
          Finding.error(
                  "verify.balancer-listener",
                  "balancer's port " + broker.advertisedPort(),
                  "no answer",
                  "broker " + broker.nodeId())
              .advising("Add the listener and its target group, or look at the target's health."));
    }
  }

  private void crossZone(PlannedBroker broker) {
    findings.add(
        Finding.warning(
                "verify.cross-zone",
                "balancer's port " + broker.advertisedPort(),
                "answers in some zones only",
                "its broker's zone is enough")
            .advising(
                "Bootstrap through "
                    + plan.ports().bootstrap()
                    + "; turning cross-zone balancing on for this only adds cost."));
  }

  private static List<String> addresses(String host) {
    try {
      List<String> all = new ArrayList<>();
      for (InetAddress address : InetAddress.getAllByName(host)) {
        all.add(address.getHostAddress());
      }
      return all;
    } catch (UnknownHostException unknown) {
      return List.of(host);
    }
  }

  private Optional<Integer> who(String address, PlannedBroker expected) {
    var door = new BrokerDoor.Address(address, expected.advertisedPort());
    try (BrokerDoor open = BrokerDoor.open(door, external, timeout)) {
      if (open.is(expected.nodeId())) {
        return Optional.of(expected.nodeId());
      }
      for (PlannedBroker other : plan.brokers()) {
        if (open.is(other.nodeId())) {
          return Optional.of(other.nodeId());
        }
      }
    } catch (IOException | KafkaException silent) {
      seen.add(door + " " + silent.getMessage());
    }
    return Optional.empty();
  }

  private Optional<Map<Integer, BrokerDoor.Address>> ask(
      String way, String host, int port, Map<String, ?> properties) {
    var address = new BrokerDoor.Address(host, port);
    try (BrokerDoor door = BrokerDoor.open(address, properties, timeout)) {
      Map<Integer, BrokerDoor.Address> brokers = door.brokers();
      seen.add(way + " " + address + " names " + brokers);
      return Optional.of(brokers);
    } catch (IOException | KafkaException silent) {
      seen.add(way + " " + address + " " + silent.getMessage());
      return Optional.empty();
    }
  }
}
