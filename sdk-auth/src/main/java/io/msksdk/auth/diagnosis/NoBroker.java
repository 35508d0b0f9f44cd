package io.msksdk.auth.diagnosis;

import io.msksdk.auth.client.AuthMode;
import io.msksdk.auth.client.BootstrapBrokers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;

/** Nobody answered as a broker does: looks at what is there instead. */
final class NoBroker implements Check {

  @Override
  public Optional<AccessDiagnosis> look(Failure failure, AccessContext context) {
    boolean silent =
        failure.find(TimeoutException.class).isPresent()
            || failure.find(java.util.concurrent.TimeoutException.class).isPresent()
            || failure.find(DisconnectException.class).isPresent()
            || (failure.find(ConfigException.class).isPresent() && failure.says("bootstrap"))
            || failure.find(SslAuthenticationException.class).isPresent()
            || failure.find(SSLException.class).isPresent();
    return silent ? Optional.of(diagnose(failure, context)) : Optional.empty();
  }

  private static AccessDiagnosis diagnose(Failure failure, AccessContext context) {
    List<String> evidence = new ArrayList<>();
    evidence.add("The client says: " + failure.summary() + ".");
    boolean broker = false;
    for (String server : context.servers()) {
      Optional<BootstrapBrokers> brokers = context.brokers();
      boolean known = brokers.map(b -> Servers.knowsHost(b, server)).orElse(false);
      if (brokers.isPresent() && !known) {
        evidence.add("The cluster's bootstrap brokers do not have " + server + ".");
      }
      EndpointProbe.Answer answer = EndpointProbe.of(server).answer();
      evidence.add(server + ": " + words(answer) + ".");
      boolean fits =
          answer == EndpointProbe.Answer.TLS
              || (answer == EndpointProbe.Answer.NO_TLS && context.mode() == AuthMode.PLAINTEXT);
      broker |= known || (fits && brokers.isEmpty());
    }
    return broker
        ? AccessDiagnosis.draft(AccessFault.UNKNOWN)
            .because(evidence)
            .advising(
                "The address is right: look at the security group of the brokers, the route, and"
                    + " the cluster's state.")
        : AccessDiagnosis.draft(AccessFault.NOT_MSK)
            .because(evidence)
            .advising("Take the servers from MSK's GetBootstrapBrokers.");
  }

  private static String words(EndpointProbe.Answer answer) {
    return switch (answer) {
      case NO_SUCH_HOST -> "the name leads nowhere";
      case UNREACHABLE -> "nobody takes the connection";
      case NO_TLS -> "something answers, without TLS";
      case TLS -> "something answers with TLS";
    };
  }
}
