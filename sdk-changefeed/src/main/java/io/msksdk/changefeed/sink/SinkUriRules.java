package io.msksdk.changefeed.sink;

import io.msksdk.changefeed.internal.ServerText;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What TiCDC refuses or ignores in a sink URI. */
final class SinkUriRules {
  private static final Pattern BROKER =
      Pattern.compile("(\\[[0-9a-fA-F:.]+]|[^:/@\\s]+):(\\d{1,5})");
  private static final Pattern TOPIC = Pattern.compile("[a-zA-Z0-9._\\-]{1,249}");
  private static final int LAST_PORT = 65_535;

  private final Map<String, String> values;
  private final Findings findings = Findings.create();

  private SinkUriRules(Map<String, String> values) {
    this.values = values;
  }

  static List<Finding> check(
      String scheme, List<String> brokers, String topic, Map<String, String> values) {
    SinkUriRules rules = new SinkUriRules(values);
    rules.findings.add(scheme(scheme)).addAll(brokers(brokers)).add(topic(topic));
    values.forEach((name, value) -> rules.findings.add(single(name, value)));
    rules.findings.add(rules.files()).add(rules.tlsOff()).add(rules.verification());
    rules.findings.addAll(rules.sasl()).add(rules.retries()).addAll(rules.format());
    return rules.findings.all();
  }

  static List<Finding> accepted(List<Finding> reading, List<Finding> found) {
    return Findings.create().addAll(reading).addAll(found).requireNoErrors();
  }

  private static @Nullable Finding scheme(String scheme) {
    boolean known = scheme.equals("kafka") || scheme.equals("kafka+ssl");
    return known
        ? null
        : Finding.error("changefeed.sink.scheme", "scheme", scheme, "kafka or kafka+ssl");
  }

  private static List<Finding> brokers(List<String> brokers) {
    List<Finding> findings = new ArrayList<>();
    for (String broker : brokers) {
      var matcher = BROKER.matcher(broker);
      if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > LAST_PORT) {
        findings.add(Finding.error("changefeed.sink.broker", "broker", broker, "host:port"));
      }
    }
    return findings;
  }

  private static @Nullable Finding topic(String topic) {
    if (topic.isEmpty()) {
      return ServerText.refusal("no-topic", "topic", "", "the default topic as the URI's path");
    }
    boolean kafkas = TOPIC.matcher(topic).matches() && !topic.equals(".") && !topic.equals("..");
    return kafkas
        ? null
        : Finding.error("changefeed.sink.topic", "topic", topic, "1 to 249 of a-z A-Z 0-9 . _ -");
  }

  private static @Nullable Finding single(String name, String value) {
    Setting setting = UriSettings.find(name);
    if (setting == null) {
      return Finding.warning("changefeed.sink.unknown", name, Finding.HIDDEN, "TiCDC's parameters")
          .advising("TiCDC ignores it.");
    }
    if (setting.kind() == SettingKind.REGISTRY) {
      return RegistryUrl.fault(name, value);
    }
    return setting.check(value);
  }

  private Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
  }

  private boolean on(String name) {
    return value(name).map(Setting::isTrue).orElse(false);
  }

  private long files(String... names) {
    return List.of(names).stream().filter(name -> value(name).isPresent()).count();
  }

  private @Nullable Finding files() {
    long given = files("ca", "cert", "key");
    return given == 0 || given == 3
        ? null
        : ServerText.refusal(
            "credential-files", "ca, cert, key", given + " of 3", "all three or none");
  }

  private @Nullable Finding tlsOff() {
    boolean off = value("enable-tls").map(text -> !Setting.isTrue(text)).orElse(false);
    return off && files("ca", "cert", "key") == 3
        ? ServerText.refusal("tls-off", "enable-tls", "false", "true beside certificate files")
        : null;
  }

  private @Nullable Finding verification() {
    boolean tls = on("enable-tls") || files("ca", "cert", "key") == 3;
    return on("insecure-skip-verify") && !tls
        ? Finding.warning("changefeed.sink.verify", "insecure-skip-verify", "true", "TLS beside it")
            .advising("Without TLS TiCDC ignores it.")
        : null;
  }

  private List<Finding> sasl() {
    String mechanism = value("sasl-mechanism").orElse("").toLowerCase(Locale.ROOT);
    Findings found = Findings.create();
    switch (mechanism) {
      case "plain", "scram-sha-256", "scram-sha-512" ->
          found
              .add(needed("sasl-user", mechanism))
              .add(needed("sasl-password", mechanism))
              .add(clear(mechanism));
      case "gssapi" -> gssapi(found);
      case "" -> found.add(unused());
      default -> {}
    }
    return found.all();
  }

  private void gssapi(Findings found) {
    found.add(needed("sasl-gssapi-auth-type", "gssapi"));
    found.add(needed("sasl-gssapi-kerberos-config-path", "gssapi"));
    found.add(needed("sasl-gssapi-service-name", "gssapi"));
    found.add(needed("sasl-gssapi-user", "gssapi")).add(needed("sasl-gssapi-realm", "gssapi"));
    switch (value("sasl-gssapi-auth-type").orElse("").toLowerCase(Locale.ROOT)) {
      case "user" -> found.add(needed("sasl-gssapi-password", "gssapi with auth type user"));
      case "keytab" -> found.add(needed("sasl-gssapi-keytab-path", "gssapi with a keytab"));
      default -> {}
    }
  }

  private @Nullable Finding needed(String name, String mechanism) {
    return value(name).isPresent()
        ? null
        : Finding.error("changefeed.sink.sasl", name, null, "a value for " + mechanism);
  }

  /** Passwords on an open line are a choice TiCDC lets one make. */
  private @Nullable Finding clear(String mechanism) {
    boolean open = !on("enable-tls") && files("ca", "cert", "key") < 3;
    return open
        ? Finding.warning("changefeed.sink.clear", "enable-tls", null, "true for " + mechanism)
            .advising("SASL/SCRAM on MSK is over TLS only.")
        : null;
  }

  private @Nullable Finding unused() {
    return value("sasl-user").isPresent() || value("sasl-password").isPresent()
        ? Finding.warning("changefeed.sink.sasl", "sasl-mechanism", null, "a mechanism")
            .advising("TiCDC does not log in without one.")
        : null;
  }

  private @Nullable Finding retries() {
    return value("max-retry").filter(text -> text.startsWith("-")).isPresent()
        ? Finding.warning(
                "changefeed.sink.max-retry", "max-retry", values.get("max-retry"), "0 or more")
            .advising("TiCDC ignores a negative number.")
        : null;
  }

  private List<Finding> format() {
    Optional<SinkProtocol> protocol = value("protocol").flatMap(SinkProtocol::find);
    return protocol.isPresent() ? FormatRules.check(protocol.get(), values) : List.of();
  }
}
