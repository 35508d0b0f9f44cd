package io.msksdk.auth.diagnosis;

import io.msksdk.auth.client.Access;
import io.msksdk.auth.client.BootstrapBrokers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.errors.IllegalSaslStateException;
import org.apache.kafka.common.errors.UnsupportedSaslMechanismException;

/**
 * An address that is a broker's, for another way to authenticate. The cluster's own answer is asked
 * first: its ports need not be those of the table, as behind a tunnel.
 */
final class WrongPort implements Check {

  @Override
  public Optional<AccessDiagnosis> look(Failure failure, AccessContext context) {
    Optional<BootstrapBrokers> brokers = context.brokers();
    List<String> evidence = new ArrayList<>();
    for (String server : context.servers()) {
      evidence.addAll(
          brokers.isPresent()
              ? byAnswer(brokers.get(), server, context)
              : Servers.doubts(context.mode(), server));
    }
    failure
        .find(UnsupportedSaslMechanismException.class)
        .ifPresent(e -> evidence.add("The broker says: " + e.getMessage() + "."));
    failure
        .find(IllegalSaslStateException.class)
        .ifPresent(e -> evidence.add("The client says: " + e.getMessage() + "."));
    return evidence.isEmpty()
        ? Optional.empty()
        : Optional.of(
            AccessDiagnosis.draft(AccessFault.WRONG_PORT)
                .because(evidence)
                .because("The client: " + failure.summary() + ".")
                .advising(remedy(context)));
  }

  private static List<String> byAnswer(
      BootstrapBrokers brokers, String server, AccessContext context) {
    List<Access> accesses = Servers.accesses(brokers, server);
    boolean right = accesses.stream().anyMatch(access -> access.mode() == context.mode());
    if (right || (accesses.isEmpty() && !Servers.knowsHost(brokers, server))) {
      return List.of();
    }
    return List.of(
        accesses.isEmpty()
            ? "The cluster has the host of " + server + ", and no listener on this port."
            : "The cluster answers "
                + server
                + " for "
                + accesses.get(0)
                + ", the client uses "
                + context.mode()
                + ".");
  }

  private static String remedy(AccessContext context) {
    List<String> right =
        context.brokers().map(b -> Servers.of(b, context.mode())).orElse(List.of());
    return right.isEmpty()
        ? "Take the servers for " + context.mode() + " from MSK's GetBootstrapBrokers."
        : "For " + context.mode() + " connect to " + String.join(",", right) + ".";
  }
}
