package io.msksdk.changefeed.sink;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.msksdk.changefeed.internal.ServerText;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rules of {@code sink.kafka_config} that need several of its members. */
final class KafkaRules {
  private static final String AT = "sink.kafka_config.";
  private static final String LARGE = AT + "large_message_handle.";
  private static final String GLUE = AT + "glue_schema_registry_config.";

  private final ObjectNode tree;

  private KafkaRules(ObjectNode tree) {
    this.tree = tree;
  }

  static List<Finding> check(ObjectNode tree) {
    KafkaRules rules = new KafkaRules(tree);
    return Findings.create()
        .add(rules.files())
        .add(rules.oauthMechanism())
        .addAll(rules.oauthMembers())
        .add(rules.oauthSecret())
        .addAll(rules.glue())
        .add(rules.claimCheck())
        .add(rules.rawValue())
        .all();
  }

  private String text(String path) {
    return ConfigTree.get(tree, path).asText("");
  }

  private @Nullable Finding files() {
    long given = Stream.of("ca", "cert", "key").filter(f -> !text(AT + f).isEmpty()).count();
    return given == 0 || given == 3
        ? null
        : ServerText.refusal(
            "credential-files", AT + "ca, cert, key", given + " of 3", "all three or none");
  }

  private boolean oauth() {
    return Stream.of("id", "secret")
            .anyMatch(name -> !text(AT + "sasl_oauth_client_" + name).isEmpty())
        || !text(AT + "sasl_oauth_token_url").isEmpty();
  }

  private @Nullable Finding oauthMechanism() {
    String mechanism = text(AT + "sasl_mechanism").toLowerCase(Locale.ROOT);
    // without one here the URI may have it: that is looked at when both are there
    return oauth() && !mechanism.isEmpty() && !mechanism.equals("oauthbearer")
        ? ServerText.refusal(
            "oauth-mechanism", AT + "sasl_mechanism", mechanism, "oauthbearer", mechanism)
        : null;
  }

  private List<Finding> oauthMembers() {
    boolean needed = oauth() || text(AT + "sasl_mechanism").equalsIgnoreCase("oauthbearer");
    Findings found = Findings.create();
    if (needed) {
      Stream.of("sasl_oauth_client_id", "sasl_oauth_client_secret", "sasl_oauth_token_url")
          .filter(name -> text(AT + name).isEmpty())
          .forEach(
              name ->
                  found.add(
                      Finding.error(
                          "changefeed.config.oauth", AT + name, null, "a value for oauthbearer")));
    }
    return found.all();
  }

  private @Nullable Finding oauthSecret() {
    try {
      int ignored = Base64.getDecoder().decode(text(AT + "sasl_oauth_client_secret")).length;
      return null;
    } catch (IllegalArgumentException notBase64) {
      return ServerText.refusal(
          "oauth-secret", AT + "sasl_oauth_client_secret", Finding.HIDDEN, "the secret in Base64");
    }
  }

  private List<Finding> glue() {
    boolean region = !text(GLUE + "region").isEmpty();
    boolean name = !text(GLUE + "registry_name").isEmpty();
    boolean key = !text(GLUE + "access_key").isEmpty();
    boolean secret = !text(GLUE + "secret_access_key").isEmpty();
    Findings found = Findings.create();
    if (region || name || key || secret) {
      found.add(region ? null : missing("region", "region is empty, is must be set"));
      found.add(name ? null : missing("registry_name", "registry-name is empty, is must be set"));
      found.add(
          !text("sink.schema_registry").isEmpty()
              ? Finding.error(
                      "changefeed.config.registry",
                      "sink.schema_registry",
                      Finding.HIDDEN,
                      "one registry")
                  .advising("Keep either it or the registry of Glue.")
              : null);
    }
    if (key != secret) {
      found.add(missing(key ? "secret_access_key" : "access_key", "they must be set together"));
    }
    return found.all();
  }

  private static Finding missing(String member, String serverText) {
    return Finding.error("changefeed.config.registry", GLUE + member, null, "a value")
        .advising("TiCDC says: " + serverText + ".");
  }

  private @Nullable Finding claimCheck() {
    return text(LARGE + "large_message_handle_option").equals("claim-check")
            && text(LARGE + "claim_check_storage_uri").isEmpty()
        ? Finding.error(
                "changefeed.config.large",
                LARGE + "claim_check_storage_uri",
                null,
                "such as s3://bucket")
            .advising("TiCDC says: the claim-check-storage-uri is empty.")
        : null;
  }

  private @Nullable Finding rawValue() {
    boolean open =
        SinkProtocol.find(text("sink.protocol"))
            .filter(p -> p == SinkProtocol.OPEN_PROTOCOL)
            .isPresent();
    return open && ConfigTree.get(tree, LARGE + "claim_check_raw_value").asBoolean(false)
        ? Finding.error(
            "changefeed.config.large",
            LARGE + "claim_check_raw_value",
            true,
            "false with open-protocol")
        : null;
  }
}
