package io.msksdk.auth.scram;

import io.msksdk.auth.call.AwsAnswers;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.call.CallException;
import io.msksdk.core.call.Caller;
import io.msksdk.core.catalogue.Limits;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import io.msksdk.core.time.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.UnprocessedScramSecret;

/** Which secrets a cluster has. */
final class Associations {
  static final Duration PROPAGATION = Duration.ofMinutes(10);

  /** 1, 2, 4, 8 and 16 seconds: what IAM, KMS and Secrets Manager need to agree on a new secret. */
  private static final int RACE_TRIES = 6;

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  private final KafkaClient client;
  private final Caller caller;
  private final Time time;
  private final int batch = Math.toIntExact(Limits.published().value("scramSecretsPerCall"));

  Associations(KafkaClient client, Caller caller, Time time) {
    this.client = client;
    this.caller = caller;
    this.time = time;
  }

  /** A change of some secrets; answers those it left as they were. */
  private interface Change {
    List<UnprocessedScramSecret> of(List<String> arns);
  }

  List<ScramSecret> list(MskClusterArn cluster) {
    return caller.read(
        "ListScramSecrets",
        () ->
            AwsAnswers.get(
                "ListScramSecrets",
                () ->
                    client.listScramSecretsPaginator(r -> r.clusterArn(cluster.toString())).stream()
                        .flatMap(page -> page.secretArnList().stream())
                        .map(ScramSecret::new)
                        .sorted()
                        .toList()));
  }

  List<ScramResult> associate(MskClusterArn cluster, Collection<ScramSecret> wanted) {
    Set<ScramSecret> secrets = new LinkedHashSet<>(wanted);
    Set<ScramSecret> there = new HashSet<>(list(cluster));
    requireUsable(cluster, secrets, there);
    return change(secrets, there, arns -> associating(cluster, arns));
  }

  List<ScramResult> disassociate(MskClusterArn cluster, Collection<ScramSecret> unwanted) {
    Set<ScramSecret> secrets = new LinkedHashSet<>(unwanted);
    Set<ScramSecret> absent = new HashSet<>(secrets);
    list(cluster).forEach(absent::remove);
    return change(secrets, absent, arns -> disassociating(cluster, arns));
  }

  private List<ScramResult> change(
      Set<ScramSecret> secrets, Set<ScramSecret> asWanted, Change change) {
    Map<ScramSecret, ScramResult> results = new LinkedHashMap<>();
    List<ScramSecret> open = new ArrayList<>();
    for (ScramSecret secret : secrets) {
      results.put(secret, ScramResult.already(secret));
      if (!asWanted.contains(secret)) {
        open.add(secret);
      }
    }
    String stopped = "";
    for (int at = 0; at < open.size(); at += batch) {
      List<ScramSecret> part = open.subList(at, Math.min(open.size(), at + batch));
      stopped = stopped.isEmpty() ? settle(part, change, results) : skip(part, stopped, results);
    }
    return List.copyOf(results.values());
  }

  /**
   * Changes one batch; what MSK does not see yet is tried again. Answers why to stop, or nothing.
   */
  private String settle(
      List<ScramSecret> batch, Change change, Map<ScramSecret, ScramResult> results) {
    List<ScramSecret> open = batch;
    Duration pause = FIRST_PAUSE;
    for (int attempt = 1; !open.isEmpty(); attempt++) {
      List<UnprocessedScramSecret> left;
      try {
        left = change.of(open.stream().map(ScramSecret::arn).toList());
      } catch (CallException e) {
        open.forEach(
            s -> results.put(s, ScramResult.failed(s, e.code(), String.valueOf(e.getMessage()))));
        return e.retryable() ? "" : String.valueOf(e.getMessage());
      }
      open.forEach(secret -> results.put(secret, ScramResult.done(secret)));
      open = new ArrayList<>();
      for (UnprocessedScramSecret each : left) {
        ScramSecret secret = new ScramSecret(each.secretArn());
        results.put(secret, ScramResult.failed(secret, each.errorCode(), each.errorMessage()));
        if (passing(each) && attempt < RACE_TRIES) {
          open.add(secret);
        }
      }
      if (!open.isEmpty() && !slept(pause)) {
        return "given up, the thread was interrupted";
      }
      pause = pause.multipliedBy(2);
    }
    return "";
  }

  private static String skip(
      List<ScramSecret> batch, String why, Map<ScramSecret, ScramResult> results) {
    batch.forEach(secret -> results.put(secret, ScramResult.notTried(secret, why)));
    return why;
  }

  /** What a secret that was just made can be refused with until every service knows it. */
  private static boolean passing(UnprocessedScramSecret left) {
    String said = (left.errorCode() + " " + left.errorMessage()).toLowerCase(Locale.ROOT);
    return said.contains("able to access")
        || said.contains("notfound")
        || said.contains("not found")
        || said.contains("internal")
        || said.contains("throttl");
  }

  private boolean slept(Duration pause) {
    try {
      time.sleep(pause);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private List<UnprocessedScramSecret> associating(MskClusterArn cluster, List<String> arns) {
    String operation = "BatchAssociateScramSecret";
    return caller.write(
        operation,
        () ->
            AwsAnswers.get(
                operation,
                () ->
                    client
                        .batchAssociateScramSecret(
                            r ->
                                r.clusterArn(cluster.toString())
                                    .secretArnList(arns)
                                    .overrideConfiguration(AwsAnswers.ONCE))
                        .unprocessedScramSecrets()));
  }

  private List<UnprocessedScramSecret> disassociating(MskClusterArn cluster, List<String> arns) {
    String operation = "BatchDisassociateScramSecret";
    return caller.write(
        operation,
        () ->
            AwsAnswers.get(
                operation,
                () ->
                    client
                        .batchDisassociateScramSecret(
                            r ->
                                r.clusterArn(cluster.toString())
                                    .secretArnList(arns)
                                    .overrideConfiguration(AwsAnswers.ONCE))
                        .unprocessedScramSecrets()));
  }

  private static void requireUsable(
      MskClusterArn cluster, Set<ScramSecret> secrets, Set<ScramSecret> there) {
    Findings findings = Findings.create();
    for (ScramSecret secret : secrets) {
      if (!secret.name().startsWith(ScramUser.PREFIX)) {
        findings.add(
            Finding.error(
                "scram.secret-name", "secret", secret.arn(), "a name that begins AmazonMSK_"));
      }
      if (!secret.region().equals(cluster.region())
          || !secret.account().equals(cluster.account())) {
        findings.add(
            Finding.error(
                "scram.secret-place",
                "secret",
                secret.arn(),
                "account " + cluster.account() + " and Region " + cluster.region()));
      }
    }
    long most = Limits.published().value("scramUsersPerCluster");
    Set<ScramSecret> all = new HashSet<>(there);
    all.addAll(secrets);
    if (all.size() > most) {
      findings.add(
          Finding.error("scram.users", "secrets", all.size(), "at most " + most + " per cluster"));
    }
    findings.requireNoErrors();
  }
}
