package io.msksdk.auth.diagnosis;

import io.msksdk.auth.client.AuthMode;
import io.msksdk.core.arn.MskClusterArn;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kafka.KafkaClient;

/** A SCRAM login that failed: the cluster does not know the user, or not this password. */
final class ScramRefusal implements Check {
  private static final String PROPAGATION =
      " Changes of a secret and of its association take up to 10 minutes.";

  @Override
  public Optional<AccessDiagnosis> look(Failure failure, AccessContext context) {
    boolean refused =
        failure.find(SaslAuthenticationException.class).isPresent()
            && failure.says("invalid credentials");
    return context.mode() == AuthMode.SCRAM && refused
        ? Optional.of(refused(context))
        : Optional.empty();
  }

  private static AccessDiagnosis refused(AccessContext context) {
    KafkaClient kafka = context.kafka().orElse(null);
    MskClusterArn cluster = context.cluster().orElse(null);
    if (kafka == null || cluster == null) {
      return wrong("The broker knows no such user, or not this password.")
          .advising(
              "Compare user and password with the secret. With the cluster's ARN and a client of"
                  + " MSK in the context it is also looked up whether the secret is associated.");
    }
    try {
      List<String> associated =
          kafka.listScramSecretsPaginator(r -> r.clusterArn(cluster.toString())).stream()
              .flatMap(page -> page.secretArnList().stream())
              .toList();
      return byAssociation(associated, context);
    } catch (SdkException | IllegalStateException e) {
      return wrong("The broker knows no such user, or not this password.")
          .because("ListScramSecrets failed: " + e.getClass().getSimpleName() + ".")
          .advising("Compare user and password with the secret.");
    }
  }

  private static AccessDiagnosis byAssociation(List<String> associated, AccessContext context) {
    String secret = context.scramSecret().orElse("");
    if (associated.isEmpty() || (!secret.isEmpty() && !associated.contains(secret))) {
      return AccessDiagnosis.draft(AccessFault.SCRAM_SECRET_NOT_ASSOCIATED)
          .because(
              (secret.isEmpty()
                      ? "No secret"
                      : "The secret " + secret + " is not among the " + associated.size() + " that")
                  + (secret.isEmpty() ? " is" : " are")
                  + " associated with the cluster.")
          .advising("Associate it (BatchAssociateScramSecret)." + PROPAGATION);
    }
    return wrong(
            secret.isEmpty()
                ? "The cluster has " + associated.size() + " secrets associated."
                : "The secret " + secret + " is associated with the cluster.")
        .advising(
            "User and password of the client are not those of the secret: read them from it."
                + PROPAGATION);
  }

  private static AccessDiagnosis.Draft wrong(String evidence) {
    return AccessDiagnosis.draft(AccessFault.WRONG_SECRET).because(evidence);
  }
}
