package io.msksdk.auth.client;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** A self-signed certificate with its key, which is public and so protects nothing. */
final class TestIdentity {
  private static final String CHAIN =
      """
      -----BEGIN CERTIFICATE-----
      MIIBfTCCASSgAwIBAgIJAKglqrWua/9nMAoGCCqGSM49BAMCMDIxEDAOBgNVBAoT
      B0V4YW1wbGUxDTALBgNVBAsTBGFwcHMxDzANBgNVBAMTBm9yZGVyczAgFw0yNjEx
      MjAxNDEwMTFaGA8yMTI1MDYxNDE0MTAxMVowMjEQMA4GA1UEChMHRXhhbXBsZTEN
      MAsGA1UECxMEYXBwczEPMA0GA1UEAxMGb3JkZXJzMFkwEwYHKoZIzj0CAQYIKoZI
      zj0DAQcDQgAEZCZDawaM75EU1UeLGC1FykVMRXp2+2yq/LSGw2RQ19HL/xkdjloY
      y/OJ5DxCoi2kMkdVkALt/FEGYnNhOjGFnKMhMB8wHQYDVR0OBBYEFKuWXhGzrisg
      E2wWl7JOBtyueL1eMAoGCCqGSM49BAMCA0cAMEQCIDCkQoNthUHTvVs9WTI/06cK
      BEKJF/Ow+VdWCqHegkUFAiALafbWkACZAsZCzn6yQ3mDOXOiaCDaotmU4qmvT5/o
      hQ==
      -----END CERTIFICATE-----
      """;
  private static final String KEY =
      """
      -----BEGIN PRIVATE KEY-----
      MEECAQAwEwYHKoZIzj0CAQYIKoZIzj0DAQcEJzAlAgEBBCAQftx6fuuRY0G7IL+6
      k7iCRpHZNQrHCAdIJe9WozdkDw==
      -----END PRIVATE KEY-----
      """;

  private TestIdentity() {}

  static TestIdentity create() {
    return new TestIdentity();
  }

  String chain() {
    return CHAIN;
  }

  String key() {
    return KEY;
  }

  void store(String type, Path path, char[] password) throws Exception {
    KeyStore store = KeyStore.getInstance(type);
    store.load(null, null);
    store.setKeyEntry("client", privateKey(), password, new Certificate[] {certificate()});
    try (OutputStream out = Files.newOutputStream(path)) {
      store.store(out, password);
    }
  }

  private static PrivateKey privateKey() throws GeneralSecurityException {
    String body = KEY.replaceAll("-----[A-Z ]+-----|\\s", "");
    return KeyFactory.getInstance("EC")
        .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body)));
  }

  private static Certificate certificate() throws GeneralSecurityException {
    return CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(CHAIN.getBytes(StandardCharsets.US_ASCII)));
  }
}
