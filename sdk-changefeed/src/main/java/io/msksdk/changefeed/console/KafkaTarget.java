package io.msksdk.changefeed.console;

import static java.util.Objects.requireNonNull;

import io.msksdk.changefeed.privatelink.FormValues;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The console's page "Configure the changefeed target": how TiDB Cloud reaches Kafka and logs in.
 * Immutable; its text hides the password.
 *
 * <pre>{@code
 * KafkaTarget.vpcPeering("b-1.orders.example:9096,b-2.orders.example:9096")
 *     .tls().login("scram-sha-512", "ticdc", password).compression("zstd");
 * KafkaTarget.privateLink(plan.form(serviceName), plan.advertised());
 * }</pre>
 */
public final class KafkaTarget {
  private final String way;
  private final String brokers;
  private final Map<String, String> endpoint;
  private final Settings settings;

  private record Settings(String version, String compression, boolean tls, @Nullable Login login) {}

  /** A user of Kafka; its text hides the password. */
  record Login(String mechanism, String user, String password) {
    @Override
    public String toString() {
      return mechanism + ", user " + user;
    }
  }

  private KafkaTarget(String way, String brokers, Map<String, String> endpoint, Settings settings) {
    this.way = way;
    this.brokers = requireNonNull(brokers, "brokers");
    this.endpoint = endpoint;
    this.settings = settings;
  }

  private static KafkaTarget of(String way, String brokers, String... labelsAndValues) {
    Map<String, String> endpoint = new LinkedHashMap<>();
    for (int i = 0; i < labelsAndValues.length; i += 2) {
      endpoint.put(labelsAndValues[i], labelsAndValues[i + 1]);
    }
    Settings usual = new Settings("V2", "none", false, null);
    return new KafkaTarget(way, brokers, Collections.unmodifiableMap(endpoint), usual);
  }

  /**
   * Reaches Kafka over a peering of VPCs, MSK too.
   *
   * @param brokers hosts and ports between commas
   * @return the target
   */
  public static KafkaTarget vpcPeering(String brokers) {
    return of("vpc-peering", brokers);
  }

  /**
   * Reaches Kafka over the internet, which is not for production.
   *
   * @param brokers hosts and ports between commas
   * @return the target
   */
  public static KafkaTarget publicIp(String brokers) {
    return of("public-ip", brokers);
  }

  /**
   * Reaches self-hosted Kafka, or MSK behind a kafka-proxy, over AWS Private Link.
   *
   * @param form what the plan says to fill in
   * @param advertised what the plan has brokers or proxy advertise
   * @return the target
   */
  public static KafkaTarget privateLink(FormValues form, String advertised) {
    return of(
        "private-link",
        advertised,
        "Kafka Type",
        form.azs(),
        "Kafka Advertised Listener Pattern",
        form.unique(),
        "Endpoint Service Name",
        form.serviceName(),
        "Bootstrap Ports",
        form.bootstrapPorts());
  }

  /**
   * Reaches self-hosted Kafka over Google Cloud's Private Service Connect.
   *
   * @param unique the unique string of the Kafka Advertised Listener Pattern
   * @param attachment the Service Attachment
   * @param bootstrapPorts ports between commas, more than one recommended
   * @param advertised what the brokers advertise, hosts and ports between commas
   * @return the target
   */
  public static KafkaTarget privateServiceConnect(
      String unique, String attachment, String bootstrapPorts, String advertised) {
    return of(
        "private-service-connect",
        advertised,
        "Kafka Advertised Listener Pattern",
        unique,
        "Service Attachment",
        attachment,
        "Bootstrap Ports",
        bootstrapPorts);
  }

  /**
   * Reaches self-hosted Kafka over Azure Private Link.
   *
   * @param unique the unique string of the Kafka Advertised Listener Pattern
   * @param alias the Alias of Private Link Service
   * @param bootstrapPorts ports between commas
   * @param advertised what the brokers advertise, hosts and ports between commas
   * @return the target
   */
  public static KafkaTarget azurePrivateLink(
      String unique, String alias, String bootstrapPorts, String advertised) {
    return of(
        "azure-private-link",
        advertised,
        "Kafka Advertised Listener Pattern",
        unique,
        "Alias of Private Link Service",
        alias,
        "Bootstrap Ports",
        bootstrapPorts);
  }

  /**
   * Sets the Kafka version the console offers.
   *
   * @param choice {@code V2}, also for who does not know, or {@code V3}
   * @return the target with it
   */
  public KafkaTarget kafkaVersion(String choice) {
    return with(new Settings(choice, settings.compression, settings.tls, settings.login));
  }

  /**
   * Sets the compression.
   *
   * @param type {@code none}, {@code gzip}, {@code snappy}, {@code lz4} or {@code zstd}
   * @return the target with it
   */
  public KafkaTarget compression(String type) {
    return with(new Settings(settings.version, type, settings.tls, settings.login));
  }

  /**
   * Turns TLS Encryption on. The brokers' certificates must be of a known authority: the console
   * takes no certificate of one's own.
   *
   * @return the target with it
   */
  public KafkaTarget tls() {
    return with(new Settings(settings.version, settings.compression, true, settings.login));
  }

  /**
   * Sets the Authentication, off unless set.
   *
   * @param mechanism {@code plain}, {@code scram-sha-256} or {@code scram-sha-512}
   * @param user the user
   * @param password the password, as it is
   * @return the target with it
   */
  public KafkaTarget login(String mechanism, String user, String password) {
    Login login = new Login(mechanism, user, requireNonNull(password, "password"));
    return with(new Settings(settings.version, settings.compression, settings.tls, login));
  }

  private KafkaTarget with(Settings changed) {
    return new KafkaTarget(way, brokers, endpoint, changed);
  }

  /** The row of the table of fields. */
  String way() {
    return way;
  }

  boolean privateEndpoint() {
    return !endpoint.isEmpty();
  }

  String brokers() {
    return brokers;
  }

  /** What the page asks for a private endpoint, by its own labels. */
  Map<String, String> endpoint() {
    return endpoint;
  }

  String kafkaVersion() {
    return settings.version;
  }

  String compression() {
    return settings.compression;
  }

  boolean encrypted() {
    return settings.tls;
  }

  @Nullable Login login() {
    return settings.login;
  }

  /** Returns way, brokers and user, without the password. */
  @Override
  public String toString() {
    return way + " to " + brokers + (settings.login == null ? "" : ", " + settings.login);
  }
}
