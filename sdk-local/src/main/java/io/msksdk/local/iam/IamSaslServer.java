package io.msksdk.local.iam;

import java.nio.charset.StandardCharsets;
import javax.security.sasl.SaslServer;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.jspecify.annotations.Nullable;

/** The server of the mechanism: one message with a signed payload, one answer. */
final class IamSaslServer implements SaslServer {
  static final String MECHANISM = "AWS_MSK_IAM";
  static final String VERSION = "2020_10_22";

  private final IamLogin login;
  private final boolean admitted;
  private @Nullable String principal;

  IamSaslServer(IamLogin login, boolean admitted) {
    this.login = login;
    this.admitted = admitted;
  }

  @Override
  public byte[] evaluateResponse(byte[] payload) {
    if (!admitted) {
      // the service's own words (guide, "Troubleshooting": "Too many connects")
      throw new SaslAuthenticationException("Too many connects");
    }
    IamLogin.Outcome outcome = login.verify(payload);
    principal = outcome.principal();
    if (principal == null) {
      // the text reaches the client; the reason is in the log of denials, as on MSK in the broker's
      throw new SaslAuthenticationException("[" + outcome.requestId() + "]: Access denied");
    }
    return "{\"version\":\"%s\",\"request-id\":\"%s\"}"
        .formatted(VERSION, outcome.requestId())
        .getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String getMechanismName() {
    return MECHANISM;
  }

  @Override
  public boolean isComplete() {
    return principal != null;
  }

  @Override
  public String getAuthorizationID() {
    if (principal == null) {
      throw new IllegalStateException("authentication is not complete");
    }
    return principal;
  }

  @Override
  public byte[] unwrap(byte[] incoming, int offset, int length) {
    throw new IllegalStateException(MECHANISM + " has no security layer of its own");
  }

  @Override
  public byte[] wrap(byte[] outgoing, int offset, int length) {
    throw new IllegalStateException(MECHANISM + " has no security layer of its own");
  }

  @Override
  public @Nullable Object getNegotiatedProperty(String name) {
    return null;
  }

  @Override
  public void dispose() {}
}
