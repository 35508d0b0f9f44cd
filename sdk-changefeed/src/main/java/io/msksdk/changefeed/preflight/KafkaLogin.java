package io.msksdk.changefeed.preflight;

import io.msksdk.changefeed.sink.SinkUri;
import io.msksdk.core.jaas.JaasEntry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The login of a sink URI as properties of a Kafka client. */
final class KafkaLogin {
  private static final String SCRAM = "org.apache.kafka.common.security.scram.ScramLoginModule";
  private static final String PLAIN = "org.apache.kafka.common.security.plain.PlainLoginModule";

  private KafkaLogin() {}

  /** Whether this machine can log in as TiCDC would. */
  static boolean possible(SinkUri uri) {
    String mechanism = uri.saslMechanism().orElse("");
    return !mechanism.equals("gssapi")
        && !mechanism.equals("oauthbearer")
        && uri.parameter("cert").isEmpty();
  }

  static Map<String, Object> properties(SinkUri uri, @Nullable String ca, Duration timeout) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("bootstrap.servers", String.join(",", uri.brokers()));
    String sasl = uri.saslMechanism().isPresent() ? "SASL_" : "";
    properties.put("security.protocol", sasl + (uri.tls() ? "SSL" : "PLAINTEXT"));
    uri.saslMechanism().ifPresent(mechanism -> login(uri, mechanism, properties));
    if (uri.tls() && ca != null) {
      properties.put("ssl.truststore.type", "PEM");
      properties.put("ssl.truststore.certificates", ca);
    }
    properties.put("request.timeout.ms", (int) timeout.toMillis());
    properties.put("default.api.timeout.ms", (int) timeout.toMillis());
    properties.put("retries", 2);
    return properties;
  }

  private static void login(SinkUri uri, String mechanism, Map<String, Object> properties) {
    properties.put("sasl.mechanism", mechanism.toUpperCase(Locale.ROOT));
    JaasEntry entry =
        JaasEntry.of(mechanism.equals("plain") ? PLAIN : SCRAM)
            .option("username", uri.parameter("sasl-user").orElse(""))
            .option("password", uri.parameter("sasl-password").orElse(""));
    properties.put("sasl.jaas.config", entry.text());
  }
}
