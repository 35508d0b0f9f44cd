package io.msksdk.local.broker;

import io.msksdk.local.TestEngine;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.apache.kafka.common.message.RequestHeaderData;
import org.apache.kafka.common.message.ResponseHeaderData;
import org.apache.kafka.common.message.SaslAuthenticateRequestData;
import org.apache.kafka.common.message.SaslAuthenticateResponseData;
import org.apache.kafka.common.message.SaslHandshakeRequestData;
import org.apache.kafka.common.message.SaslHandshakeResponseData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.protocol.MessageUtil;

/** Logs in with any payload at all, which the official client would never send. */
public final class RawLogin implements AutoCloseable {
  private static final int LONGEST_MILLIS = 30_000;

  private final SSLSocket socket;

  public RawLogin(TestEngine engine, String broker) throws IOException, GeneralSecurityException {
    int colon = broker.lastIndexOf(':');
    socket =
        (SSLSocket)
            trusting(engine)
                .getSocketFactory()
                .createSocket(
                    broker.substring(0, colon), Integer.parseInt(broker.substring(colon + 1)));
    socket.setSoTimeout(LONGEST_MILLIS);
  }

  /** Returns what the broker says: its payload, or its error message. */
  String with(byte[] payload) throws IOException {
    return with("AWS_MSK_IAM", payload);
  }

  /** Returns what the broker says to a message of a mechanism. */
  public String with(String mechanism, byte[] payload) throws IOException {
    ByteBuffer handshake =
        call(
            ApiKeys.SASL_HANDSHAKE,
            (short) 1,
            new SaslHandshakeRequestData().setMechanism(mechanism));
    SaslHandshakeResponseData shaken =
        new SaslHandshakeResponseData(new ByteBufferAccessor(handshake), (short) 1);
    if (shaken.errorCode() != 0) {
      return "mechanisms: " + shaken.mechanisms();
    }
    SaslAuthenticateResponseData answer =
        new SaslAuthenticateResponseData(
            new ByteBufferAccessor(
                call(
                    ApiKeys.SASL_AUTHENTICATE,
                    (short) 1,
                    new SaslAuthenticateRequestData().setAuthBytes(payload))),
            (short) 1);
    return answer.errorCode() == 0
        ? new String(answer.authBytes(), StandardCharsets.UTF_8)
        : answer.errorMessage();
  }

  private ByteBuffer call(ApiKeys key, short version, ApiMessage request) throws IOException {
    short headerVersion = key.requestHeaderVersion(version);
    RequestHeaderData header =
        new RequestHeaderData()
            .setRequestApiKey(key.id)
            .setRequestApiVersion(version)
            .setCorrelationId(1)
            .setClientId("raw");
    ByteBuffer head = MessageUtil.toByteBufferAccessor(header, headerVersion).buffer();
    ByteBuffer body = MessageUtil.toByteBufferAccessor(request, version).buffer();
    ByteBuffer frame = ByteBuffer.allocate(4 + head.remaining() + body.remaining());
    frame.putInt(head.remaining() + body.remaining()).put(head).put(body);
    OutputStream out = socket.getOutputStream();
    out.write(frame.array());
    out.flush();
    DataInputStream in = new DataInputStream(socket.getInputStream());
    ByteBuffer answer = ByteBuffer.wrap(in.readNBytes(in.readInt()));
    ResponseHeaderData unused =
        new ResponseHeaderData(new ByteBufferAccessor(answer), key.responseHeaderVersion(version));
    return answer;
  }

  private static SSLContext trusting(TestEngine engine)
      throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    try (var in = Files.newInputStream(engine.caFile())) {
      Certificate ca = CertificateFactory.getInstance("X.509").generateCertificate(in);
      trusted.setCertificateEntry("ca", ca);
    }
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
