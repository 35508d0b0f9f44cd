package io.msksdk.testkit;

import io.msksdk.core.jaas.JaasEntry;
import java.util.HashMap;
import java.util.Map;

/** The settings of Kafka clients, by what logs in. */
final class ClientProperties {
  /**
   * The prefix is what counts. Kafka shares one login among clients whose JAAS text, classes and
   * {@code sasl.*} settings are equal; under any other name a second identity of the same JVM would
   * silently log in as the first.
   */
  static final String IDENTITY = "sasl.msk.local.identity";

  static final String REGION = "sasl.msk.local.region";

  private static final String PROTOCOL = "security.protocol";
  private static final String MECHANISM = "sasl.mechanism";
  private static final String JAAS = "sasl.jaas.config";
  private static final String PEM = "PEM";

  private ClientProperties() {}

  /** The identity in a client's settings, an object or text. */
  static LocalIdentity identity(Map<String, ?> configs) {
    Object found = configs.get(IDENTITY);
    if (found instanceof LocalIdentity identity) {
      return identity;
    }
    if (found instanceof String text) {
      return LocalIdentity.parse(text);
    }
    throw missing();
  }

  static String region(Map<String, ?> configs) {
    if (configs.get(REGION) instanceof String region) {
      return region;
    }
    throw missing();
  }

  private static LocalMskException missing() {
    return LocalMskException.argument(
        IDENTITY + ": missing (expected: the properties of LocalCluster.clientProperties, whole).",
        null);
  }

  static Map<String, Object> iam(LocalIdentity identity) {
    return Map.of(
        PROTOCOL,
        "SASL_SSL",
        MECHANISM,
        "AWS_MSK_IAM",
        JAAS,
        JaasEntry.of("software.amazon.msk.auth.iam.IAMLoginModule").text(),
        "sasl.client.callback.handler.class",
        "io.msksdk.testkit.LocalIamCallbackHandler",
        IDENTITY,
        identity);
  }

  static Map<String, Object> token(LocalIdentity identity) {
    return Map.of(
        PROTOCOL,
        "SASL_SSL",
        MECHANISM,
        "OAUTHBEARER",
        JAAS,
        JaasEntry.of("org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule").text(),
        "sasl.login.callback.handler.class",
        "io.msksdk.testkit.LocalTokenCallbackHandler",
        IDENTITY,
        identity);
  }

  static Map<String, Object> scram(String user, String password) {
    return Map.of(
        PROTOCOL,
        "SASL_SSL",
        MECHANISM,
        "SCRAM-SHA-512",
        JAAS,
        JaasEntry.of("org.apache.kafka.common.security.scram.ScramLoginModule")
            .option("username", user)
            .option("password", password)
            .text());
  }

  static Map<String, Object> certificate(String keyPem, String chainPem) {
    Map<String, Object> properties = new HashMap<>(tls("SSL"));
    properties.put("ssl.keystore.type", PEM);
    properties.put("ssl.keystore.key", keyPem);
    properties.put("ssl.keystore.certificate.chain", chainPem);
    return properties;
  }

  static Map<String, Object> tls(String protocol) {
    return Map.of(PROTOCOL, protocol);
  }
}
