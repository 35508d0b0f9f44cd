package io.msksdk.changefeed.preflight;

import io.msksdk.core.check.Finding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Whether brokers are found, reached and trusted. */
final class NetworkCheck {
  /** Length, ApiVersions, its version 0, number 0, no client's name. */
  private static final byte[] API_VERSIONS = {0, 0, 0, 10, 0, 18, 0, 0, 0, 0, 0, 0, -1, -1};

  private final Results results;
  private final @Nullable String ca;
  private final boolean tls;
  private final int timeout;

  NetworkCheck(Results results, boolean tls, @Nullable String ca, Duration timeout) {
    this.results = results;
    this.tls = tls;
    this.ca = ca;
    this.timeout = (int) timeout.toMillis();
  }

  /** Says whether at least one broker can be talked to. */
  boolean check(Collection<String> brokers) {
    boolean any = false;
    for (String broker : brokers) {
      any |= check(broker);
    }
    return any;
  }

  private boolean check(String broker) {
    int colon = broker.lastIndexOf(':');
    String host = broker.substring(0, colon).replaceAll("[\\[\\]]", "");
    int port = Integer.parseInt(broker.substring(colon + 1));
    InetAddress address = resolved(broker, host);
    return address != null && connected(broker, address, host, port);
  }

  private @Nullable InetAddress resolved(String broker, String host) {
    try {
      InetAddress address = InetAddress.getByName(host);
      results.passed("dns", broker, address.getHostAddress());
      return address;
    } catch (UnknownHostException unknown) {
      results.found(
          "dns",
          broker,
          Finding.error("changefeed.preflight.dns", "broker", broker, "a name that resolves")
              .advising(
                  "Turn DNS resolution on for the peering connection (Accepter DNS resolution), or"
                      + " correct the name."));
      return null;
    }
  }

  private boolean connected(String broker, InetAddress address, String host, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), timeout);
      results.passed("reach", broker, "connected");
      return tls ? handshake(broker, socket, host, port) : plain(broker, socket);
    } catch (IOException unreachable) {
      results.found(
          "reach",
          broker,
          Finding.error("changefeed.preflight.reach", "broker", broker, "a port that answers")
              .advising(
                  "Allow the port in the security group for the CIDR TiCDC comes from, and check"
                      + " peering and routes ("
                      + unreachable.getClass().getSimpleName()
                      + ")."));
      return false;
    }
  }

  /**
   * Asks for versions, which every broker answers before a login. What Kafka's client makes of the
   * answer of a port that speaks TLS is a message of 352 MB.
   */
  private boolean plain(String broker, Socket socket) {
    if (firstByte(socket) <= 0) {
      return true;
    }
    results.found(
        "tls",
        broker,
        Finding.error("changefeed.preflight.tls", "broker", broker, "a port without TLS")
            .advising("It speaks TLS: set enable-tls=true. On MSK 9092 alone is plaintext."));
    return false;
  }

  /** Of an answer; 0 of one who hangs up or is silent, whom the login tells apart. */
  private int firstByte(Socket socket) {
    try {
      socket.setSoTimeout(timeout);
      socket.getOutputStream().write(API_VERSIONS);
      return socket.getInputStream().read();
    } catch (IOException none) {
      return 0;
    }
  }

  private boolean handshake(String broker, Socket open, String host, int port) {
    try (SSLSocket socket =
        (SSLSocket) context().getSocketFactory().createSocket(open, host, port, true)) {
      socket.setSoTimeout(timeout);
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      results.passed("tls", broker, socket.getSession().getProtocol());
      return true;
    } catch (SSLException refused) {
      results.found("tls", broker, distrusted(broker, refused));
    } catch (IOException | GeneralSecurityException broken) {
      results.found("tls", broker, notTls(broker));
    }
    return false;
  }

  private static Finding distrusted(String broker, SSLException refused) {
    String why = String.valueOf(refused.getMessage());
    boolean trust =
        why.contains("PKIX") || why.contains("certificate") || why.contains("No subject");
    return trust
        ? Finding.error("changefeed.preflight.tls", "broker", broker, "a certificate TiCDC trusts")
            .advising(
                "The system of the TiCDC servers must trust its authority, or ca, cert and key"
                    + " must name files there; TiDB Cloud takes no self-signed certificate.")
        : notTls(broker);
  }

  private static Finding notTls(String broker) {
    return Finding.error("changefeed.preflight.tls", "broker", broker, "a port that speaks TLS")
        .advising("On MSK 9094 and 9096 do, 9092 does not: change the port or drop enable-tls.");
  }

  private SSLContext context() throws GeneralSecurityException, IOException {
    SSLContext context = SSLContext.getInstance("TLS");
    if (ca == null) {
      context.init(null, null, null);
      return context;
    }
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    int number = 0;
    for (Certificate certificate :
        CertificateFactory.getInstance("X.509")
            .generateCertificates(
                new ByteArrayInputStream(ca.getBytes(StandardCharsets.US_ASCII)))) {
      store.setCertificateEntry("ca-" + number++, certificate);
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
