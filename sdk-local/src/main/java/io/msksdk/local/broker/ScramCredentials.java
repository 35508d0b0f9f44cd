package io.msksdk.local.broker;

import io.msksdk.local.cluster.brokers.ScramUser;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialDeletion;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;

/** The users that came from secrets, and what must change to have others. Not thread-safe. */
final class ScramCredentials {
  // the one mechanism of the service (guide, "SASL/SCRAM authentication limitations")
  private static final ScramMechanism MECHANISM = ScramMechanism.SCRAM_SHA_512;
  // the fewest Kafka accepts: more would only cost each login time
  private static final ScramCredentialInfo INFO = new ScramCredentialInfo(MECHANISM, 4096);

  private Map<String, ScramUser> present = Map.of();

  Change to(Collection<ScramUser> users) {
    Map<String, ScramUser> wanted = new HashMap<>();
    users.forEach(user -> wanted.put(user.name(), user));
    List<UserScramCredentialAlteration> alterations = new ArrayList<>();
    Set<String> gone = new HashSet<>(present.keySet());
    gone.removeAll(wanted.keySet());
    gone.forEach(name -> alterations.add(new UserScramCredentialDeletion(name, MECHANISM)));
    for (ScramUser user : wanted.values()) {
      if (!user.equals(present.get(user.name()))) {
        alterations.add(new UserScramCredentialUpsertion(user.name(), INFO, user.password()));
      }
    }
    return new Change(wanted, alterations);
  }

  void done(Change change) {
    present = change.users;
  }

  /** A change of users. Never shows a password. */
  static final class Change {
    private final Map<String, ScramUser> users;
    private final List<UserScramCredentialAlteration> alterations;

    private Change(Map<String, ScramUser> users, List<UserScramCredentialAlteration> alterations) {
      this.users = users;
      this.alterations = List.copyOf(alterations);
    }

    List<UserScramCredentialAlteration> alterations() {
      return alterations;
    }
  }
}
