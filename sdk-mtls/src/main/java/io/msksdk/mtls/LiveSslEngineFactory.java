package io.msksdk.mtls;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.apache.kafka.common.security.auth.SslEngineFactory;
import org.jspecify.annotations.Nullable;

/**
 * Opens the TLS connections of a Kafka client with the certificate a {@link LiveIdentity} has at
 * that moment. Kafka clients read key stores once, when they are made; this is the one place they
 * ask again for every connection. Public because Kafka makes it by its class; there is no reason to
 * use it directly.
 */
public final class LiveSslEngineFactory implements SslEngineFactory {
  private @Nullable LiveIdentity identity;
  private @Nullable Opened opened;

  /** What one identity opens connections with; sessions are resumed within it and not beyond. */
  private record Opened(ClientIdentity identity, SSLContext context) {}

  /** Called by Kafka. */
  public LiveSslEngineFactory() {}

  /**
   * Takes the identity out of a client's settings.
   *
   * @param configs the client's settings
   * @throws InvalidSpecException if they are not those of {@link LiveIdentity#settings()}
   */
  @Override
  public void configure(Map<String, ?> configs) {
    Object value = configs.get(LiveIdentity.SETTING);
    if (!(value instanceof LiveIdentity live)) {
      throw InvalidSpecException.of(
          Finding.error(
                  "mtls.identity",
                  LiveIdentity.SETTING,
                  value == null ? null : "a " + value.getClass().getName(),
                  "the object that LiveIdentity.settings put there")
              .advising("Pass the client these settings whole and as objects."));
    }
    identity = live;
  }

  @Override
  public SSLEngine createClientSslEngine(
      String peerHost, int peerPort, String endpointIdentification) {
    SSLEngine engine = context().createSSLEngine(peerHost, peerPort);
    engine.setUseClientMode(true);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm(endpointIdentification);
    engine.setSSLParameters(parameters);
    return engine;
  }

  @Override
  public SSLEngine createServerSslEngine(String peerHost, int peerPort) {
    throw new UnsupportedOperationException("LiveSslEngineFactory is for Kafka clients");
  }

  /** Never: what changes is looked at for every connection anyway. */
  @Override
  public boolean shouldBeRebuilt(Map<String, Object> nextConfigs) {
    return false;
  }

  @Override
  public Set<String> reconfigurableConfigs() {
    return Set.of();
  }

  @Override
  public @Nullable KeyStore keystore() {
    return null;
  }

  @Override
  public @Nullable KeyStore truststore() {
    return null;
  }

  /** Does nothing: the identity belongs to whoever started it. */
  @Override
  public void close() {
    // nothing was opened
  }

  private synchronized SSLContext context() {
    LiveIdentity live = identity;
    if (live == null) {
      throw new IllegalStateException("configure was not called");
    }
    ClientIdentity now = live.current();
    Opened last = opened;
    if (last == null || last.identity() != now) {
      last = new Opened(now, open(now, live));
      opened = last;
    }
    return last.context();
  }

  private static SSLContext open(ClientIdentity identity, LiveIdentity live) {
    try {
      char[] none = new char[0];
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(identity.keyStore(none), none);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trust(live), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("TLS is part of every JDK", e);
    }
  }

  /** Null means the JVM's own authorities. */
  private static TrustManager @Nullable [] trust(LiveIdentity live)
      throws GeneralSecurityException, IOException {
    if (live.trusted().isEmpty()) {
      return null;
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    for (int i = 0; i < live.trusted().size(); i++) {
      store.setCertificateEntry("authority-" + i, live.trusted().get(i));
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    return trust.getTrustManagers();
  }
}
