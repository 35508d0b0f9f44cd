package io.msksdk.changefeed.sink;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which encoder settings go with which format. */
final class FormatRules {
  private static final String EXTENSION = "enable-tidb-extension";

  private final SinkProtocol protocol;
  private final Map<String, String> values;

  private FormatRules(SinkProtocol protocol, Map<String, String> values) {
    this.protocol = protocol;
    this.values = values;
  }

  static List<Finding> check(SinkProtocol protocol, Map<String, String> values) {
    FormatRules rules = new FormatRules(protocol, values);
    Findings findings = Findings.create();
    values.keySet().forEach(name -> findings.add(rules.otherFormat(name)));
    return findings
        .add(rules.debeziumRegistry())
        .add(rules.needsExtension("output-row-key"))
        .add(rules.needsExtension("avro-enable-watermark"))
        .add(rules.watermarks())
        .add(rules.contentCompatible())
        .all();
  }

  private boolean on(String name) {
    String value = values.get(name);
    return value != null && Setting.isTrue(value);
  }

  private @Nullable Finding otherFormat(String name) {
    Setting setting = UriSettings.find(name);
    if (setting == null
        || setting.protocols().isEmpty()
        || setting.protocols().contains(protocol.text())
        || name.equals("schema-registry")) {
      return null;
    }
    String expected = "protocol " + String.join(" or ", setting.protocols());
    return name.equals("debezium-include-start-ts") && on(name)
        ? Finding.error("changefeed.sink.format", name, "true", expected)
            .advising("TiCDC refuses it with " + protocol + ".")
        : Finding.warning("changefeed.sink.format", name, values.get(name), expected)
            .advising("TiCDC ignores it with " + protocol + ".");
  }

  private @Nullable Finding debeziumRegistry() {
    return protocol == SinkProtocol.DEBEZIUM && values.containsKey("schema-registry")
        ? Finding.error("changefeed.sink.format", "protocol", protocol, "debezium-avro")
            .advising("Only that form of Debezium has a schema registry.")
        : null;
  }

  private @Nullable Finding needsExtension(String name) {
    return on(name) && !on(EXTENSION)
        ? Finding.error("changefeed.sink.extension", name, "true", EXTENSION + "=true beside it")
        : null;
  }

  private @Nullable Finding watermarks() {
    return on("avro-enable-watermark")
        ? Finding.warning("changefeed.sink.watermark", "avro-enable-watermark", "true", "false")
            .advising("It is for TiCDC's own tests and breaks consumers of Confluent's format.")
        : null;
  }

  private @Nullable Finding contentCompatible() {
    String updated = values.get("only-output-updated-columns");
    return on("content-compatible") && updated != null && !Setting.isTrue(updated)
        ? Finding.warning("changefeed.sink.content", "only-output-updated-columns", updated, "true")
            .advising("content-compatible=true turns it on whatever it says.")
        : null;
  }
}
