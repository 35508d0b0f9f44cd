package io.msksdk.local.scram;

import io.msksdk.local.resource.Owner;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which secrets a cluster can have (developer guide, "SASL/SCRAM authentication limitations"). */
final class SecretRules {
  private static final Pattern ARN =
      Pattern.compile(
          "arn:aws[a-z-]*:secretsmanager:([a-z0-9-]+):([0-9]{12}):secret:([A-Za-z0-9/_+=.@!-]+)");
  private static final String PREFIX = "AmazonMSK_";

  private final SecretLookup secrets;

  SecretRules(SecretLookup secrets) {
    this.secrets = secrets;
  }

  /** Returns why a secret cannot be associated, null when it can. */
  @Nullable String problem(Owner owner, String secretArn) {
    Matcher arn = ARN.matcher(secretArn);
    if (!arn.matches()) {
      return "The provided secret ARN is invalid.";
    }
    if (!arn.group(3).startsWith(PREFIX)) {
      return "The provided secret arn cannot be used with Amazon MSK. Secret names must have the"
          + " prefix 'AmazonMSK_'";
    }
    if (!arn.group(1).equals(owner.region()) || !arn.group(2).equals(owner.account())) {
      return "The provided secret must be in the same account and Region as the cluster.";
    }
    Optional<SecretFacts> facts = secrets.find(owner, secretArn);
    if (facts.isEmpty()) {
      return "Amazon MSK wasn't able to access the provided secret.";
    }
    return facts.get().defaultKey()
        ? "The provided secret is encrypted with the default Secrets Manager key. Use a customer"
            + " managed key."
        : null;
  }
}
