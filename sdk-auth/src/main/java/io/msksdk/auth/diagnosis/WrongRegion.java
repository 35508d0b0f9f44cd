package io.msksdk.auth.diagnosis;

import io.msksdk.auth.client.AuthMode;
import io.msksdk.core.arn.MskClusterArn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Region that was signed for beside the one of the cluster and of its brokers' names. */
final class WrongRegion implements Check {
  private static final Pattern HOST =
      Pattern.compile(
          "(?:[^.]+\\.)+kafka(?:-serverless)?\\.([a-z]{2,4}(?:-[a-z]+)+-[0-9]{1,2})"
              + "\\.amazonaws\\.com(?:\\.cn)?:[0-9]+");

  @Override
  public Optional<AccessDiagnosis> look(Failure failure, AccessContext context) {
    String signed = context.region().orElse("");
    if (context.mode() != AuthMode.IAM || signed.isEmpty() || !IamRefusal.isOne(failure)) {
      return Optional.empty();
    }
    List<String> evidence = new ArrayList<>();
    String cluster = context.cluster().map(MskClusterArn::region).orElse(signed);
    if (!cluster.equals(signed)) {
      evidence.add(
          "The cluster's ARN is of " + cluster + ", the login was signed for " + signed + ".");
    }
    String right = cluster.equals(signed) ? "" : cluster;
    for (String server : context.servers()) {
      Matcher host = HOST.matcher(server);
      if (host.matches() && !host.group(1).equals(signed)) {
        right = host.group(1);
        evidence.add(
            "The broker " + server + " is in " + right + ", signed was for " + signed + ".");
      }
    }
    return evidence.isEmpty()
        ? Optional.empty()
        : Optional.of(
            AccessDiagnosis.draft(AccessFault.WRONG_REGION)
                .because(evidence)
                .advising(
                    "Sign for " + right + ": KafkaAuth.iam(provider).region(\"" + right + "\")."));
  }
}
