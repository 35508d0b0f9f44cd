package io.msksdk.changefeed.console;

import io.msksdk.changefeed.internal.TsvTable;
import io.msksdk.changefeed.sink.SinkProtocol;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the console would refuse. */
final class ConsoleRules {
  private static final Set<String> LOGINS = Set.of("plain", "scram-sha-256", "scram-sha-512");
  private static final Set<String> COMPRESSIONS = Set.of("none", "gzip", "snappy", "lz4", "zstd");
  private static final Pattern VERSION = Pattern.compile("[vV][1-9]");

  private final ConsoleChangefeed.Builder form;
  private final Findings findings = Findings.create();

  ConsoleRules(ConsoleChangefeed.Builder form) {
    this.form = form;
  }

  /** The experimental form asks for no format, and TiCDC's default then was its own. */
  static SinkProtocol usual(Edition edition) {
    return edition == Edition.EXPERIMENTAL ? SinkProtocol.OPEN_PROTOCOL : SinkProtocol.CANAL_JSON;
  }

  Findings check(ConsoleForm filled) {
    findings
        .addAll(filled.check(form.edition))
        .addAll(form.edition.check(form.version))
        .addAll(form.edition.check(form.version, form.format.protocol()))
        .addAll(form.edition.check(form.version, form.partition));
    form.partitions
        .values()
        .forEach(rule -> findings.addAll(form.edition.check(form.version, rule)));
    floors();
    limits();
    target();
    topics();
    avro();
    capacity();
    return findings;
  }

  private void floors() {
    if (!form.events.isEmpty()) {
      findings.addAll(Edition.feature("event-filter", form.version));
    }
    if (!form.columns.isEmpty()) {
      findings.addAll(Edition.feature("column-selector", form.version));
    }
    form.edition
        .leastTikvNode()
        .ifPresent(
            size ->
                findings.add(
                    Finding.warning(
                            "changefeed.console.node", "TiKV node", null, "at least " + size)
                        .advising("The edition " + form.edition + " asks for it.")));
  }

  private void limits() {
    Edition edition = form.edition;
    limit("changefeeds", form.others + 1, edition.changefeeds());
    limit("filter rules", form.rules.size(), edition.filterRules());
    limit("event filters", form.events.size(), edition.eventFilters());
    form.events.stream()
        .flatMap(filter -> filter.ignoredUpdateColumns().stream())
        .forEach(
            column ->
                findings.add(
                    error("field", "Event Filter", "updates of " + column, "what the form has")
                        .advising("Only TiCDC's own interface ignores updates by column.")));
  }

  private void limit(String what, int count, OptionalInt most) {
    if (most.isPresent() && count > most.getAsInt()) {
      findings.add(error("limit", what, count, "at most " + most.getAsInt()));
    }
  }

  private static Finding error(
      String code, String property, @Nullable Object value, String expected) {
    return Finding.error("changefeed.console." + code, property, value, expected);
  }

  private void target() {
    KafkaTarget target = form.target;
    findings.add(login(target.login()));
    if (!COMPRESSIONS.contains(target.compression().toLowerCase(Locale.ROOT))) {
      findings.add(error("compression", "Compression", target.compression(), sorted(COMPRESSIONS)));
    }
    if (!VERSION.matcher(target.kafkaVersion()).matches()) {
      findings.add(
          error("kafka-version", "Kafka Version", target.kafkaVersion(), "V2, or V3")
              .advising("Who does not know it takes V2."));
    }
    if (target.way().equals("public-ip")) {
      findings.add(
          Finding.warning(
                  "changefeed.console.public", "Connectivity Method", "Public IP", "another")
              .advising("TiDB Cloud advises against it in production."));
    }
    if (target.privateEndpoint()) {
      privateEndpoint(target);
    }
  }

  private static @Nullable Finding login(KafkaTarget.@Nullable Login login) {
    return login == null || LOGINS.contains(login.mechanism().toLowerCase(Locale.ROOT))
        ? null
        : error("login", "Authentication", login.mechanism(), sorted(LOGINS))
            .advising("The console takes a user and a password, no certificate and no IAM.");
  }

  private static String sorted(Set<String> words) {
    return words.stream().sorted().collect(Collectors.joining(", "));
  }

  private void privateEndpoint(KafkaTarget target) {
    if (form.edition != Edition.PREMIUM) {
      findings.addAll(Edition.feature("private-link", form.version));
    }
    if (target.brokers().contains(".amazonaws.com")) {
      findings.add(
          error("private-link", "brokers", target.brokers(), "self-hosted Kafka")
              .advising("Put kafka-proxy in front of MSK, or use VPC peering."));
    }
    for (String port : TsvTable.words(target.endpoint().getOrDefault("Bootstrap Ports", ""))) {
      if (!port.strip().matches("[1-9]\\d{0,4}") || Integer.parseInt(port.strip()) > 65535) {
        findings.add(error("ports", "Bootstrap Ports", port, "ports between commas"));
      }
    }
  }

  private void topics() {
    if (form.topics.topic().isBlank()) {
      findings.add(error("topic", Edition.label("topic"), "", "the name of a topic"));
    }
    if (form.name.isBlank()) {
      findings.add(error("name", Edition.label("name"), form.name, "a text"));
    }
    if (form.format.protocol().avro() && !form.topics.byTable()) {
      findings.add(
          error("topics", "topics", form.topics, "by table, for " + form.format.protocol()));
    }
  }

  private void avro() {
    boolean avro = form.format.protocol().avro();
    findings
        .add(avroOnly(avro, "decimal", form.format.decimal(), List.of("precise", "string")))
        .add(
            avroOnly(
                avro, "unsigned-bigint", form.format.unsignedBigint(), List.of("long", "string")));
  }

  private static @Nullable Finding avroOnly(
      boolean avro, String field, @Nullable String mode, List<String> modes) {
    if (mode == null || (avro && modes.contains(mode))) {
      return null;
    }
    String expected = avro ? String.join(" or ", modes) : "nothing, without Avro";
    return error(field, Edition.label(field), mode, expected);
  }

  /** The sizes of Premium are not published. */
  private void capacity() {
    List<Integer> sizes = RcuAdvice.sizes().stream().map(RcuAdvice::rcu).toList();
    boolean known =
        form.edition == Edition.PREMIUM ? form.capacity > 0 : sizes.contains(form.capacity);
    if (form.edition != Edition.EXPERIMENTAL && !known) {
      findings.add(
          error("capacity", Edition.label("capacity"), form.capacity, "one of " + sizes)
              .advising("RcuAdvice says how many a rate of rows takes."));
    }
  }
}
