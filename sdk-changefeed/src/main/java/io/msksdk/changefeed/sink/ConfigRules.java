package io.msksdk.changefeed.sink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.msksdk.changefeed.dispatch.TableMatcher;
import io.msksdk.changefeed.internal.ServerText;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.check.Severity;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What TiCDC refuses or ignores in a configuration of a changefeed into Kafka. */
final class ConfigRules {
  private static final String DELETE_KEYS = "sink.delete_only_output_handle_key_columns";

  private final ObjectNode tree;
  private final Findings findings = Findings.create();

  private ConfigRules(ObjectNode tree) {
    this.tree = tree;
  }

  static List<Finding> check(ObjectNode tree) {
    ConfigRules rules = new ConfigRules(tree);
    ConfigTree.leaves(tree, rules::member);
    rules.findings.addAll(rules.filter());
    rules.findings.addAll(DispatchSection.check(ConfigTree.get(tree, "sink.dispatchers")));
    rules.findings.add(rules.syncPoint()).add(rules.integrity()).add(rules.forced());
    rules.findings.addAll(KafkaRules.check(tree));
    return rules.findings.all();
  }

  private void member(String path, JsonNode value) {
    Setting setting = ConfigSettings.find(path);
    if (setting == null) {
      if (!path.startsWith("sink.kafka_config.")) {
        return; // answers of TiCDC have members that are documented nowhere
      }
      findings.add(
          Finding.warning("changefeed.config.unknown", path, Finding.HIDDEN, "TiCDC's members")
              .advising("TiCDC ignores it."));
      return;
    }
    if (!ConfigSettings.forKafka(path) && setting.kind() == SettingKind.OBJECT) {
      findings.add(redo(value));
      return;
    }
    findings.add(kind(path, setting, value));
  }

  private static @Nullable Finding redo(JsonNode consistent) {
    String level = consistent.path("level").asText("none");
    return level.equals("none") || level.isEmpty()
        ? null
        : Finding.error("changefeed.config.consistent", "consistent.level", level, "none")
            .advising("The redo log is for databases, not for Kafka.");
  }

  private static @Nullable Finding kind(String path, Setting setting, JsonNode value) {
    return switch (setting.kind()) {
      case FLAG -> form(value.isBoolean(), path, value, "true or false");
      case INTEGER ->
          value.isIntegralNumber()
              ? renamed(setting, path, value)
              : wrong(path, value, "a whole number");
      case TEXTS, OBJECTS, NUMBERS -> form(value.isArray(), path, value, "a list");
      case OBJECT, ANY -> null;
      case DURATION -> duration(path, setting, value);
      case SECRET -> form(value.isTextual(), path, null, "a text");
      case REGISTRY -> value.asText().isEmpty() ? null : RegistryUrl.fault(path, value.asText());
      default -> text(path, setting, value);
    };
  }

  private static @Nullable Finding text(String path, Setting setting, JsonNode value) {
    if (!value.isTextual()) {
      return wrong(path, value, "a text");
    }
    return value.asText().isEmpty() ? null : renamed(setting, path, value);
  }

  /** The same rule as for the URI, under the path of the configuration. */
  private static @Nullable Finding renamed(Setting setting, String path, JsonNode value) {
    Finding found = setting.check(value.asText());
    if (found == null || found.property().equals(path)) {
      return found;
    }
    Finding copy =
        found.severity() == Severity.ERROR
            ? Finding.error(found.code(), path, found.value(), found.expected())
            : Finding.warning(found.code(), path, found.value(), found.expected());
    return copy.advising(found.remedy());
  }

  /** TiCDC answers nanoseconds and takes them back. */
  private static @Nullable Finding duration(String path, Setting setting, JsonNode value) {
    if (!value.isIntegralNumber()) {
      return text(path, setting, value);
    }
    return setting.check(value.asLong() + "ns") == null
        ? null
        : wrong(path, value, "nanoseconds, at least " + setting.least());
  }

  private static @Nullable Finding form(
      boolean right, String path, @Nullable JsonNode value, String expected) {
    return right ? null : wrong(path, value == null ? Finding.HIDDEN : value, expected);
  }

  private static Finding wrong(String path, Object value, String expected) {
    return Finding.error("changefeed.config.kind", path, value, expected);
  }

  private List<Finding> filter() {
    List<String> rules = DispatchSection.texts(ConfigTree.get(tree, "filter.rules"));
    Findings found = Findings.create();
    try {
      List<String> checked = TableMatcher.parse(rules, true).rules();
      if (!checked.isEmpty() && checked.stream().allMatch(rule -> rule.startsWith("!"))) {
        found.add(
            Finding.error(
                    "changefeed.config.filter", "filter.rules", rules, "*.* as the first rule")
                .advising("A list of exclusions alone lets no table in."));
      }
    } catch (InvalidSpecException refused) {
      found.addAll(refused.findings());
    }
    return found.all();
  }

  private boolean on(String path) {
    return ConfigTree.get(tree, path).asBoolean(false);
  }

  private @Nullable Finding syncPoint() {
    return on("enable_sync_point")
        ? ServerText.refusal("sync-point", "enable_sync_point", true, "false for Kafka")
        : null;
  }

  private @Nullable Finding integrity() {
    String level = ConfigTree.get(tree, "integrity.integrity_check_level").asText("none");
    boolean selectors = ConfigTree.get(tree, "sink.column_selectors").size() > 0;
    return level.equals("correctness") && selectors
        ? ServerText.refusal(
            "integrity-columns",
            "integrity.integrity_check_level",
            level,
            "none beside column selectors")
        : null;
  }

  private @Nullable Finding forced() {
    if (!on("force_replicate")) {
      return null;
    }
    Optional<SinkProtocol> protocol =
        SinkProtocol.find(ConfigTree.get(tree, "sink.protocol").asText(""));
    if (protocol.filter(SinkProtocol::avro).isPresent()) {
      return ServerText.refusal(
          "avro-force", "force_replicate", true, "false with " + protocol.get());
    }
    return on(DELETE_KEYS)
        ? Finding.error(
            "changefeed.config.delete-keys", DELETE_KEYS, true, "false beside force_replicate")
        : null;
  }
}
