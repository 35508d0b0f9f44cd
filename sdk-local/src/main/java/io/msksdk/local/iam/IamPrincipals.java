package io.msksdk.local.iam;

import javax.net.ssl.SSLSession;
import org.apache.kafka.common.security.auth.AuthenticationContext;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.common.security.auth.KafkaPrincipalBuilder;
import org.apache.kafka.common.security.auth.SaslAuthenticationContext;
import org.apache.kafka.common.security.authenticator.DefaultKafkaPrincipalBuilder;
import org.apache.kafka.common.security.ssl.SslPrincipalMapper;

/**
 * Tells three kinds of callers apart by the listener they came through: brokers, IAM callers, and
 * those that Kafka ACLs govern. The kind must be in the principal, for nothing else of a client
 * survives when a broker forwards its request to the controller.
 */
public final class IamPrincipals implements KafkaPrincipalBuilder {
  /** The principal type of brokers and controllers. */
  public static final String BROKER_TYPE = "Broker";

  /** The principal type of IAM callers; the name is the caller's ARN. */
  public static final String IAM_TYPE = "IAM";

  private static final String OPENED_BY = "msk.local.opened.by";
  private static final KafkaPrincipal BROKER = new KafkaPrincipal(BROKER_TYPE, "internal");

  // the name of a client's certificate as it is
  private final DefaultKafkaPrincipalBuilder standard =
      new DefaultKafkaPrincipalBuilder(null, SslPrincipalMapper.fromRules("DEFAULT"));

  /** Made by Kafka, by class name. */
  public IamPrincipals() {}

  @Override
  public KafkaPrincipal build(AuthenticationContext context) {
    String listener = context.listenerName();
    if (listener.equals("INTERNAL") || listener.equals("CONTROLLER")) {
      return BROKER;
    }
    if (context instanceof SaslAuthenticationContext sasl
        && sasl.server() instanceof IamSaslServer server) {
      if (server.introduce()) {
        sasl.sslSession().ifPresent(connection -> compare(connection, server));
      }
      return server.principal();
    }
    return standard.build(context);
  }

  /** Kafka refuses a change by itself and tells nobody but the client; the log must know it too. */
  private static void compare(SSLSession connection, IamSaslServer server) {
    Object before = connection.getValue(OPENED_BY);
    if (before == null) {
      connection.putValue(OPENED_BY, server.getAuthorizationID());
    } else if (!before.equals(server.getAuthorizationID())) {
      server.changed(before.toString());
    }
  }

  @Override
  public byte[] serialize(KafkaPrincipal principal) {
    return standard.serialize(principal);
  }

  @Override
  public KafkaPrincipal deserialize(byte[] bytes) {
    return standard.deserialize(bytes);
  }
}
