package io.msksdk.changefeed.sink;

import io.msksdk.changefeed.internal.ServerText;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a sink URI and a configuration say against each other. The URI comes first: at the creation
 * of a changefeed TiCDC only warns about a difference, at an update it refuses it.
 */
public final class SinkConflicts {
  private static final String GLUE = "sink.kafka_config.glue_schema_registry_config.registry_name";
  private static final String LARGE =
      "sink.kafka_config.large_message_handle.large_message_handle_option";

  private final SinkUri uri;
  private final ReplicaConfig config;

  private SinkConflicts(SinkUri uri, ReplicaConfig config) {
    this.uri = uri;
    this.config = config;
  }

  /**
   * Checks both for the creation of a changefeed.
   *
   * @param uri the URI
   * @param config the configuration
   * @return errors where TiCDC would refuse, warnings where it would carry on; none when they agree
   */
  public static List<Finding> atCreate(SinkUri uri, ReplicaConfig config) {
    return new SinkConflicts(uri, config).found(false);
  }

  /**
   * Checks both for the update of a changefeed.
   *
   * @param uri the URI
   * @param config the configuration
   * @return as for the creation, with an error for every difference
   */
  public static List<Finding> atUpdate(SinkUri uri, ReplicaConfig config) {
    return new SinkConflicts(uri, config).found(true);
  }

  private List<Finding> found(boolean update) {
    Findings findings =
        Findings.create()
            .add(differs("protocol", "sink.protocol", update))
            .add(differs("transaction-atomicity", "sink.transaction_atomicity", update))
            .add(mechanism());
    Optional<SinkProtocol> protocol = protocol();
    if (protocol.isEmpty()) {
      return findings
          .add(
              ServerText.refusal(
                  "unknown-protocol", "protocol", null, "in the URI or in sink.protocol"))
          .all();
    }
    if (protocol.get().avro()) {
      findings.add(registry()).add(forced(protocol.get())).addAll(topics()).addAll(checksum());
    }
    return findings
        .add(debezium(protocol.get()))
        .add(largeMessages(protocol.get()))
        .add(rawValue(protocol.get()))
        .all();
  }

  private Optional<SinkProtocol> protocol() {
    return uri.protocol().or(config::protocol);
  }

  private @Nullable Finding differs(String parameter, String path, boolean update) {
    Optional<String> inUri = uri.parameter(parameter).map(SinkConflicts::canonical);
    Optional<String> inConfig =
        config.setting(path).filter(text -> !text.isEmpty()).map(SinkConflicts::canonical);
    if (inUri.isEmpty() || inConfig.isEmpty() || inUri.equals(inConfig)) {
      return null;
    }
    String expected = "the URI's " + inUri.get();
    return update
        ? Finding.error("changefeed.sink.incompatible", path, inConfig.get(), expected)
            .advising(
                "TiCDC says: " + ServerText.of("incompatible") + ". Change it in the URI only.")
        : Finding.warning("changefeed.sink.incompatible", path, inConfig.get(), expected)
            .advising("TiCDC takes the URI's; an update with both would be refused.");
  }

  /** The alias of a format is the format. */
  private static String canonical(String text) {
    return SinkProtocol.find(text).map(SinkProtocol::text).orElse(text.toLowerCase(Locale.ROOT));
  }

  private @Nullable Finding mechanism() {
    boolean login = config.setting("sink.kafka_config.sasl_oauth_client_id").isPresent();
    String mechanism = uri.saslMechanism().orElse("");
    if (login && !mechanism.isEmpty() && !mechanism.equals("oauthbearer")) {
      return ServerText.refusal(
          "oauth-mechanism", "sasl-mechanism", mechanism, "oauthbearer", mechanism);
    }
    return mechanism.equals("oauthbearer") && !login
        ? Finding.error(
                "changefeed.sink.oauth", "sasl-mechanism", mechanism, "ReplicaConfig's oauth")
            .advising("The URI cannot hold the client, its secret and the token server.")
        : null;
  }

  private boolean registryOfConfluent() {
    return uri.parameter("schema-registry").isPresent()
        || config.setting("sink.schema_registry").filter(text -> !text.isEmpty()).isPresent();
  }

  private @Nullable Finding registry() {
    boolean glue = config.setting(GLUE).isPresent();
    if (registryOfConfluent() && glue) {
      return Finding.error(
              "changefeed.sink.registry", "schema-registry", Finding.HIDDEN, "one registry")
          .advising("Keep either it or the registry of Glue.");
    }
    return registryOfConfluent() || glue
        ? null
        : ServerText.refusal("no-registry", "schema-registry", null, "a registry");
  }

  private @Nullable Finding forced(SinkProtocol protocol) {
    return Boolean.parseBoolean(config.value("force_replicate"))
        ? ServerText.refusal("avro-force", "force_replicate", true, "false with " + protocol)
        : null;
  }

  /** TiCDC lets a fixed topic pass, and then writes several schemas into it. */
  private List<Finding> topics() {
    Findings findings = Findings.create();
    for (var rule : config.dispatchRules()) {
      rule.topic().ifPresent(topic -> findings.add(AvroTopics.check(topic)));
    }
    return findings.all();
  }

  private List<Finding> checksum() {
    Findings findings = Findings.create();
    if (config.value("integrity.integrity_check_level").equals("correctness")) {
      findings.add(needed("enable-tidb-extension", "true"));
      findings.add(needed("avro-decimal-handling-mode", "string"));
      findings.add(needed("avro-bigint-unsigned-handling-mode", "string"));
    }
    return findings.all();
  }

  private @Nullable Finding needed(String parameter, String value) {
    String seen =
        uri.parameter(parameter)
            .or(() -> config.setting(ConfigSettings.path(parameter)))
            .orElse(UriSettings.of(parameter).usual());
    return seen.equals(value)
        ? null
        : Finding.error("changefeed.sink.checksum", parameter, seen, value + " for row checksums");
  }

  private @Nullable Finding debezium(SinkProtocol protocol) {
    boolean any = registryOfConfluent() || config.setting(GLUE).isPresent();
    return protocol == SinkProtocol.DEBEZIUM && any
        ? Finding.error("changefeed.sink.format", "protocol", protocol, "debezium-avro")
            .advising("Only that form of Debezium has a schema registry.")
        : null;
  }

  private @Nullable Finding largeMessages(SinkProtocol protocol) {
    String option = config.value(LARGE);
    if (option.equals("none")) {
      return null;
    }
    return switch (protocol) {
      case CANAL_JSON ->
          uri.parameter("enable-tidb-extension").filter(Setting::isTrue).isPresent()
              ? null
              : Finding.error("changefeed.sink.large", "enable-tidb-extension", null, "true")
                  .advising("Canal-JSON needs it in the URI for " + option + ".");
      case OPEN_PROTOCOL, SIMPLE -> null;
      default ->
          Finding.error("changefeed.sink.large", LARGE, option, "none with " + protocol)
              .advising("Canal-JSON, Open Protocol and Simple have it.");
    };
  }

  private @Nullable Finding rawValue(SinkProtocol protocol) {
    String path = "sink.kafka_config.large_message_handle.claim_check_raw_value";
    return protocol == SinkProtocol.OPEN_PROTOCOL && Boolean.parseBoolean(config.value(path))
        ? Finding.error("changefeed.config.large", path, true, "false with open-protocol")
        : null;
  }
}
