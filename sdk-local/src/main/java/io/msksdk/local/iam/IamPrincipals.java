package io.msksdk.local.iam;

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
      return new KafkaPrincipal(IAM_TYPE, server.getAuthorizationID());
    }
    return standard.build(context);
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
