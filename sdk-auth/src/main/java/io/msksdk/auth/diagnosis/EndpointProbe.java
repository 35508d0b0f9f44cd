package io.msksdk.auth.diagnosis;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * What answers at an address: nothing, something without TLS, or TLS with a certificate. The
 * handshake is given up as soon as the certificate is seen, so nothing is sent to anyone.
 */
record EndpointProbe(Answer answer, List<X509Certificate> certificates) {
  private static final int MILLIS = 5_000;

  /** What answers. */
  enum Answer {
    /** The name leads nowhere. */
    NO_SUCH_HOST,
    /** Nobody takes the connection. */
    UNREACHABLE,
    /** The connection is taken, and what is said is not TLS. */
    NO_TLS,
    /** A certificate is shown. */
    TLS
  }

  static EndpointProbe of(String server) {
    int colon = server.lastIndexOf(':');
    String host = server.substring(0, Math.max(0, colon));
    InetSocketAddress address = new InetSocketAddress(host, port(server.substring(colon + 1)));
    if (address.isUnresolved()) {
      return new EndpointProbe(Answer.NO_SUCH_HOST, List.of());
    }
    try (Socket socket = new Socket()) {
      socket.connect(address, MILLIS);
      socket.setSoTimeout(MILLIS);
      return handshake(socket, host, address.getPort());
    } catch (IOException e) {
      return new EndpointProbe(Answer.UNREACHABLE, List.of());
    }
  }

  private static int port(String text) {
    try {
      return Math.min(65_535, Math.max(0, Integer.parseInt(text)));
    } catch (NumberFormatException e) {
      return 0; // nothing answers there, which is the truth about such an address
    }
  }

  private static EndpointProbe handshake(Socket socket, String host, int port) throws IOException {
    Onlooker onlooker = new Onlooker();
    try (SSLSocket tls =
        (SSLSocket) context(onlooker).getSocketFactory().createSocket(socket, host, port, false)) {
      tls.startHandshake();
      return new EndpointProbe(Answer.TLS, onlooker.seen);
    } catch (SSLException | java.net.SocketTimeoutException | java.io.EOFException e) {
      return onlooker.seen.isEmpty()
          ? new EndpointProbe(Answer.NO_TLS, List.of())
          : new EndpointProbe(Answer.TLS, onlooker.seen);
    }
  }

  private static SSLContext context(Onlooker onlooker) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {onlooker}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("TLS is part of every JDK", e);
    }
  }

  /** Looks at certificates and trusts none. */
  private static final class Onlooker implements X509TrustManager {
    private List<X509Certificate> seen = List.of();

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      throw new CertificateException("only looking");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      seen = List.of(chain);
      throw new CertificateException("only looking");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
