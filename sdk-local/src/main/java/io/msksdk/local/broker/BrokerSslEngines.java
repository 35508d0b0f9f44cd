package io.msksdk.local.broker;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.auth.SslEngineFactory;
import org.jspecify.annotations.Nullable;

/**
 * TLS of a broker's listeners. Kafka's own keeps the key in a PKCS 12 store, which derives a
 * password anew, 10,000 rounds each time, to put a key in and to take it out, and reads the JDK's
 * authorities where clients need no certificate: most of what TLS costs a broker's start.
 */
public final class BrokerSslEngines implements SslEngineFactory {
  // this kind of store hides a key in one round
  private static final String STORE = "JKS";
  private static final char[] PASSWORD = "local".toCharArray();
  private static final String CLIENT_AUTH = "ssl.client.auth";

  private Map<String, ?> configs = Map.of();
  private @Nullable KeyStore keys;
  private @Nullable KeyStore trusted;
  private @Nullable SSLContext context;

  /** Made by Kafka, by class name. */
  public BrokerSslEngines() {}

  @Override
  public void configure(Map<String, ?> given) {
    configs = given;
    try {
      keys = keys(text(SslConfigs.SSL_KEYSTORE_KEY_CONFIG), chain());
      String authorities = text(SslConfigs.SSL_TRUSTSTORE_CERTIFICATES_CONFIG);
      trusted = authorities == null ? null : trusted(certificates(authorities));
      SSLContext made = SSLContext.getInstance(String.valueOf(given.get("ssl.protocol")));
      made.init(keyManagers(keys), trustManagers(trusted), null);
      context = made;
    } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
      throw new KafkaException("certificate: " + e.getMessage(), e);
    }
  }

  @Override
  public SSLEngine createServerSslEngine(String peerHost, int peerPort) {
    if (configs.get(ServerlessConnections.CONFIG) instanceof ServerlessConnections connections) {
      // a broker that cannot make the engine of a new connection closes it
      connections.admit();
    }
    SSLEngine engine = engine(peerHost, peerPort);
    engine.setUseClientMode(false);
    String clients = String.valueOf(configs.get(CLIENT_AUTH));
    if (clients.equals("required")) {
      engine.setNeedClientAuth(true);
    } else if (clients.equals("requested")) {
      engine.setWantClientAuth(true);
    }
    return engine;
  }

  @Override
  public SSLEngine createClientSslEngine(
      String peerHost, int peerPort, String endpointIdentification) {
    throw new UnsupportedOperationException("brokers reach one another without TLS");
  }

  @Override
  public boolean shouldBeRebuilt(Map<String, Object> nextConfigs) {
    return !nextConfigs.equals(configs);
  }

  @Override
  public Set<String> reconfigurableConfigs() {
    return SslConfigs.RECONFIGURABLE_CONFIGS;
  }

  @Override
  public @Nullable KeyStore keystore() {
    return keys;
  }

  @Override
  public @Nullable KeyStore truststore() {
    return trusted;
  }

  @Override
  public void close() {
    context = null;
  }

  private SSLEngine engine(String peerHost, int peerPort) {
    SSLContext present = context;
    if (present == null) {
      throw new IllegalStateException("TLS: closed (expected: a listener that is open)");
    }
    SSLEngine engine = present.createSSLEngine(peerHost, peerPort);
    String[] protocols = list(SslConfigs.SSL_ENABLED_PROTOCOLS_CONFIG);
    if (protocols.length > 0) {
      engine.setEnabledProtocols(protocols);
    }
    String[] suites = list(SslConfigs.SSL_CIPHER_SUITES_CONFIG);
    if (suites.length > 0) {
      engine.setEnabledCipherSuites(suites);
    }
    return engine;
  }

  private String[] list(String name) {
    return configs.get(name) instanceof List<?> values
        ? values.stream().map(String::valueOf).toArray(String[]::new)
        : new String[0];
  }

  private @Nullable String text(String name) {
    return configs.get(name) instanceof Password secret ? secret.value() : null;
  }

  private Certificate[] chain() throws GeneralSecurityException {
    String chain = text(SslConfigs.SSL_KEYSTORE_CERTIFICATE_CHAIN_CONFIG);
    if (chain == null) {
      throw new GeneralSecurityException("missing (expected: a chain in PEM form)");
    }
    return certificates(chain);
  }

  private static Certificate[] certificates(String pem) throws GeneralSecurityException {
    return CertificateFactory.getInstance("X.509")
        .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))
        .toArray(Certificate[]::new);
  }

  private static KeyStore keys(@Nullable String pem, Certificate[] chain)
      throws GeneralSecurityException, IOException {
    if (pem == null) {
      throw new GeneralSecurityException("no key (expected: one in PEM form)");
    }
    byte[] encoded = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    PrivateKey key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    KeyStore store = empty();
    store.setKeyEntry("broker", key, PASSWORD, chain);
    return store;
  }

  private static KeyStore trusted(Certificate[] authorities)
      throws GeneralSecurityException, IOException {
    KeyStore store = empty();
    for (int i = 0; i < authorities.length; i++) {
      store.setCertificateEntry("authority" + i, authorities[i]);
    }
    return store;
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(STORE);
    store.load(null, null);
    return store;
  }

  private static KeyManager[] keyManagers(KeyStore store) throws GeneralSecurityException {
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, PASSWORD);
    return factory.getKeyManagers();
  }

  private static TrustManager[] trustManagers(@Nullable KeyStore store)
      throws GeneralSecurityException {
    if (store == null) {
      return new TrustManager[0];
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }
}
