package io.msksdk.changefeed.privatelink;

import static java.util.Objects.requireNonNull;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * MSK, whose brokers cannot advertise another name, behind a {@code kafka-proxy} (grepplabs), which
 * rewrites what they advertise. Exactly one instance: each maps ports at random, so two behind one
 * balancer send clients to the wrong broker. Immutable. Source: TiDB Cloud documentation, "Set Up
 * Self-Hosted Kafka Private Service Connect in Google Cloud", kafka-proxy.
 */
public final class KafkaProxyPlan {
  private static final int FIRST_PORT = 9092;
  private static final String FIXED_ID = "brokers";

  private final AdvertisedPattern pattern;
  private final String azId;
  private final List<String> bootstrap;

  private KafkaProxyPlan(AdvertisedPattern pattern, String azId, List<String> bootstrap) {
    this.pattern = pattern;
    this.azId = azId;
    this.bootstrap = List.copyOf(bootstrap);
  }

  /**
   * Makes a plan.
   *
   * @param pattern the Kafka Advertised Listener Pattern of TiDB Cloud's page
   * @param azId the zone the proxy runs in
   * @param bootstrapBrokers MSK's bootstrap brokers, best one per zone
   * @return the plan
   * @throws InvalidSpecException if there is no broker
   */
  public static KafkaProxyPlan of(
      AdvertisedPattern pattern, String azId, List<String> bootstrapBrokers) {
    if (bootstrapBrokers.isEmpty()) {
      throw InvalidSpecException.of(
          Finding.error("privatelink.brokers", "bootstrapBrokers", 0, "at least one"));
    }
    return new KafkaProxyPlan(
        requireNonNull(pattern, "pattern"), requireNonNull(azId, "azId"), bootstrapBrokers);
  }

  /**
   * Returns the proxy's arguments for the mapping; those for TLS and logging in to MSK come on top.
   *
   * @return one argument each
   */
  public List<String> arguments() {
    List<String> all = new ArrayList<>();
    all.add("server");
    for (int i = 0; i < bootstrap.size(); i++) {
      int port = FIRST_PORT + i;
      String local = "0.0.0.0:" + port;
      all.add("--bootstrap-server-mapping=" + bootstrap.get(i) + "," + local + "," + advertised(i));
    }
    all.add("--dynamic-sequential-min-port=" + (FIRST_PORT + bootstrap.size()));
    all.add("--dynamic-advertised-listener=" + FIXED_ID + "." + azId + "." + pattern.suffix());
    return List.copyOf(all);
  }

  /**
   * Returns what the proxy advertises for the first connection, the way a client at TiDB Cloud is
   * given brokers.
   *
   * @return hosts and ports between commas
   */
  public String advertised() {
    return IntStream.range(0, bootstrap.size())
        .mapToObj(this::advertised)
        .collect(Collectors.joining(","));
  }

  private String advertised(int broker) {
    return pattern.host(broker + 1, azId) + ":" + (FIRST_PORT + broker);
  }

  /**
   * Returns how many proxies may stand behind the balancer.
   *
   * @return one
   */
  public int instances() {
    return 1;
  }

  /**
   * Returns the port for the balancer's TCP health check.
   *
   * @return a bootstrap port
   */
  public int healthCheckPort() {
    return FIRST_PORT;
  }

  /**
   * Returns what to fill into TiDB Cloud's page.
   *
   * @param serviceName the name AWS gave the endpoint service
   * @return the values
   */
  public FormValues form(String serviceName) {
    String ports =
        IntStream.range(0, bootstrap.size())
            .mapToObj(i -> String.valueOf(FIRST_PORT + i))
            .collect(Collectors.joining(","));
    return new FormValues("1 AZ", pattern.unique(), serviceName, ports);
  }

  @Override
  public String toString() {
    return "kafka-proxy " + String.join(" \\\n  ", arguments());
  }
}
