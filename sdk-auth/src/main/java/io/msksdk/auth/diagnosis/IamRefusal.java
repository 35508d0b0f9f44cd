package io.msksdk.auth.diagnosis;

import io.msksdk.auth.client.AuthMode;
import io.msksdk.auth.policy.AccessExplanation;
import io.msksdk.core.policy.KafkaClusterAction;
import io.msksdk.core.policy.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * MSK answers every refused IAM login with "Access denied". Which of the reasons it was follows by
 * elimination: credentials and clock are put to STS, what is left is the right to connect.
 */
final class IamRefusal implements Check {
  /** How far a signature's date may be off (IAM User Guide, "Signing AWS API requests"). */
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final KafkaClusterAction CONNECT =
      KafkaClusterAction.find("Connect").orElseThrow();
  private static final Set<String> EXPIRED = Set.of("ExpiredToken", "ExpiredTokenException");
  private static final Set<String> UNKNOWN_KEY =
      Set.of("InvalidClientTokenId", "UnrecognizedClientException");
  private static final Set<String> BAD_SIGNATURE =
      Set.of("SignatureDoesNotMatch", "InvalidSignatureException");
  private static final Set<String> BAD_TIME = Set.of("RequestExpired", "RequestTimeTooSkewed");

  /** Whether the broker refused an IAM login without saying why. */
  static boolean isOne(Failure failure) {
    return failure.find(SaslAuthenticationException.class).isPresent()
        && (failure.says("Access denied") || failure.says("invalid_token"));
  }

  @Override
  public Optional<AccessDiagnosis> look(Failure failure, AccessContext context) {
    if (context.mode() != AuthMode.IAM || !isOne(failure)) {
      return Optional.empty();
    }
    List<String> seen = new ArrayList<>();
    seen.add(
        "The broker refused the login"
            + failure.requestId().map(id -> ", request " + id).orElse("")
            + ".");
    return Optional.of(
        context
            .credentials()
            .map(provider -> byCredentials(provider, seen, context))
            .orElseGet(() -> undecided(seen, "No credentials provider was given to look at.")));
  }

  private static AccessDiagnosis byCredentials(
      AwsCredentialsProvider provider, List<String> seen, AccessContext context) {
    AwsCredentials credentials;
    try {
      credentials = provider.resolveCredentials();
    } catch (RuntimeException e) {
      // only the class: what a provider throws may hold a secret
      return none("The provider threw " + e.getClass().getName() + ".");
    }
    if (credentials == null || credentials.accessKeyId() == null) {
      return none("The provider returned " + (credentials == null ? "null." : "no access key."));
    }
    Optional<CallerProbe> caller =
        context.sts().map(sts -> CallerProbe.ask(sts, credentials, context));
    Optional<Instant> end = credentials.expirationTime();
    // by a clock that is ahead they seem to have ended
    boolean skewed = caller.map(IamRefusal::isSkewed).orElse(false);
    if (!skewed && end.isPresent() && end.get().isBefore(context.time().now())) {
      return expired(seen, "The credentials ended at " + end.get() + ".");
    }
    return caller
        .map(answer -> byCaller(answer, seen, context))
        .orElseGet(() -> undecided(seen, "No client of STS was given to ask."));
  }

  private static AccessDiagnosis none(String proof) {
    return AccessDiagnosis.draft(AccessFault.NO_CREDENTIALS)
        .because(proof)
        .advising("Correct the provider.");
  }

  private static boolean isSkewed(CallerProbe caller) {
    Duration ahead = caller.ahead();
    return ahead != null && ahead.abs().compareTo(TOLERANCE) > 0;
  }

  private static AccessDiagnosis byCaller(
      CallerProbe caller, List<String> seen, AccessContext context) {
    Duration ahead = caller.ahead();
    if (ahead != null && isSkewed(caller)) {
      return skewed(seen, "This machine's clock is " + off(ahead) + " STS's.");
    }
    String error = caller.error();
    return error == null
        ? missingConnect(String.valueOf(caller.arn()), ahead, seen, context)
        : refusedBySts(error, String.valueOf(caller.message()), seen);
  }

  private static AccessDiagnosis refusedBySts(String error, String message, List<String> seen) {
    String words = "STS answers " + error + ": " + message;
    if (EXPIRED.contains(error)) {
      return expired(seen, words);
    }
    boolean time = message.contains("Signature expired") || message.contains("not yet current");
    if (BAD_TIME.contains(error) || (BAD_SIGNATURE.contains(error) && time)) {
      return skewed(seen, words);
    }
    if (UNKNOWN_KEY.contains(error) || BAD_SIGNATURE.contains(error)) {
      return AccessDiagnosis.draft(AccessFault.WRONG_SECRET)
          .because(seen)
          .because(words)
          .advising(
              UNKNOWN_KEY.contains(error)
                  ? "Nobody has this access key, or its session token is not its own: take the"
                      + " credentials anew from where they are issued."
                  : "The secret key does not belong to the access key: take both anew from where"
                      + " they are issued.");
    }
    return undecided(seen, words);
  }

  private static AccessDiagnosis missingConnect(
      String arn, @Nullable Duration ahead, List<String> seen, AccessContext context) {
    List<String> resources = context.cluster().map(c -> List.of(c.toString())).orElse(List.of());
    Statement statement = resources.isEmpty() ? null : CONNECT.minimalStatement(resources.get(0));
    List<String> evidence = new ArrayList<>(seen);
    evidence.add("STS accepts the credentials: they are those of " + arn + ".");
    if (ahead != null) {
      evidence.add("This machine's clock is " + off(ahead) + " STS's, which is tolerated.");
    }
    context
        .policies()
        .filter(policies -> !resources.isEmpty())
        .map(policies -> policies.explain(CONNECT.action(), resources.get(0)))
        .map(AccessExplanation::toString)
        .ifPresent(evidence::add);
    return AccessDiagnosis.draft(AccessFault.MISSING_CONNECT)
        .because(evidence)
        .missing(CONNECT.action(), resources, statement)
        .advising(
            "Allow "
                + CONNECT.action()
                + " on the cluster to "
                + arn
                + "; an edited policy takes effect within about a minute. In another account than"
                + " the cluster's, the cluster's own policy has to allow it too.");
  }

  private static AccessDiagnosis expired(List<String> seen, String proof) {
    return AccessDiagnosis.draft(AccessFault.EXPIRED_CREDENTIALS)
        .because(seen)
        .because(proof)
        .advising("Use a provider that renews them, in place of the credentials it once gave.");
  }

  private static AccessDiagnosis skewed(List<String> seen, String proof) {
    return AccessDiagnosis.draft(AccessFault.CLOCK_SKEW)
        .because(seen)
        .because(proof)
        .advising(
            "Set this machine's clock by a time server: signatures more than "
                + TOLERANCE.toMinutes()
                + " minutes off are refused.");
  }

  private static AccessDiagnosis undecided(List<String> seen, String why) {
    return AccessDiagnosis.draft(AccessFault.UNKNOWN)
        .because(seen)
        .because(why)
        .advising(
            "Give the context the credentials provider and a client of STS: they tell wrong keys,"
                + " expiry and clock skew from a missing kafka-cluster:Connect.");
  }

  private static String off(Duration ahead) {
    return ahead.abs().toSeconds() + (ahead.isNegative() ? " s behind" : " s ahead of");
  }
}
