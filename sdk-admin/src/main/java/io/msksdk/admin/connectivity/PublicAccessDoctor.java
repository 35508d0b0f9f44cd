package io.msksdk.admin.connectivity;

import io.msksdk.admin.cluster.Cluster;
import io.msksdk.admin.cluster.ClusterState;
import io.msksdk.auth.client.Access;
import io.msksdk.auth.client.BootstrapBrokers;
import io.msksdk.auth.client.NetworkPath;
import io.msksdk.core.check.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Why a client does not reach a cluster over the internet (Amazon MSK Developer Guide,
 * "Troubleshooting", "Unable to access cluster that has public access turned on"): the cluster
 * itself first, then the servers the client was given, then the network, each direction of it.
 */
record PublicAccessDoctor(Cluster cluster, BootstrapBrokers brokers, PublicClient client) {
  private static final String PATH = "public-path.";

  /** Answers to a client go to a port of its own choice. */
  private static final int[] ANSWERS = {0, 1024, 32_768, 49_152, 65_535};

  private static final Set<Integer> METADATA = Set.of(2181, 2182);

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    if (cluster.state() != ClusterState.ACTIVE) {
      findings.add(
          Finding.warning(PATH + "state", "state", cluster.rawState(), "ACTIVE")
              .advising("Servers may be missing until it is."));
    }
    if (!cluster.connectivity().publicAccess()) {
      findings.add(
          Finding.error(PATH + "closed", "publicAccess", false, "true")
              .advising("Open it with connectivity().openToPublic(...)."));
      return findings;
    }
    servers(findings);
    network(findings);
    return List.copyOf(findings);
  }

  private void servers(List<Finding> findings) {
    if (client.servers().isEmpty()) {
      findings.add(
          Finding.warning(PATH + "servers", "bootstrap.servers", null, "the public servers")
              .advising("A cluster has other servers for each path: " + published() + "."));
      return;
    }
    for (String server : client.servers().get()) {
      Finding wrong = server(server);
      if (wrong != null) {
        findings.add(wrong);
      }
    }
  }

  private @Nullable Finding server(String server) {
    int port = port(server);
    if (METADATA.contains(port)) {
      return Finding.error(PATH + "metadata", "bootstrap.servers", server, "brokers")
          .advising("ZooKeeper and KRaft controllers are never reached from outside the VPC.");
    }
    Optional<Access> access =
        brokers.available().stream()
            .filter(way -> brokers.servers(way.mode(), way.path()).contains(server))
            .findFirst();
    if (access.filter(way -> way.path() == NetworkPath.PUBLIC).isPresent()) {
      return null;
    }
    boolean ofAnotherBroker = access.isEmpty() && ports().contains(port);
    return ofAnotherBroker
        ? null
        : Finding.error(
                PATH + "servers",
                "bootstrap.servers",
                access.map(way -> server + ", " + way).orElse(server),
                "the public servers")
            .advising("A cluster has other servers for each path: " + published() + ".");
  }

  private List<String> published() {
    return ways().stream().flatMap(w -> brokers.servers(w.mode(), w.path()).stream()).toList();
  }

  private List<Access> ways() {
    return brokers.available().stream().filter(w -> w.path() == NetworkPath.PUBLIC).toList();
  }

  private static int port(String server) {
    int colon = server.lastIndexOf(':');
    String port = server.substring(colon + 1);
    return port.matches("\\d{1,5}") ? Integer.parseInt(port) : -1;
  }

  /** The ports the client needs: those of its servers, or of every way in. */
  private Set<Integer> ports() {
    Set<Integer> ports = new TreeSet<>();
    ways().forEach(way -> way.firstPort().ifPresent(ports::add));
    return ports;
  }

  private Set<Integer> wanted() {
    Set<Integer> wanted = new TreeSet<>();
    client.servers().orElse(List.of()).stream()
        .map(PublicAccessDoctor::port)
        .filter(ports()::contains)
        .forEach(wanted::add);
    return wanted.isEmpty() ? ports() : wanted;
  }

  private void network(List<Finding> findings) {
    Set<Integer> ports = wanted();
    TrafficCheck in = new TrafficCheck(client, ports);
    TrafficCheck out = new TrafficCheck(client, answers());
    in.any(
        "security-group-in",
        "inbound rules of the security groups",
        client.groupIn().orElse(null),
        findings);
    out.any(
        "security-group-out",
        "outbound rules of the security groups",
        client.groupOut().orElse(null),
        findings);
    in.first(
        "network-acl-in",
        "inbound rules of the network ACL",
        client.aclIn().orElse(null),
        findings);
    out.first(
        "network-acl-out",
        "outbound rules of the network ACL, which keeps no state",
        client.aclOut().orElse(null),
        findings);
  }

  private static Set<Integer> answers() {
    Set<Integer> ports = new TreeSet<>();
    for (int port : ANSWERS) {
      ports.add(port);
    }
    return ports;
  }

  /** Which of some ports rules let a client use. */
  private record TrafficCheck(PublicClient client, Set<Integer> ports) {

    /** Security groups have rules that allow, in any order. */
    void any(String code, String what, @Nullable List<TrafficRule> rules, List<Finding> findings) {
      check(
          code,
          what,
          rules,
          findings,
          (all, port) ->
              all.stream().anyMatch(r -> r.allows() && r.covers(client.address(), port)));
    }

    /** Of a network ACL the first rule that fits decides. */
    void first(
        String code, String what, @Nullable List<TrafficRule> rules, List<Finding> findings) {
      check(
          code,
          what,
          rules,
          findings,
          (all, port) ->
              all.stream()
                  .filter(rule -> rule.covers(client.address(), port))
                  .findFirst()
                  .filter(TrafficRule::allows)
                  .isPresent());
    }

    private void check(
        String code,
        String what,
        @Nullable List<TrafficRule> rules,
        List<Finding> findings,
        BiPredicate<List<TrafficRule>, Integer> passes) {
      String expected = "allow " + client + " ports " + shown();
      if (rules == null) {
        findings.add(Finding.warning(PATH + code, what, null, expected).advising("Look there."));
        return;
      }
      List<Integer> closed = ports.stream().filter(port -> !passes.test(rules, port)).toList();
      if (!closed.isEmpty()) {
        findings.add(
            Finding.error(PATH + code, what, rules, expected)
                .advising("Closed for " + client + ": " + closed + "."));
      }
    }

    private String shown() {
      return ports.contains(ANSWERS[1]) ? "0 to 65535" : ports.toString();
    }
  }
}
