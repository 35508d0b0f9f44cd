package io.msksdk.local.cluster.listener;

import io.msksdk.local.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.ClientAuthentication;
import software.amazon.awssdk.services.kafka.model.ClientBroker;
import software.amazon.awssdk.services.kafka.model.EncryptionInfo;

/** Which authentication goes with which encryption (developer guide, "Updating security"). */
public final class SecurityRules {
  private static final String ENCRYPTION = "encryptionInfo.encryptionInTransit.";

  private SecurityRules() {}

  /**
   * Checks a combination of settings.
   *
   * @param authentication how clients prove who they are, null for no authentication
   * @param encryption what is encrypted, null for all
   * @param prefix where the settings stand in the call
   * @throws Refusal when the combination is none of the guide's
   */
  public static void check(
      @Nullable ClientAuthentication authentication,
      @Nullable EncryptionInfo encryption,
      String prefix) {
    ClientAccess access = ClientAccess.of(authentication);
    if (access.authenticated().isEmpty()) {
      return;
    }
    ClientBroker clients = ClusterListeners.encryption(encryption);
    if (clients == ClientBroker.PLAINTEXT) {
      throw Refusal.badRequest(
          prefix + ENCRYPTION + "clientBroker",
          "Client authentication requires encryption between clients and brokers:"
              + " PLAINTEXT is not allowed.");
    }
    boolean onlySasl = !access.authenticated().contains(Access.MUTUAL_TLS);
    if (clients == ClientBroker.TLS_PLAINTEXT && onlySasl && !access.unauthenticated()) {
      throw Refusal.badRequest(
          prefix + ENCRYPTION + "clientBroker",
          "SASL authentication requires clientBroker TLS unless unauthenticated access is on.");
    }
    if (!inCluster(encryption)) {
      throw Refusal.badRequest(
          prefix + ENCRYPTION + "inCluster",
          "Client authentication requires encryption between brokers.");
    }
  }

  /**
   * Says whether the brokers encrypt what they send each other.
   *
   * @param encryption the settings, null when there are none
   * @return true unless it is switched off
   */
  public static boolean inCluster(@Nullable EncryptionInfo encryption) {
    return encryption == null
        || encryption.encryptionInTransit() == null
        || !Boolean.FALSE.equals(encryption.encryptionInTransit().inCluster());
  }
}
