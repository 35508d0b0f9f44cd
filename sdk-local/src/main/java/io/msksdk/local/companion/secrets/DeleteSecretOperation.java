package io.msksdk.local.companion.secrets;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.msksdk.local.companion.call.CompanionCall;
import io.msksdk.local.companion.wire.Members;
import java.time.Duration;
import java.time.Instant;

/** DeleteSecret: after a window in which it can be seen, or at once. */
record DeleteSecretOperation(Secrets secrets) implements SecretsService.Change {
  private static final String WINDOW = "RecoveryWindowInDays";
  private static final int SHORTEST_WINDOW = 7;
  private static final int LONGEST_WINDOW = 30;

  @Override
  public String name() {
    return "DeleteSecret";
  }

  @Override
  public ObjectNode alone(CompanionCall call) {
    SecretRecord secret = SecretsService.allowed(secrets, call);
    Members request = call.request();
    Integer days = request.number(WINDOW, SHORTEST_WINDOW, LONGEST_WINDOW);
    boolean force = request.flag("ForceDeleteWithoutRecovery");
    if (force && days != null) {
      throw request.wrong(WINDOW, days.toString(), "none together with ForceDeleteWithoutRecovery");
    }
    Instant now = secrets.now();
    Instant gone = force ? now : now.plus(Duration.ofDays(days == null ? LONGEST_WINDOW : days));
    if (force) {
      secrets.remove(call.owner(), secret);
    } else {
      SecretsService.requireLive(secret);
      secret.deletedAt = now;
      secret.goneAt = gone;
    }
    ObjectNode response = SecretsService.named(secret);
    response.putPOJO("DeletionDate", gone);
    return response;
  }
}
