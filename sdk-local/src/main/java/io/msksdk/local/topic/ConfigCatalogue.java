package io.msksdk.local.topic;

import io.msksdk.local.cluster.brokers.TopicProperty;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The settings of topics for clusters without brokers. Immutable. */
final class ConfigCatalogue {
  private final Map<String, String> defaults;
  private final Map<String, Pattern> kinds;

  private ConfigCatalogue(Map<String, String> defaults, Map<String, Pattern> kinds) {
    this.defaults = Collections.unmodifiableMap(defaults);
    this.kinds = Collections.unmodifiableMap(kinds);
  }

  static ConfigCatalogue read() {
    Map<String, String> defaults = new TreeMap<>();
    Map<String, Pattern> kinds = new TreeMap<>();
    try (InputStream table = ConfigCatalogue.class.getResourceAsStream("topic-configs.tsv")) {
      if (table == null) {
        throw new IllegalStateException("topic-configs.tsv: missing (expected: in the jar)");
      }
      String text = new String(table.readAllBytes(), StandardCharsets.UTF_8);
      text.lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .forEach(
              columns -> {
                defaults.put(columns[0], columns[1]);
                kinds.put(columns[0], kind(columns[2]));
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ConfigCatalogue(defaults, kinds);
  }

  Map<String, String> defaults() {
    return defaults;
  }

  /** The same settings under Kafka's names; what Kafka would refuse is refused. */
  Map<String, String> checked(Map<String, String> configs) {
    Map<String, String> checked = new TreeMap<>();
    configs.forEach(
        (name, value) -> {
          TopicProperty property = new TopicProperty(name, value).inKafka();
          check(property.name(), String.valueOf(property.value()));
          checked.put(property.name(), String.valueOf(property.value()));
        });
    return checked;
  }

  private void check(String name, String value) {
    Pattern kind = kinds.get(name);
    if (kind == null) {
      throw TopicRefusals.invalid("Unknown topic config name: " + name);
    }
    if (!kind.matcher(value).matches()) {
      throw TopicRefusals.invalid("Invalid value " + value + " for configuration " + name + ".");
    }
  }

  private static Pattern kind(String name) {
    return switch (name) {
      case "whole" -> Pattern.compile("-?\\d{1,19}");
      case "decimal" -> Pattern.compile("-?\\d+(\\.\\d+)?");
      case "truth" -> Pattern.compile("(?i)true|false");
      default -> Pattern.compile(".*");
    };
  }
}
