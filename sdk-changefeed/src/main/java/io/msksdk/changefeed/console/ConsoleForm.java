package io.msksdk.changefeed.console;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What was filled into which field, in the console's order and without passwords. */
final class ConsoleForm {
  private final Map<String, String> values = new LinkedHashMap<>();
  private final Map<String, String> endpoint = new LinkedHashMap<>();

  void target(KafkaTarget target) {
    put(target.way(), "");
    endpoint.putAll(target.endpoint());
    put("brokers", target.brokers());
    KafkaTarget.Login login = target.login();
    putUnless("authentication", login == null ? "" : login.toString(), "");
    putUnless("kafka-version", target.kafkaVersion(), "V2");
    putUnless("compression", target.compression(), "none");
    putUnless("tls", target.encrypted() ? "on" : "", "");
  }

  void format(MessageFormat format) {
    put("data-format", format.protocol().text());
    putUnless("tidb-extension", format.extension() ? "on" : "", "");
    putUnless("decimal", String.valueOf(format.decimal()), "null");
    putUnless("unsigned-bigint", String.valueOf(format.unsignedBigint()), "null");
    putUnless("schema-registry", String.valueOf(format.registry()), "null");
  }

  void put(String field, Object value) {
    values.put(field, value.toString());
  }

  /** A field that stands as the console shows it at first is not filled in. */
  void putUnless(String field, Object value, Object first) {
    if (!value.equals(first)) {
      put(field, value);
    }
  }

  List<Finding> check(Edition edition) {
    Findings findings = Findings.create();
    values.forEach((field, value) -> findings.add(edition.lacks(field, value)));
    return findings.all();
  }

  @Override
  public String toString() {
    return values.entrySet().stream().map(this::lines).collect(Collectors.joining("\n"));
  }

  private String lines(Map.Entry<String, String> field) {
    String label = Edition.label(field.getKey());
    if (field.getValue().isEmpty()) {
      return label.replace(", ", ": "); // a way to connect names itself
    }
    if (!field.getKey().equals("brokers") || endpoint.isEmpty()) {
      return label + ": " + field.getValue();
    }
    return endpoint.entrySet().stream()
        .map(part -> part.getKey() + ": " + part.getValue())
        .collect(Collectors.joining("\n")); // the brokers follow from these
  }
}
