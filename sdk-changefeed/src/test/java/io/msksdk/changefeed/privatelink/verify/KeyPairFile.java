package io.msksdk.changefeed.privatelink.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A key with a certificate of its own, as brokers and their clients use it. */
record KeyPairFile(Path file) {
  private static final String PASSWORD = "changeit";

  static KeyPairFile make(Path folder) throws Exception {
    Path file = folder.resolve("listener.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "listener",
                "-keyalg",
                "EC",
                "-dname",
                "CN=listener",
                "-ext",
                "san=ip:127.0.0.1,ip:127.0.0.2,ip:127.0.0.3",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes());
    assertThat(keytool.waitFor()).as(said).isZero();
    return new KeyPairFile(file);
  }

  /** The settings with which a broker speaks TLS. */
  Map<String, String> broker() {
    Map<String, String> settings = new HashMap<>(stores("key"));
    settings.put("ssl.key.password", PASSWORD);
    return settings;
  }

  Map<String, String> client() {
    Map<String, String> settings = new HashMap<>(stores("trust"));
    settings.put("security.protocol", "SSL");
    return settings;
  }

  private Map<String, String> stores(String kind) {
    return Map.of(
        "ssl." + kind + "store.location",
        file.toString(),
        "ssl." + kind + "store.password",
        PASSWORD,
        "ssl." + kind + "store.type",
        "PKCS12");
  }
}
