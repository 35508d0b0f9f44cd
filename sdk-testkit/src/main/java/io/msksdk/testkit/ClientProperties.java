package io.msksdk.testkit;

import io.msksdk.core.jaas.JaasEntry;
import java.util.Map;

/** The settings of Kafka clients. */
final class ClientProperties {
  private static final JaasEntry LOGIN =
      JaasEntry.of("software.amazon.msk.auth.iam.IAMLoginModule");

  private ClientProperties() {}

  static Map<String, Object> iam(
      String bootstrapBrokers, LocalIdentity identity, String region, String caPem) {
    return Map.ofEntries(
        Map.entry("bootstrap.servers", bootstrapBrokers),
        Map.entry("security.protocol", "SASL_SSL"),
        Map.entry("sasl.mechanism", "AWS_MSK_IAM"),
        Map.entry("sasl.jaas.config", LOGIN.text()),
        Map.entry(
            "sasl.client.callback.handler.class", "io.msksdk.testkit.LocalIamCallbackHandler"),
        Map.entry(LocalIamCallbackHandler.IDENTITY, identity),
        Map.entry(LocalIamCallbackHandler.REGION, region),
        Map.entry("ssl.truststore.type", "PEM"),
        Map.entry("ssl.truststore.certificates", caPem));
  }
}
