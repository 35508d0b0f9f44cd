package io.msksdk.local.cluster.listener;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.ClientAuthentication;

/**
 * What a cluster's authentication settings say.
 *
 * @param authenticated the ways in that ask clients who they are
 * @param unauthenticated whether clients may come without
 */
public record ClientAccess(Set<Access> authenticated, boolean unauthenticated) {

  /**
   * Reads the settings.
   *
   * @param settings the settings, null when there are none
   * @return what they say
   */
  public static ClientAccess of(@Nullable ClientAuthentication settings) {
    Set<Access> ways = new LinkedHashSet<>();
    if (settings == null) {
      return new ClientAccess(ways, false);
    }
    var sasl = settings.sasl();
    if (sasl != null && sasl.iam() != null && Boolean.TRUE.equals(sasl.iam().enabled())) {
      ways.add(Access.IAM);
    }
    if (sasl != null && sasl.scram() != null && Boolean.TRUE.equals(sasl.scram().enabled())) {
      ways.add(Access.SCRAM);
    }
    if (settings.tls() != null && Boolean.TRUE.equals(settings.tls().enabled())) {
      ways.add(Access.MUTUAL_TLS);
    }
    var open = settings.unauthenticated();
    return new ClientAccess(ways, open != null && Boolean.TRUE.equals(open.enabled()));
  }

  /**
   * Says whether clients need no authentication.
   *
   * @return true when that is on, or when nothing else is
   */
  public boolean open() {
    return unauthenticated || authenticated.isEmpty();
  }
}
