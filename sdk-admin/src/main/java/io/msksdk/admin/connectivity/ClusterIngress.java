package io.msksdk.admin.connectivity;

import static java.util.Objects.requireNonNull;

import io.msksdk.admin.cluster.Cluster;
import io.msksdk.admin.cluster.ClusterAccess;
import io.msksdk.admin.prometheus.ExporterJob;
import io.msksdk.auth.client.Access;
import io.msksdk.auth.client.AuthMode;
import io.msksdk.auth.client.NetworkPath;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The inbound rules the security group of a cluster needs, from what the cluster has open and from
 * where its clients come (Amazon MSK Developer Guide, "Port information"). Rules on the cluster's
 * side of multi-VPC connectivity are MSK's affair. Immutable.
 *
 * <pre>{@code
 * ClusterIngress.of(cluster)
 *     .clients("sg-app")
 *     .internet("198.51.100.0/24")
 *     .prometheus("sg-prometheus")
 *     .rules()
 *     .forEach(System.out::println);
 * }</pre>
 */
public final class ClusterIngress {
  private static final Set<String> EVERYBODY = Set.of("0.0.0.0/0", "::/0");

  private final Cluster cluster;
  private final List<String> clients;
  private final List<String> internet;
  private final List<String> prometheus;

  private ClusterIngress(
      Cluster cluster, List<String> clients, List<String> internet, List<String> prometheus) {
    this.cluster = cluster;
    this.clients = List.copyOf(clients);
    this.internet = List.copyOf(internet);
    this.prometheus = List.copyOf(prometheus);
  }

  /**
   * Starts without clients.
   *
   * @param cluster a provisioned cluster
   * @return an ingress that lets nobody in
   */
  public static ClusterIngress of(Cluster cluster) {
    return new ClusterIngress(requireNonNull(cluster, "cluster"), List.of(), List.of(), List.of());
  }

  /**
   * Names the clients that come from inside of the VPC, or from a network connected to it.
   *
   * @param sources security group ids or blocks of addresses
   * @return an ingress with these clients in place of those before
   */
  public ClusterIngress clients(String... sources) {
    return new ClusterIngress(cluster, List.of(sources), internet, prometheus);
  }

  /**
   * Names the clients that come over the internet. There is no default: say who.
   *
   * @param blocks blocks of public addresses, as narrow as can be
   * @return an ingress with these clients in place of those before
   */
  public ClusterIngress internet(String... blocks) {
    return new ClusterIngress(cluster, clients, List.of(blocks), prometheus);
  }

  /**
   * Names who reads the exporters of open monitoring.
   *
   * @param sources security group ids or blocks of addresses
   * @return an ingress with these readers in place of those before
   */
  public ClusterIngress prometheus(String... sources) {
    return new ClusterIngress(cluster, clients, internet, List.of(sources));
  }

  /**
   * Makes the rules: one for every way in, path and source, and those of the exporters.
   *
   * @return the rules by port, unmodifiable
   * @throws io.msksdk.core.check.InvalidSpecException when a source is none, or the cluster is open
   *     to the internet and nobody is named, with every finding
   */
  public List<IngressRule> rules() {
    Findings.create().addAll(findings()).requireNoErrors();
    List<IngressRule> rules = new ArrayList<>();
    for (AuthMode mode : modes()) {
      open(rules, Access.of(mode, NetworkPath.PRIVATE), clients);
      if (cluster.connectivity().publicAccess()) {
        open(rules, Access.of(mode, NetworkPath.PUBLIC), internet);
      }
    }
    if (cluster.monitoring().jmxExporter()) {
      open(rules, ExporterJob.JMX);
    }
    if (cluster.monitoring().nodeExporter()) {
      open(rules, ExporterJob.NODE);
    }
    rules.sort((one, other) -> Integer.compare(one.fromPort(), other.fromPort()));
    return List.copyOf(rules);
  }

  private Set<AuthMode> modes() {
    Set<AuthMode> modes = new TreeSet<>();
    cluster.security().access().forEach(way -> modes.add(mode(way)));
    switch (cluster.security().encryption()) {
      case PLAINTEXT -> {
        modes.remove(AuthMode.TLS);
        modes.add(AuthMode.PLAINTEXT);
      }
      case TLS_PLAINTEXT -> modes.add(AuthMode.PLAINTEXT);
      case TLS, UNKNOWN -> {
        // nobody is let in without TLS on a guess
      }
    }
    return modes;
  }

  private static AuthMode mode(ClusterAccess way) {
    return switch (way) {
      case IAM -> AuthMode.IAM;
      case SCRAM -> AuthMode.SCRAM;
      case TLS, UNAUTHENTICATED -> AuthMode.TLS;
    };
  }

  private static void open(List<IngressRule> rules, Access access, List<String> sources) {
    access
        .firstPort()
        .ifPresent(
            first ->
                sources.forEach(
                    source ->
                        rules.add(
                            new IngressRule(
                                first,
                                access.lastPort().orElse(first),
                                source,
                                access.toString()))));
  }

  private void open(List<IngressRule> rules, ExporterJob exporter) {
    prometheus.forEach(
        source ->
            rules.add(
                new IngressRule(
                    exporter.port(), exporter.port(), source, exporter.label() + " exporter")));
  }

  /**
   * Says what is wrong or doubtful about the sources.
   *
   * @return errors for what {@link #rules} refuses, warnings for what is wider than it should be;
   *     unmodifiable
   */
  public List<Finding> findings() {
    Findings findings = Findings.create();
    clients.forEach(source -> findings.add(source("clients", source)));
    prometheus.forEach(source -> findings.add(source("prometheus", source)));
    internet.forEach(block -> findings.add(block(block)));
    return findings.add(named()).add(read()).all();
  }

  private @Nullable Finding named() {
    return cluster.connectivity().publicAccess() && internet.isEmpty()
        ? Finding.error("ingress.internet", "internet", "nobody", "the public blocks of clients")
            .advising("The cluster is open to the internet: name who may come from there.")
        : null;
  }

  private @Nullable Finding read() {
    boolean exports = cluster.monitoring().jmxExporter() || cluster.monitoring().nodeExporter();
    return exports && prometheus.isEmpty()
        ? Finding.warning("ingress.prometheus", "prometheus", "nobody", "who reads the exporters")
        : null;
  }

  private static @Nullable Finding source(String property, String source) {
    if (source.matches("sg-[0-9a-zA-Z-]+")) {
      return null;
    }
    return AddressBlock.parse(source).isPresent()
        ? wide(property, source)
        : Finding.error(
            "ingress.source", property, source, "a security group id or a block of addresses");
  }

  private static @Nullable Finding block(String block) {
    return AddressBlock.parse(block).isPresent()
        ? wide("internet", block)
        : Finding.error("ingress.block", "internet", block, "such as 198.51.100.0/24");
  }

  private static @Nullable Finding wide(String property, String block) {
    return EVERYBODY.contains(block)
        ? Finding.warning("ingress.everybody", property, block, "the blocks of the clients alone")
            .advising("Everybody may try to connect.")
        : null;
  }
}
