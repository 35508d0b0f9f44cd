package io.msksdk.local.iam;

import java.time.Instant;
import javax.security.sasl.SaslServer;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.common.security.authenticator.SaslInternalConfigs;
import org.jspecify.annotations.Nullable;

/** The server of both mechanisms: one message with a presigned request, one answer. */
final class IamSaslServer implements SaslServer {
  private final IamLogin login;
  private final ClusterAccess access;
  private final boolean admitted;
  private @Nullable KafkaPrincipal principal;
  private @Nullable Instant sessionEnd;
  private String requestId = "";
  private boolean introduced;

  IamSaslServer(ClusterAccess access, LoginForm form, boolean admitted) {
    this.login = new IamLogin(access, form);
    this.access = access;
    this.admitted = admitted;
  }

  @Override
  public byte[] evaluateResponse(byte[] message) {
    if (!admitted) {
      // the service's own words (guide, "Troubleshooting": "Too many connects")
      throw new SaslAuthenticationException("Too many connects");
    }
    IamLogin.Outcome outcome = login.verify(message);
    if (outcome.principal() == null) {
      // the text reaches the client; the reason is in the log of denials, as on MSK in the broker's
      throw new SaslAuthenticationException("[" + outcome.requestId() + "]: Access denied");
    }
    principal = new KafkaPrincipal(IamPrincipals.IAM_TYPE, outcome.principal());
    sessionEnd = outcome.sessionEnd();
    requestId = outcome.requestId();
    return login.form().answer(outcome.requestId());
  }

  @Override
  public String getMechanismName() {
    return login.form().mechanism();
  }

  @Override
  public boolean isComplete() {
    return principal != null;
  }

  /** Who was let in; the same object for every request of the connection. */
  KafkaPrincipal principal() {
    if (principal == null) {
      throw new IllegalStateException("authentication is not complete");
    }
    return principal;
  }

  /** Whether the connection hears of this login for the first time. */
  boolean introduce() {
    boolean first = !introduced;
    introduced = true;
    return first;
  }

  /** Writes down that the connection was opened by somebody else, which Kafka refuses. */
  void changed(String before) {
    access
        .denials()
        .add(
            requestId,
            access.clusterArn(),
            getAuthorizationID(),
            "CONNECT",
            access.actions().onCluster(KafkaActions.CONNECT),
            Verdict.refused(
                "principal: %s (expected: %s, who opened the connection). Keep the session name."
                    .formatted(getAuthorizationID(), before)));
  }

  @Override
  public String getAuthorizationID() {
    return principal().getName();
  }

  @Override
  public byte[] unwrap(byte[] incoming, int offset, int length) {
    throw new IllegalStateException(getMechanismName() + " has no security layer of its own");
  }

  @Override
  public byte[] wrap(byte[] outgoing, int offset, int length) {
    throw new IllegalStateException(getMechanismName() + " has no security layer of its own");
  }

  @Override
  public @Nullable Object getNegotiatedProperty(String name) {
    return sessionEnd != null
            && name.equals(SaslInternalConfigs.CREDENTIAL_LIFETIME_MS_SASL_NEGOTIATED_PROPERTY_KEY)
        ? Long.valueOf(sessionEnd.toEpochMilli())
        : null;
  }

  @Override
  public void dispose() {}
}
