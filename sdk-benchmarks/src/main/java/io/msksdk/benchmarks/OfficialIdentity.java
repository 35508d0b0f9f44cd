package io.msksdk.benchmarks;

import io.msksdk.testkit.LocalMsk;
import java.util.HashMap;
import java.util.Map;
import software.amazon.msk.auth.iam.IAMClientCallbackHandler;
import software.amazon.msk.auth.iam.IAMLoginModule;

/**
 * The identity of the official library's client, which takes it from around the process; the system
 * properties are gone again when this is closed.
 */
final class OfficialIdentity implements AutoCloseable {
  private final Map<String, String> properties;

  private OfficialIdentity(Map<String, String> properties) {
    this.properties = properties;
    properties.forEach(System::setProperty);
  }

  static OfficialIdentity of(LocalMsk local) {
    return new OfficialIdentity(
        Map.of(
            "aws.accessKeyId",
            local.admin().accessKey(),
            "aws.secretAccessKey",
            local.admin().secretKey(),
            "aws.region",
            local.region()));
  }

  /** The settings of a client with the official mechanism and its own handler. */
  Map<String, Object> settings(Map<String, Object> ofOurs) {
    Map<String, Object> settings = new HashMap<>(ofOurs);
    settings.keySet().removeIf(name -> name.startsWith("sasl.msk."));
    settings.put("sasl.jaas.config", IAMLoginModule.class.getName() + " required;");
    settings.put("sasl.client.callback.handler.class", IAMClientCallbackHandler.class);
    return settings;
  }

  @Override
  public void close() {
    properties.keySet().forEach(System::clearProperty);
  }
}
